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

/// `schedule override`: puts somebody on duty for a time.
final class ScheduleOverrideCommand implements Action {
    private final Words<String> name;
    private final Option<String> by;
    private final Option<String> person;
    private final Option<String> role;
    private final Option<String> start;
    private final Option<String> end;
    private final Option<String> note;
    private final ClientOptions client;

    ScheduleOverrideCommand(Syntax syntax) {
        name = syntax.words("NAME", 1, 1, text -> text, "As 'schedule list' shows it.");
        by = syntax.text("--by", "USER", "Who has the duty.").required();
        person = syntax.text("--instead-of", "USER", "Whose duty it is. Default: whoever has it.");
        role = syntax.text("--role", "ROLE", "Default: the schedule's first.");
        start = syntax.text("--start", "TIME", "From when on (RFC 3339).").required();
        end = syntax.text("--end", "TIME", "Until when (RFC 3339).").required();
        note = syntax.text("--note", "TEXT", "Why.");
        client = new ClientOptions(syntax);
        syntax.note(
                "Example: watchfire schedule override payments --by grace"
                        + " --start 2026-12-24T18:00:00+09:00 --end 2026-12-25T09:00:00+09:00");
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        body.put("kind", "replace");
        body.put("by", by.get());
        body.put("start", start.get());
        body.put("end", end.get());
        Inputs.put(body, "person", person);
        Inputs.put(body, "role", role);
        Inputs.put(body, "note", note);
        JsonNode made =
                client.connect()
                        .post(
                                "/api/watchfire/v1/schedules/"
                                        + ApiClient.encode(name.one())
                                        + "/overrides",
                                body);
        console.out().println(made.path("id").asString());
        return 0;
    }
}
