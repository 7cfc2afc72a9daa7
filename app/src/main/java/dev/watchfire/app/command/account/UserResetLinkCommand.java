// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;

/// `user reset-link`: prints a link with which a user sets a new password.
final class UserResetLinkCommand implements Action {
    private final Words<String> name;
    private final ClientOptions client;

    UserResetLinkCommand(Syntax syntax) {
        name = syntax.words("NAME", 1, 1, text -> text, "As 'user list' shows it.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient api = client.connect();
        String path = new Users(api).pathOf(name.one()) + "/reset-link";
        console.out()
                .println(api.post(path, ApiClient.JSON.createObjectNode()).path("url").asString());
        return 0;
    }
}
