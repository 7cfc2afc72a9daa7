// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import tools.jackson.databind.node.ObjectNode;

/// `page snooze`: nobody is asked about it for a while; then it begins anew.
final class PageSnoozeCommand implements Action {
    private final Words<String> id;
    private final Option<String> length;
    private final Option<String> until;
    private final Option<String> note;
    private final ClientOptions client;

    PageSnoozeCommand(Syntax syntax) {
        id = syntax.words("ID", 1, 1, text -> text, "As 'page list' shows it.");
        length = syntax.text("--for", "DURATION", "For so long, such as 30m or 2h.");
        until = syntax.text("--until", "TIME", "Until this instant (RFC 3339).");
        note = syntax.text("--note", "TEXT", "Why.");
        client = new ClientOptions(syntax);
        syntax.note("Example: watchfire page snooze 4711 --for 2h");
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        Inputs.put(body, "for", length);
        Inputs.put(body, "until", until);
        Inputs.put(body, "note", note);
        PageCommands.print(
                client.connect().post(PageCommands.path(id.one(), "snooze"), body),
                client,
                console);
        return 0;
    }
}
