// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import tools.jackson.databind.JsonNode;

/// `policy list`.
final class PolicyListCommand implements Action {
    static final String POLICIES = "/api/watchfire/v1/escalation-policies";

    private final ClientOptions client;

    PolicyListCommand(Syntax syntax) {
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode items = client.connect().get(POLICIES).path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> console.out().print(table(items));
        }
        return 0;
    }

    private static Table table(JsonNode items) {
        Table table = new Table("Name", "Team", "Steps", "Open pages", "Of older versions");
        for (JsonNode policy : items) {
            table.add(
                    policy.path("name").asString(),
                    policy.path("team").asString(),
                    Integer.toString(policy.path("steps").size()),
                    policy.path("openPages").asString(),
                    policy.path("outdatedPages").asString());
        }
        return table;
    }
}
