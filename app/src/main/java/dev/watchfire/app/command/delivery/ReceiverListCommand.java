// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.delivery;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Who can be told.
final class ReceiverListCommand implements Action {
    private final ClientOptions client;

    ReceiverListCommand(Syntax syntax) {
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode items = client.connect().get("/api/watchfire/v1/receivers").path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> console.out().print(table(items));
        }
        return 0;
    }

    private static Table table(JsonNode items) {
        Table table = new Table("Receiver", "Integrations", "Fallback");
        for (JsonNode item : items) {
            List<String> integrations = new ArrayList<>();
            item.path("integrations")
                    .forEach(i -> integrations.add(i.path("integration").asString()));
            table.add(
                    item.path("name").asString(),
                    String.join(" ", integrations),
                    item.path("fallback").asString(""));
        }
        return table;
    }
}
