// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import tools.jackson.databind.JsonNode;

/// `audit list`: who changed what, the newest first.
final class AuditListCommand implements Action {
    private final Option<String> actor;
    private final Option<String> action;
    private final Option<String> object;
    private final Option<String> limit;
    private final ClientOptions client;

    AuditListCommand(Syntax syntax) {
        actor = syntax.text("--actor", "NAME", "Who did it, by name or id.");
        action = syntax.text("--action", "ACTION", "Such as user, or user.created.");
        object = syntax.text("--object", "NAME", "What was changed, by name or id.");
        limit = syntax.text("--limit", "NUMBER", "How many, at most 499.").or("50");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient.Query query =
                new ApiClient.Query("/api/watchfire/v1/audit").with("limit", limit.get());
        with(query, "actor", actor);
        with(query, "action", action);
        with(query, "object", object);
        JsonNode items = client.connect().get(query).path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> console.out().print(table(items));
        }
        return 0;
    }

    private static void with(ApiClient.Query query, String name, Option<String> option) {
        String value = option.orNull();
        if (value != null) {
            var _ = query.with(name, value);
        }
    }

    private static Table table(JsonNode items) {
        Table table = new Table("At", "Who", "From", "Did", "To");
        for (JsonNode item : items) {
            JsonNode by = item.path("actor");
            table.add(
                    item.path("at").asString(),
                    by.path("name").asString("").isEmpty()
                            ? by.path("kind").asString()
                            : by.path("name").asString(),
                    item.path("address").asString(),
                    item.path("action").asString(),
                    item.path("object").path("name").asString());
        }
        return table;
    }
}
