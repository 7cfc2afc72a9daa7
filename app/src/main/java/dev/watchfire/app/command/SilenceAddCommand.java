// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "add",
        description = "Mutes the alerts that all matchers match, and prints the silence's id.",
        footer = {"", "Example: watchfire silence add service=api -d 2h -c 'moving the database'"},
        mixinStandardHelpOptions = true)
final class SilenceAddCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ClientOptions client = new ClientOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "MATCHER",
            description = "e.g. HighLatency service=~\"api|web\"")
    private List<String> matchers = List.of();

    @Option(
            names = {"-a", "--author"},
            paramLabel = "NAME",
            description =
                    "Who silences. Default: author in the configuration file, then the user's"
                            + " name.")
    private @Nullable String author;

    @Option(
            names = {"-c", "--comment"},
            paramLabel = "TEXT",
            required = true,
            description = "Why.")
    private String comment = "";

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "DURATION",
            description = "How long. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1h")
    private Duration duration = Duration.ofHours(1);

    @Option(names = "--start", paramLabel = "TIME", description = "RFC 3339. Default: now.")
    private @Nullable String start;

    @Option(names = "--end", paramLabel = "TIME", description = "RFC 3339; overrides --duration.")
    private @Nullable String end;

    @Override
    public Integer call() {
        Instant from =
                start == null
                        ? Clock.systemUTC().instant()
                        : Instant.parse(AlertAddCommand.time("--start", start));
        Instant until =
                end == null
                        ? from.plus(duration)
                        : Instant.parse(AlertAddCommand.time("--end", end));
        ObjectNode silence = ApiClient.JSON.createObjectNode();
        silence.set("matchers", Matchers.toJson(Matchers.parse(matchers)));
        silence.put("startsAt", from.toString());
        silence.put("endsAt", until.toString());
        silence.put("createdBy", author == null ? System.getProperty("user.name") : author);
        silence.put("comment", comment);
        JsonNode saved = client.connect().post("/api/v2/silences", silence);
        String shown =
                switch (client.output()) {
                    case JSON -> saved.toPrettyString();
                    case SIMPLE -> saved.path("silenceID").asString();
                };
        spec.commandLine().getOut().println(shown);
        return 0;
    }
}
