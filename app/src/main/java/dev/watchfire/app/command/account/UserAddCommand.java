// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `user add`: makes an account, and prints the link with which its owner sets a password.
final class UserAddCommand implements Action {
    private final Words<String> name;
    private final Option<String> role;
    private final Option<String> email;
    private final Option<String> displayName;
    private final ClientOptions client;

    UserAddCommand(Syntax syntax) {
        name = syntax.words("NAME", 1, 1, text -> text, "With which to sign in.");
        role = syntax.text("--role", "ROLE", "viewer, responder, manager or admin.").or("viewer");
        email = syntax.text("--email", "ADDRESS", "For people to reach the user.").or("");
        displayName = syntax.text("--display-name", "TEXT", "What others see.").or("");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient api = client.connect();
        ObjectNode body = ApiClient.JSON.createObjectNode();
        body.put("name", name.one());
        body.put("role", role.get());
        body.put("email", email.get());
        body.put("displayName", displayName.get());
        String id = api.post("/api/watchfire/v1/users", body).path("id").asString();
        JsonNode link =
                api.post(
                        "/api/watchfire/v1/users/" + id + "/reset-link",
                        ApiClient.JSON.createObjectNode());
        console.out().println(link.path("url").asString());
        return 0;
    }
}
