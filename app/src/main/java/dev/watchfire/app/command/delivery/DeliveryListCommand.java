// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.delivery;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What was told, is being told, and could not be told.
final class DeliveryListCommand implements Action {
    private final ClientOptions client;
    private final Option<String> state;
    private final Option<String> receiver;
    private final Option<Integer> limit;

    DeliveryListCommand(Syntax syntax) {
        state =
                syntax.text(
                        "--state",
                        "STATE",
                        "Only these: pending, sending, sent, observed, failed, unknown, superseded"
                                + " or expired; \"dead\" for all that were given up.");
        receiver = syntax.text("--receiver", "NAME", "Only this receiver's.");
        limit = syntax.option("--limit", "N", Integer::valueOf, "At most so many (default 50).");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient.Query query = new ApiClient.Query("/api/watchfire/v1/deliveries");
        Integer most = limit.orNull();
        query.with("limit", String.valueOf(most == null ? 50 : most));
        String wanted = state.orNull();
        if (wanted != null) {
            List<String> states =
                    wanted.equals("dead")
                            ? List.of("failed", "unknown", "expired")
                            : List.of(wanted);
            states.forEach(one -> query.with("state", one));
        }
        if (receiver.orNull() != null) {
            query.with("receiver", String.valueOf(receiver.orNull()));
        }
        JsonNode items = client.connect().get(query).path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> console.out().print(table(items));
        }
        return 0;
    }

    private static Table table(JsonNode items) {
        Table table = new Table("ID", "Created At", "Receiver", "State", "Tries", "Last Message");
        for (JsonNode item : items) {
            JsonNode attempts = item.path("attempts");
            table.add(
                    item.path("id").asString(),
                    item.path("createdAt").asString(),
                    item.path("receiver").asString() + "/" + item.path("integration").asString(),
                    item.path("state").asString(),
                    item.path("attemptCount").asString(),
                    attempts.isEmpty()
                            ? ""
                            : attempts.get(attempts.size() - 1).path("message").asString());
        }
        return table;
    }
}
