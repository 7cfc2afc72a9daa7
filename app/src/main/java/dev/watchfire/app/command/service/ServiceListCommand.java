// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.service;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `service list`: what is looked after, by whom, and what fires.
final class ServiceListCommand implements Action {
    private final ClientOptions client;

    ServiceListCommand(Syntax syntax) {
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode answer = client.connect().get("/api/watchfire/v1/services");
        switch (client.output()) {
            case JSON -> console.out().println(answer.path("items").toPrettyString());
            case SIMPLE -> console.out().print(table(answer));
        }
        return 0;
    }

    private static Table table(JsonNode answer) {
        Map<String, String> onCall = new HashMap<>();
        for (JsonNode team : answer.path("teams")) {
            onCall.put(team.path("name").asString(""), ServiceText.people(team.path("onCall")));
        }
        Table table = new Table("Name", "Tier", "Owner", "On call", "Firing");
        for (JsonNode item : answer.path("items")) {
            String owner = item.path("owner").asString("");
            table.add(
                    item.path("name").asString(""),
                    item.path("tier").asString(""),
                    owner,
                    onCall.getOrDefault(owner, ""),
                    ServiceText.alerts(item.path("alerts")));
        }
        return table;
    }
}
