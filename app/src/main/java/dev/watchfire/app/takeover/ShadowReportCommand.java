// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.takeover;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.FlagDuration;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// Where this server and the Alertmanager beside it do not agree.
final class ShadowReportCommand implements Action {
    private final ClientOptions client;
    private final Option<Duration> since;
    private final Option<Duration> tolerance;
    private final Option<Integer> limit;

    ShadowReportCommand(Syntax syntax) {
        since = syntax.option("--since", "DURATION", FlagDuration::read, "How far back.").or("24h");
        tolerance =
                syntax.option(
                        "--tolerance",
                        "DURATION",
                        FlagDuration::read,
                        "How far apart the same message of both may be. Default: the group interval"
                                + " of the group's route, and 30s.");
        limit = syntax.count("--limit", "At most so many differences.").or("50");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient.Query query = new ApiClient.Query("/api/watchfire/v1/shadow/report");
        query.with("since", Clock.systemUTC().instant().minus(since.get()).toString());
        query.with("limit", limit.get().toString());
        Duration apart = tolerance.orNull();
        if (apart != null) {
            query.with("tolerance", Long.toString(apart.toSeconds()));
        }
        JsonNode report = client.connect().get(query);
        switch (client.output()) {
            case JSON -> console.out().println(report.toPrettyString());
            case SIMPLE -> print(report, console);
        }
        return 0;
    }

    private static void print(JsonNode report, Console console) {
        if (!report.path("observing").asBoolean()) {
            console.out().println("This server sends: copies that arrive now are not kept.");
        }
        console.out().println(report.path("verdict").asString());
        JsonNode items = report.path("items");
        if (items.isEmpty()) {
            return;
        }
        Table table = new Table("At", "What", "Receiver", "Group", "Here", "There", "Why");
        for (JsonNode item : items) {
            table.add(
                    item.path("at").asString(),
                    what(item),
                    item.path("receiver").asString(),
                    group(item.path("groupLabels")),
                    side(item.path("here")),
                    side(item.path("there")),
                    item.path("why").asString());
        }
        console.out().println();
        console.out().print(table);
        if (!report.path("nextCursor").isNull()) {
            console.out().println("There are more: see --limit, or --output json.");
        }
    }

    private static String what(JsonNode item) {
        String kind = item.path("kind").asString();
        JsonNode delay = item.path("delaySeconds");
        if (!kind.equals("other-time") || delay.isNull()) {
            return kind;
        }
        long seconds = delay.asLong();
        return Math.abs(seconds) + " s " + (seconds < 0 ? "earlier" : "later") + " here";
    }

    private static String group(JsonNode labels) {
        StringJoiner text = new StringJoiner(",", "{", "}");
        labels.propertyNames().forEach(name -> text.add(name + "=" + labels.path(name).asString()));
        return text.toString();
    }

    private static String side(JsonNode told) {
        return told.isNull()
                ? "-"
                : told.path("firing").asString()
                        + " firing, "
                        + told.path("resolved").asString()
                        + " resolved";
    }
}
