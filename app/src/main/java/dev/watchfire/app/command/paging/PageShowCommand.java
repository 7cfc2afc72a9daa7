// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ClientOptions;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/// `page show`: a page, whom it asked and whom it asks next.
final class PageShowCommand implements Action {
    private final Words<String> id;
    private final ClientOptions client;

    PageShowCommand(Syntax syntax) {
        id = syntax.words("ID", 1, 1, text -> text, "As 'page list' shows it.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode page = client.connect().get(PageCommands.path(id.one(), ""));
        switch (client.output()) {
            case JSON -> console.out().println(page.toPrettyString());
            case SIMPLE -> print(page, console.out());
        }
        return 0;
    }

    private static void print(JsonNode page, PrintWriter out) {
        out.println(
                "page %s  %s  %s  %s"
                        .formatted(
                                page.path("id").asString(),
                                page.path("severity").asString(),
                                page.path("state").asString(),
                                page.path("title").asString()));
        line("policy", page.path("policy").asString(), out);
        line("service", page.path("service").asString(), out);
        line("team", page.path("team").asString(), out);
        line("since", page.path("openedAt").asString(), out);
        line(
                "acknowledged by",
                String.join(", ", LadderText.words(page.path("acknowledgedBy"))),
                out);
        line("held", page.path("held").asString(), out);
        LadderText.print(page.path("ladder"), out);
    }

    private static void line(String name, String value, PrintWriter out) {
        if (!value.isEmpty()) {
            out.println("  " + name + ": " + value);
        }
    }
}
