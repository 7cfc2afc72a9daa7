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

/// `page escalate`: passes it on to the next step, or to whom one names.
final class PageEscalateCommand implements Action {
    private final Words<String> id;
    private final Option<String> reason;
    private final Option<String> path;
    private final Option<String> note;
    private final Targets targets;
    private final ClientOptions client;

    PageEscalateCommand(Syntax syntax) {
        id = syntax.words("ID", 1, 1, text -> text, "As 'page list' shows it.");
        reason =
                syntax.text(
                        "--reason",
                        "REASON",
                        "complexity, expertise, resources, sensitivity or customer-request."
                                + " Needed.");
        path =
                syntax.text(
                        "--path",
                        "PATH",
                        "To the next step that is technical, managerial, business or external.");
        note = syntax.text("--note", "TEXT", "What whoever is asked should know.");
        targets = new Targets(syntax);
        client = new ClientOptions(syntax);
        syntax.note("Example: watchfire page escalate 4711 --reason expertise --user ada");
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        if (reason.orNull() == null) {
            throw new Failure(
                    "say why, with --reason complexity, expertise, resources, sensitivity or"
                            + " customer-request");
        }
        Inputs.put(body, "reason", reason);
        Inputs.put(body, "path", path);
        Inputs.put(body, "note", note);
        var _ = targets.putInto(body);
        PageCommands.print(
                client.connect().post(PageCommands.path(id.one(), "escalate"), body),
                client,
                console);
        return 0;
    }
}
