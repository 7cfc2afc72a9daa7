// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import java.io.PrintWriter;
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
import tools.jackson.databind.node.ArrayNode;

@Command(
        name = "list",
        aliases = "query",
        description = "Lists silences that are active or will be.",
        mixinStandardHelpOptions = true)
final class SilenceListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ClientOptions client = new ClientOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "MATCHER",
            description = "Only silences that have all of these matchers.")
    private List<String> matchers = List.of();

    @Option(names = "--expired", description = "Only silences that have ended.")
    private boolean expired;

    @Option(
            names = {"-q", "--quiet"},
            description = "Only their ids.")
    private boolean quiet;

    @Option(names = "--created-by", paramLabel = "NAME", description = "Only this author's.")
    private @Nullable String createdBy;

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            description = "Only those that end (with --expired: ended) within this time of now.")
    private @Nullable Duration within;

    @Override
    public Integer call() {
        ApiClient.Query query = new ApiClient.Query("/api/v2/silences");
        Matchers.parse(matchers).forEach(m -> query.with("filter", m.toString()));
        ArrayNode kept = ApiClient.JSON.createArrayNode();
        Instant now = Clock.systemUTC().instant();
        for (JsonNode silence : client.connect().get(query)) {
            if (isWanted(silence, now)) {
                kept.add(silence);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (quiet) {
            kept.forEach(s -> out.println(s.path("id").asString()));
        } else {
            switch (client.output()) {
                case JSON -> out.println(kept.toPrettyString());
                case SIMPLE -> out.print(table(kept));
            }
        }
        out.flush();
        return 0;
    }

    private boolean isWanted(JsonNode silence, Instant now) {
        boolean hasEnded = silence.path("status").path("state").asString().equals("expired");
        if (hasEnded != expired
                || createdBy != null && !createdBy.equals(silence.path("createdBy").asString())) {
            return false;
        }
        if (within == null) {
            return true;
        }
        Instant end = Instant.parse(silence.path("endsAt").asString());
        return expired ? !end.isBefore(now.minus(within)) : !end.isAfter(now.plus(within));
    }

    private static Table table(JsonNode silences) {
        Table table = new Table("ID", "Matchers", "State", "Ends At", "Created By", "Comment");
        for (JsonNode silence : silences) {
            table.add(
                    silence.path("id").asString(),
                    Matchers.show(silence.path("matchers")),
                    silence.path("status").path("state").asString(),
                    silence.path("endsAt").asString(),
                    silence.path("createdBy").asString(),
                    silence.path("comment").asString());
        }
        return table;
    }
}
