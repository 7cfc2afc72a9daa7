// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.oncall;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import tools.jackson.databind.JsonNode;

/// `schedule show`: who has duty when, and when nobody has.
final class ScheduleShowCommand implements Action {
    private final Words<String> name;
    private final Option<String> from;
    private final Option<String> to;
    private final ClientOptions client;

    ScheduleShowCommand(Syntax syntax) {
        name = syntax.words("NAME", 1, 1, text -> text, "As 'schedule list' shows it.");
        from = syntax.text("--from", "TIME", "From this instant on (RFC 3339), not now.");
        to = syntax.text("--to", "TIME", "Until this instant. Default: two weeks later.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient.Query query =
                new ApiClient.Query("/api/watchfire/v1/schedules/" + ApiClient.encode(name.one()));
        String since = from.orNull();
        if (since != null) {
            query.with("from", since);
        }
        String until = to.orNull();
        if (until != null) {
            query.with("to", until);
        }
        JsonNode schedule = client.connect().get(query);
        switch (client.output()) {
            case JSON -> console.out().println(schedule.toPrettyString());
            case SIMPLE -> {
                Table table = new Table("From", "To", "Role", "On call", "Why");
                schedule.path("final").forEach(shift -> add(shift, table));
                schedule.path("gaps").forEach(gap -> add(gap, table));
                console.out().print(table);
            }
        }
        return 0;
    }

    private static void add(JsonNode shift, Table table) {
        String people = ScheduleListCommand.texts(shift.path("people"));
        table.add(
                shift.path("startLocal").asString(),
                shift.path("endLocal").asString(),
                shift.path("role").asString(),
                people.isEmpty() ? "NOBODY" : people,
                shift.path("origin").asString(""));
    }
}
