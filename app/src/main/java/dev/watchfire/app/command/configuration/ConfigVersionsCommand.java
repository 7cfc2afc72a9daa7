// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.configuration;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import tools.jackson.databind.JsonNode;

/// `config versions`: what was saved, by whom and why, the newest first.
final class ConfigVersionsCommand implements Action {
    private final Option<String> limit;
    private final ClientOptions client;

    ConfigVersionsCommand(Syntax syntax) {
        limit = syntax.text("--limit", "NUMBER", "How many, at most 99.").or("20");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient.Query query =
                new ApiClient.Query(Configuration.PATH + "/versions").with("limit", limit.get());
        JsonNode items = client.connect().get(query).path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> console.out().print(table(items));
        }
        return 0;
    }

    private static Table table(JsonNode items) {
        Table table = new Table("Id", "At", "Who", "Comment");
        for (JsonNode item : items) {
            String restored =
                    item.path("restoredFrom").isNull()
                            ? ""
                            : "(restored from " + item.path("restoredFrom").asLong() + ") ";
            table.add(
                    item.path("id").asString(),
                    item.path("at").asString(),
                    item.path("author").path("name").asString(),
                    restored + item.path("comment").asString());
        }
        return table;
    }
}
