// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.oncall;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Who is on call.
final class OnCallCommand implements Action {
    private final ClientOptions client;
    private final Option<String> at;

    OnCallCommand(Syntax syntax) {
        at = syntax.text("--at", "TIME", "At this instant (RFC 3339), not now.");
        client = new ClientOptions(syntax);
        syntax.note("Example: watchfire oncall --at 2026-12-24T18:00:00+09:00");
    }

    @Override
    public int run(Console console) {
        ApiClient.Query query = new ApiClient.Query("/api/watchfire/v1/oncall");
        String instant = at.orNull();
        if (instant != null) {
            query.with("at", instant);
        }
        JsonNode items = client.connect().get(query).path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> console.out().print(table(items));
        }
        return 0;
    }

    private static Table table(JsonNode items) {
        Table table = new Table("Schedule", "Role", "On call", "Until");
        for (JsonNode item : items) {
            List<String> people = new ArrayList<>();
            item.path("people").forEach(person -> people.add(person.asString()));
            table.add(
                    item.path("schedule").asString(),
                    item.path("role").asString(),
                    people.isEmpty() ? "nobody" : String.join(", ", people),
                    item.path("until").asString(""));
        }
        return table;
    }
}
