// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.oncall;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `absence add`: says that somebody is away.
final class AbsenceAddCommand implements Action {
    private final Option<String> person;
    private final Option<String> start;
    private final Option<String> end;
    private final Option<String> kind;
    private final Option<String> note;
    private final ClientOptions client;

    AbsenceAddCommand(Syntax syntax) {
        person = syntax.text("--person", "USER", "Who is away. Default: whoever runs it.");
        start = syntax.text("--start", "TIME", "From when on (RFC 3339).").required();
        end = syntax.text("--end", "TIME", "Until when (RFC 3339).").required();
        kind = syntax.text("--kind", "KIND", "vacation, sick or other.").or("other");
        note = syntax.text("--note", "TEXT", "Shown beside it.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        body.put("start", start.get());
        body.put("end", end.get());
        body.put("kind", kind.get());
        Inputs.put(body, "person", person);
        Inputs.put(body, "note", note);
        JsonNode made = client.connect().post("/api/watchfire/v1/absences", body);
        console.out().println(made.path("absence").path("id").asString());
        for (JsonNode cover : made.path("requests")) {
            console.out()
                    .println(
                            "cover is wanted for %s, %s: %s to %s"
                                    .formatted(
                                            cover.path("schedule").asString(),
                                            cover.path("role").asString(),
                                            cover.path("start").asString(),
                                            cover.path("end").asString()));
        }
        return 0;
    }
}
