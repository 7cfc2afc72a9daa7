// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `page list`: who is asked about what.
final class PageListCommand implements Action {
    private final Option<String> state;
    private final Option<String> person;
    private final Option<String> team;
    private final Option<String> severity;
    private final ClientOptions client;

    PageListCommand(Syntax syntax) {
        state =
                syntax.text(
                        "--state",
                        "STATE",
                        "open (the default), held, triggered, acknowledged, snoozed or resolved.");
        person = syntax.text("--person", "NAME", "That concern somebody.");
        team = syntax.text("--team", "NAME", "Of a team.");
        severity = syntax.text("--severity", "P1", "Of a severity.");
        client = new ClientOptions(syntax);
        syntax.note("Example: watchfire page list --severity P1");
    }

    @Override
    public int run(Console console) {
        ApiClient.Query query = new ApiClient.Query(PageCommands.PAGES);
        String wanted = state.orNull();
        query.with("state", wanted == null ? "open" : wanted);
        with(query, "person", person);
        with(query, "team", team);
        with(query, "severity", severity);
        JsonNode items = client.connect().get(query).path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> console.out().print(table(items));
        }
        return 0;
    }

    private static void with(ApiClient.Query query, String name, Option<String> option) {
        String value = option.orNull();
        if (value != null) {
            query.with(name, value);
        }
    }

    private static Table table(JsonNode items) {
        Table table = new Table("Id", "Severity", "State", "Since", "Who has it", "Title");
        for (JsonNode page : items) {
            List<String> has = LadderText.words(page.path("acknowledgedBy"));
            table.add(
                    page.path("id").asString(),
                    page.path("severity").asString(),
                    page.path("state").asString(),
                    page.path("openedAt").asString(),
                    has.isEmpty() ? "nobody" : String.join(", ", has),
                    page.path("title").asString());
        }
        return table;
    }
}
