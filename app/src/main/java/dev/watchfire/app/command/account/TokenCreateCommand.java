// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// `token create`: makes a token for a program, and prints it.
final class TokenCreateCommand implements Action {
    private final Words<String> name;
    private final Option<String> role;
    private final Option<String> scopes;
    private final Option<String> team;
    private final Option<Instant> end;
    private final ClientOptions client;

    TokenCreateCommand(Syntax syntax) {
        name = syntax.words("NAME", 1, 1, text -> text, "What the token is for.");
        role =
                syntax.text("--role", "ROLE", "viewer, responder, manager or admin.")
                        .or("responder");
        scopes =
                syntax.text(
                                "--scope",
                                "SCOPE",
                                "What it may at most: read, ingest, respond, manage, admin.")
                        .repeatable();
        team = syntax.text("--team", "TEAM", "The only team whose alerts it may act on.").or("");
        end = Inputs.time(syntax, "--end", "RFC 3339, within 366 days. Default: it has no end.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        body.put("name", name.one());
        body.put("role", role.get());
        body.put("team", team.get());
        scopes.all().forEach(body.withArray("scopes")::add);
        Instant until = end.orNull();
        if (until != null) {
            body.put("expiresAt", until.toString());
        }
        console.out()
                .println(
                        client.connect()
                                .post("/api/watchfire/v1/service-tokens", body)
                                .path("token")
                                .asString());
        return 0;
    }
}
