// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.route.RouteTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "check-config",
        description = "Checks configuration files, and says everything that is wrong with them.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files = List.of();

    @Option(
            names = "--strict",
            description = "Refuse receivers that this version cannot deliver, instead of warning.")
    private boolean strict;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "simple or json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "simple")
    private OutputFormat output = OutputFormat.SIMPLE;

    @Override
    public Integer call() {
        ReadOptions options = strict ? ReadOptions.DEFAULT.strictly() : ReadOptions.DEFAULT;
        List<ReadResult> results =
                files.stream().map(f -> ConfigurationReader.readFile(f, options)).toList();
        PrintWriter out = spec.commandLine().getOut();
        switch (output) {
            case SIMPLE -> results.forEach(r -> print(r, out));
            case JSON -> {
                ArrayNode array = ApiClient.JSON.createArrayNode();
                results.forEach(r -> describe(r, array.addObject()));
                out.println(array.toPrettyString());
            }
        }
        out.flush();
        return results.stream().allMatch(ReadResult.Accepted.class::isInstance) ? 0 : 1;
    }

    private static void print(ReadResult result, PrintWriter out) {
        switch (result) {
            case ReadResult.Accepted accepted -> {
                Configuration configuration = accepted.configuration();
                out.println(result.file() + ": fine");
                out.printf(
                        "  %d routes, %d receivers, %d inhibit rules, %d time intervals%n",
                        new RouteTree(configuration.route()).all().size(),
                        configuration.receivers().size(),
                        configuration.inhibitRules().size(),
                        configuration.timeIntervals().size());
            }
            case ReadResult.Refused refused -> {
                out.printf("%s: refused, %d problems%n", refused.file(), refused.problems().size());
                out.println(refused.report().indent(2).stripTrailing());
            }
        }
        if (!result.warnings().isEmpty()) {
            out.printf("  %d warnings%n", result.warnings().size());
            out.println(result.warningReport().indent(2).stripTrailing());
        }
    }

    private static void describe(ReadResult result, ObjectNode into) {
        into.put("file", result.file());
        into.put("accepted", result instanceof ReadResult.Accepted);
        ArrayNode problems = into.putArray("problems");
        if (result instanceof ReadResult.Refused refused) {
            refused.problems().forEach(p -> describe(p, problems.addObject()));
        }
        ArrayNode warnings = into.putArray("warnings");
        result.warnings().forEach(p -> describe(p, warnings.addObject()));
    }

    private static void describe(Problem problem, ObjectNode into) {
        into.put("line", problem.at().line())
                .put("column", problem.at().column())
                .put("path", problem.path())
                .put("code", problem.code().id())
                .put("message", problem.message());
    }
}
