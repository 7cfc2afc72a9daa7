// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;

/// `page ack`, `page unack` and `page resolve`.
final class PageAnswerCommand implements Action {
    private final String action;
    private final Words<String> ids;
    private final ClientOptions client;

    /// @param action the last word of the path
    PageAnswerCommand(Syntax syntax, String action) {
        this.action = action;
        ids = syntax.words("ID", 1, Integer.MAX_VALUE, text -> text, "As 'page list' shows it.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient server = client.connect();
        for (String id : ids.all()) {
            PageCommands.print(
                    server.post(PageCommands.path(id, action), ApiClient.JSON.createObjectNode()),
                    client,
                    console);
        }
        return 0;
    }
}
