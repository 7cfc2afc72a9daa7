// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.alert;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.FlagDuration;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Matchers;
import dev.watchfire.app.client.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

final class SilenceListCommand implements Action {
    private final ClientOptions client;
    private final Words<String> matchers;
    private final Switch expired;
    private final Switch quiet;
    private final Option<String> createdBy;
    private final Option<Duration> within;

    SilenceListCommand(Syntax syntax) {
        matchers =
                syntax.words(
                        "MATCHER",
                        0,
                        Integer.MAX_VALUE,
                        Function.identity(),
                        "Only silences that have all of these matchers.");
        expired = syntax.toggle("--expired", "Only silences that have ended.");
        quiet = syntax.toggle("-q, --quiet", "Only their ids.");
        createdBy = syntax.text("--created-by", "NAME", "Only this author's.");
        within =
                syntax.option(
                        "--within",
                        "DURATION",
                        FlagDuration::read,
                        "Only those that end (with --expired: ended) within this time of now.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient.Query query = new ApiClient.Query("/api/v2/silences");
        Matchers.parse(matchers.all()).forEach(m -> query.with("filter", m.toString()));
        ArrayNode kept = ApiClient.JSON.createArrayNode();
        Instant now = Clock.systemUTC().instant();
        for (JsonNode silence : client.connect().get(query)) {
            if (isWanted(silence, now)) {
                kept.add(silence);
            }
        }
        if (quiet.isOn()) {
            kept.forEach(s -> console.out().println(s.path("id").asString()));
        } else {
            switch (client.output()) {
                case JSON -> console.out().println(kept.toPrettyString());
                case SIMPLE -> console.out().print(table(kept));
            }
        }
        return 0;
    }

    private boolean isWanted(JsonNode silence, Instant now) {
        boolean hasEnded = silence.path("status").path("state").asString().equals("expired");
        String author = createdBy.orNull();
        if (hasEnded != expired.isOn()
                || author != null && !author.equals(silence.path("createdBy").asString())) {
            return false;
        }
        Duration span = within.orNull();
        if (span == null) {
            return true;
        }
        Instant end = Instant.parse(silence.path("endsAt").asString());
        return hasEnded ? !end.isBefore(now.minus(span)) : !end.isAfter(now.plus(span));
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
