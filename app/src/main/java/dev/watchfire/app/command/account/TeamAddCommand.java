// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import tools.jackson.databind.node.ObjectNode;

/// `team add`: makes a team.
final class TeamAddCommand implements Action {
    private final Words<String> slug;
    private final Option<String> name;
    private final Option<String> matchers;
    private final ClientOptions client;

    TeamAddCommand(Syntax syntax) {
        slug = syntax.words("SLUG", 1, 1, text -> text, "Names the team; a–z, 0–9 and -.");
        name = syntax.text("--name", "TEXT", "What people call it. Default: the slug.").or("");
        matchers =
                syntax.text(
                                "--matcher",
                                "MATCHER",
                                "Which alerts are its; all must match. Default: team=\"SLUG\".")
                        .repeatable();
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        body.put("slug", slug.one());
        body.put("name", name.get());
        matchers.all().forEach(body.withArray("matchers")::add);
        var _ = client.connect().post("/api/watchfire/v1/teams", body);
        return 0;
    }
}
