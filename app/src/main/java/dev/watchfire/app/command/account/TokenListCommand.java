// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import tools.jackson.databind.JsonNode;

/// `token list`: what services sign in with.
final class TokenListCommand implements Action {
    private final ClientOptions client;

    TokenListCommand(Syntax syntax) {
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode items =
                client.connect().get("/api/watchfire/v1/service-tokens?limit=1000").path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> console.out().print(table(items));
        }
        return 0;
    }

    private static Table table(JsonNode items) {
        Table table = new Table("Name", "Role", "Team", "Begins", "Ends", "Last used", "Id");
        for (JsonNode item : items) {
            table.add(
                    item.path("name").asString(""),
                    item.path("role").asString(""),
                    item.path("team").asString(""),
                    item.path("hint").asString(""),
                    item.path("expiresAt").asString("never"),
                    item.path("lastUsedAt").asString("never"),
                    item.path("id").asString(""));
        }
        return table;
    }
}
