// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import tools.jackson.databind.JsonNode;

/// `policy apply`: open pages climb by the present version from now on.
final class PolicyApplyCommand implements Action {
    private final Words<String> name;
    private final ClientOptions client;

    PolicyApplyCommand(Syntax syntax) {
        name = syntax.words("NAME", 1, 1, text -> text, "As 'policy list' shows it.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode answer =
                client.connect()
                        .post(
                                PolicyListCommand.POLICIES
                                        + "/"
                                        + ApiClient.encode(name.one())
                                        + "/apply",
                                ApiClient.JSON.createObjectNode());
        console.out().println(answer.path("moved").asString() + " pages moved");
        return 0;
    }
}
