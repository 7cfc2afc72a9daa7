// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.routing;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Inputs;
import dev.watchfire.app.command.paging.LadderText;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `routes who`: who would be paged about an alert, when, by which means and why.
final class RoutesWhoCommand implements Action {
    private final Words<String> labels;
    private final Option<String> at;
    private final ClientOptions client;

    RoutesWhoCommand(Syntax syntax) {
        labels =
                syntax.words(
                        "LABEL=VALUE",
                        0,
                        Integer.MAX_VALUE,
                        text -> text,
                        "The labels of the alert.");
        at = syntax.text("--at", "TIME", "When it fires (RFC 3339), not now.");
        client = new ClientOptions(syntax);
        syntax.note("Example: watchfire routes who service=api severity=critical");
    }

    @Override
    public int run(Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        ObjectNode given = body.putObject("labels");
        Inputs.pairs(labels.all(), false).forEach(given::put);
        Inputs.put(body, "at", at);
        JsonNode answer = client.connect().post("/api/watchfire/v1/routing/who", body);
        switch (client.output()) {
            case JSON -> console.out().println(answer.toPrettyString());
            case SIMPLE -> answer.path("routes").forEach(route -> print(route, console.out()));
        }
        return 0;
    }

    private static void print(JsonNode route, PrintWriter out) {
        String policy = route.path("policy").asString("");
        out.println(
                policy.isEmpty()
                        ? route.path("receiver").asString() + " pages nobody"
                        : "%s pages by %s".formatted(route.path("receiver").asString(), policy));
        if (!policy.isEmpty()) {
            JsonNode severity = route.path("severity");
            out.println(
                    "  "
                            + severity.path("value").asString()
                            + ": "
                            + severity.path("why").asString());
            JsonNode leave = route.path("leave");
            out.println(
                    "  at " + leave.path("at").asString() + ": " + leave.path("why").asString());
        }
        route.path("held").forEach(held -> out.println("  held: " + held.path("why").asString()));
        LadderText.print(route.path("ladder"), out);
        LadderText.printRepeat(route.path("repeat"), out);
    }
}
