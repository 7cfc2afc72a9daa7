// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.alert;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.FlagDuration;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import dev.watchfire.app.client.Matchers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SilenceAddCommand implements Action {
    private final ClientOptions client;
    private final Words<String> matchers;
    private final Option<String> author;
    private final Option<String> comment;
    private final Option<Duration> duration;
    private final Option<Instant> start;
    private final Option<Instant> end;

    SilenceAddCommand(Syntax syntax) {
        matchers =
                syntax.words(
                        "MATCHER",
                        1,
                        Integer.MAX_VALUE,
                        Function.identity(),
                        "Alerts that all of them match are muted, e.g. HighLatency"
                                + " service=~\"api|web\".");
        comment = syntax.text("-c, --comment", "TEXT", "Why.").required();
        duration =
                syntax.option("-d, --duration", "DURATION", FlagDuration::read, "How long.")
                        .or("1h");
        start = Inputs.time(syntax, "--start", "RFC 3339. Default: now.");
        end = Inputs.time(syntax, "--end", "RFC 3339; overrides --duration.");
        client = new ClientOptions(syntax);
        author =
                syntax.text("-a, --author", "NAME", "Who silences. Default: the user's name.")
                        .orFrom(() -> client.defaultOf("author"));
        syntax.note("Example: watchfire silence add service=api -d 2h -c 'moving the database'");
    }

    @Override
    public int run(Console console) {
        Instant from = start.orNull();
        if (from == null) {
            from = Clock.systemUTC().instant();
        }
        Instant until = end.orNull();
        if (until == null) {
            until = from.plus(duration.get());
        }
        String who = author.orNull();
        ObjectNode silence = ApiClient.JSON.createObjectNode();
        silence.set("matchers", Matchers.toJson(Matchers.parse(matchers.all())));
        silence.put("startsAt", from.toString());
        silence.put("endsAt", until.toString());
        silence.put("createdBy", who == null ? System.getProperty("user.name") : who);
        silence.put("comment", comment.get());
        JsonNode saved = client.connect().post("/api/v2/silences", silence);
        String shown =
                switch (client.output()) {
                    case JSON -> saved.toPrettyString();
                    case SIMPLE -> saved.path("silenceID").asString();
                };
        console.out().println(shown);
        return 0;
    }
}
