// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.configuration;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.OutputFormat;
import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.route.RouteTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class CheckConfigCommand implements Action {
    private final Words<Path> files;
    private final Switch strict;
    private final Option<OutputFormat> output;

    CheckConfigCommand(Syntax syntax) {
        files = syntax.words("FILE", 1, Integer.MAX_VALUE, Path::of, "What to check.");
        strict =
                syntax.toggle(
                        "--strict",
                        "Refuse what this version cannot do, such as events for Kafka, instead of"
                                + " warning.");
        output =
                syntax.choice("-o, --output", "FORMAT", OutputFormat.class, "simple or json.")
                        .or("simple");
    }

    @Override
    public int run(Console console) {
        ReadOptions options = strict.isOn() ? ReadOptions.DEFAULT.strictly() : ReadOptions.DEFAULT;
        List<ReadResult> results =
                files.all().stream().map(f -> ConfigurationReader.readFile(f, options)).toList();
        switch (output.get()) {
            case SIMPLE -> results.forEach(r -> print(r, console.out()));
            case JSON -> {
                ArrayNode array = ApiClient.JSON.createArrayNode();
                results.forEach(r -> describe(r, array.addObject()));
                console.out().println(array.toPrettyString());
            }
        }
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
