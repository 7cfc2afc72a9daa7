// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.delivery;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Tells a receiver a made up alert, or shows what it would be told.
final class ReceiverTestCommand implements Action {
    private final ClientOptions client;
    private final Words<String> words;
    private final Switch preview;
    private final Option<String> summary;

    ReceiverTestCommand(Syntax syntax) {
        words =
                syntax.words(
                        "NAME [LABEL=VALUE...]",
                        1,
                        Integer.MAX_VALUE,
                        Function.identity(),
                        "The receiver, and labels of the alert.");
        preview = syntax.toggle("--preview", "Only show what would be sent.");
        summary = syntax.text("--summary", "TEXT", "The alert's annotation \"summary\".");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        String name = words.all().getFirst();
        ApiClient.Query query =
                new ApiClient.Query(
                        "/api/watchfire/v1/receivers/" + ApiClient.encode(name) + "/test");
        query.with("preview", String.valueOf(preview.isOn()));
        words.all().stream().skip(1).forEach(label -> query.with("label", label));
        if (summary.orNull() != null) {
            query.with("annotation", "summary=" + summary.orNull());
        }
        JsonNode items =
                client.connect()
                        .post(query.toString(), ApiClient.JSON.createObjectNode())
                        .path("items");
        switch (client.output()) {
            case JSON -> console.out().println(items.toPrettyString());
            case SIMPLE -> items.forEach(item -> print(item, console));
        }
        for (JsonNode item : items) {
            if (!item.path("outcome").asString().equals("sent")) {
                return 1;
            }
        }
        return 0;
    }

    private static void print(JsonNode item, Console console) {
        String message = item.path("message").asString("");
        console.out()
                .println(
                        item.path("integration").asString()
                                + ": "
                                + item.path("outcome").asString()
                                + (message.isEmpty() ? "" : " (" + message + ")"));
        item.path("templateFailures")
                .forEach(failure -> console.out().println("  template: " + failure.asString()));
        for (JsonNode request : item.path("requests")) {
            console.out()
                    .println(
                            "  "
                                    + request.path("method").asString()
                                    + " "
                                    + request.path("destination").asString()
                                    + " "
                                    + request.path("contentType").asString());
            request.path("body")
                    .asString("")
                    .lines()
                    .forEach(line -> console.out().println("  | " + line));
        }
    }
}
