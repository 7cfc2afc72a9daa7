// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import tools.jackson.databind.node.ObjectNode;

/// `user disable`: signs a user out for good, or lets him in again.
final class UserDisableCommand implements Action {
    private final Words<String> name;
    private final Switch undo;
    private final Switch force;
    private final ClientOptions client;

    UserDisableCommand(Syntax syntax) {
        name = syntax.words("NAME", 1, 1, text -> text, "As 'user list' shows it.");
        undo = syntax.toggle("--undo", "Let the user sign in again.");
        force = syntax.toggle("--force", "Also a user who is on call in the next 14 days.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ObjectNode changes = ApiClient.JSON.createObjectNode();
        changes.put("disabled", !undo.isOn());
        new Users(client.connect()).change(name.one(), changes, force.isOn());
        return 0;
    }
}
