// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.oncall;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `schedule list`: the schedules and who is in them.
final class ScheduleListCommand implements Action {
    private final ClientOptions client;

    ScheduleListCommand(Syntax syntax) {
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode items = client.connect().get("/api/watchfire/v1/schedules").path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> {
                Table table = new Table("Schedule", "Team", "Zone", "Roles", "People");
                for (JsonNode item : items) {
                    table.add(
                            item.path("name").asString(),
                            item.path("team").asString(""),
                            item.path("zone").asString(),
                            texts(item.path("roles")),
                            texts(item.path("people")));
                }
                console.out().print(table);
            }
        }
        return 0;
    }

    static String texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return String.join(", ", texts);
    }
}
