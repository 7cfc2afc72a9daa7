// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.oncall;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `schedule take-over`: whoever runs it has duty from now on.
final class ScheduleTakeOverCommand implements Action {
    private final Words<String> name;
    private final Option<String> role;
    private final Option<String> until;
    private final Option<String> note;
    private final ClientOptions client;

    ScheduleTakeOverCommand(Syntax syntax) {
        name = syntax.words("NAME", 1, 1, text -> text, "As 'schedule list' shows it.");
        role = syntax.text("--role", "ROLE", "Default: the schedule's first.");
        until = syntax.text("--until", "TIME", "Until when. Default: the next handoff.");
        note = syntax.text("--note", "TEXT", "Why.");
        client = new ClientOptions(syntax);
        syntax.note("It needs a token of a person, as duty is taken by who runs it.");
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        Inputs.put(body, "role", role);
        Inputs.put(body, "until", until);
        Inputs.put(body, "note", note);
        JsonNode made =
                client.connect()
                        .post(
                                "/api/watchfire/v1/schedules/"
                                        + ApiClient.encode(name.one())
                                        + "/take-over",
                                body);
        console.out()
                .println(
                        made.path("by").asString()
                                + " is on call until "
                                + made.path("end").asString());
        return 0;
    }
}
