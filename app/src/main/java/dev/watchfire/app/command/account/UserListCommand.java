// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import tools.jackson.databind.JsonNode;

/// `user list`: who has an account.
final class UserListCommand implements Action {
    private final ClientOptions client;

    UserListCommand(Syntax syntax) {
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode items = client.connect().get("/api/watchfire/v1/users?limit=1000").path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> console.out().print(table(items));
        }
        return 0;
    }

    private static Table table(JsonNode items) {
        Table table = new Table("Name", "Role", "State", "E-mail", "Id");
        for (JsonNode item : items) {
            table.add(
                    item.path("name").asString(""),
                    item.path("role").asString(""),
                    item.path("disabled").asBoolean() ? "disabled" : "active",
                    item.path("email").asString(""),
                    item.path("id").asString(""));
        }
        return table;
    }
}
