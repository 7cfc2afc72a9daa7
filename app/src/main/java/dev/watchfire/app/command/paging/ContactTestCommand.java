// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `contact test`: pages whoever runs it.
final class ContactTestCommand implements Action {
    private final Option<String> severity;
    private final ClientOptions client;

    ContactTestCommand(Syntax syntax) {
        severity = syntax.text("--severity", "P1", "As for something of this severity.");
        client = new ClientOptions(syntax);
        syntax.note("It needs a token of a person, who is paged.");
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        Inputs.put(body, "severity", severity);
        JsonNode made = client.connect().post("/api/watchfire/v1/users/me/contact/test", body);
        console.out().println("page " + made.path("page").asString() + " is on its way");
        return 0;
    }
}
