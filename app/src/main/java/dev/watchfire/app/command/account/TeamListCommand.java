// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import tools.jackson.databind.JsonNode;

/// `team list`: the teams and which alerts are theirs.
final class TeamListCommand implements Action {
    private final ClientOptions client;

    TeamListCommand(Syntax syntax) {
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode items = client.connect().get("/api/watchfire/v1/teams").path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> console.out().print(table(items));
        }
        return 0;
    }

    private static Table table(JsonNode items) {
        Table table = new Table("Slug", "Name", "Members", "Matchers");
        for (JsonNode item : items) {
            table.add(
                    item.path("slug").asString(""),
                    item.path("name").asString(""),
                    Integer.toString(item.path("members").size()),
                    item.path("matchers").toString());
        }
        return table;
    }
}
