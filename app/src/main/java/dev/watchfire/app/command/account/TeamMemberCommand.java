// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import tools.jackson.databind.node.ObjectNode;

/// `team member`: sets the role of a user in a team, or takes him out.
final class TeamMemberCommand implements Action {
    private static final String NONE = "none";

    private final Words<String> words;
    private final ClientOptions client;

    TeamMemberCommand(Syntax syntax) {
        words =
                syntax.words(
                        "TEAM USER ROLE",
                        3,
                        3,
                        text -> text,
                        "ROLE is viewer, responder, manager, admin, or none.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        String team = ApiClient.encode(words.all().get(0));
        String user = ApiClient.encode(words.all().get(1));
        String path = "/api/watchfire/v1/teams/" + team + "/members/" + user;
        String role = words.all().get(2);
        ApiClient api = client.connect();
        if (role.equals(NONE)) {
            api.delete(path);
        } else {
            ObjectNode body = ApiClient.JSON.createObjectNode();
            body.put("role", role);
            var _ = api.put(path, body);
        }
        return 0;
    }
}
