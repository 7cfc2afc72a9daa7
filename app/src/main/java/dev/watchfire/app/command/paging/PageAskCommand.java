// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import tools.jackson.databind.node.ObjectNode;

/// `page reassign` and `page add`: others are asked, instead or too.
final class PageAskCommand implements Action {
    private final String action;
    private final Words<String> id;
    private final Option<String> note;
    private final Targets targets;
    private final ClientOptions client;

    /// @param action the last word of the path
    PageAskCommand(Syntax syntax, String action) {
        this.action = action;
        id = syntax.words("ID", 1, 1, text -> text, "As 'page list' shows it.");
        note = syntax.text("--note", "TEXT", "What whoever is asked should know.");
        targets = new Targets(syntax);
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        Inputs.put(body, "note", note);
        if (!targets.putInto(body)) {
            throw new Failure(
                    "say who is to be asked, with --user, --schedule, --team, --channel or"
                            + " --vendor");
        }
        PageCommands.print(
                client.connect().post(PageCommands.path(id.one(), action), body), client, console);
        return 0;
    }
}
