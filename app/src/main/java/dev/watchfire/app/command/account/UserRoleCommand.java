// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import tools.jackson.databind.node.ObjectNode;

/// `user role`: sets a user's role in the workspace.
final class UserRoleCommand implements Action {
    private final Words<String> words;
    private final ClientOptions client;

    UserRoleCommand(Syntax syntax) {
        words =
                syntax.words(
                        "NAME ROLE",
                        2,
                        2,
                        text -> text,
                        "The user, and viewer, responder, manager or admin.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ObjectNode changes = ApiClient.JSON.createObjectNode();
        changes.put("role", words.all().getLast());
        new Users(client.connect()).change(words.one(), changes);
        return 0;
    }
}
