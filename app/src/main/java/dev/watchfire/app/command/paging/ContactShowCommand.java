// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import tools.jackson.databind.JsonNode;

/// `contact show`: by which means somebody is reached.
final class ContactShowCommand implements Action {
    private final Words<String> name;
    private final ClientOptions client;

    ContactShowCommand(Syntax syntax) {
        name = syntax.words("NAME", 0, 1, text -> text, "Whose. Default: one's own.");
        client = new ClientOptions(syntax);
        syntax.note("One's own needs a token of a person.");
    }

    @Override
    public int run(Console console) {
        String who = name.all().isEmpty() ? "me" : name.all().getFirst();
        JsonNode contact =
                client.connect()
                        .get("/api/watchfire/v1/users/" + ApiClient.encode(who) + "/contact");
        switch (client.output()) {
            case JSON -> console.out().println(contact.toPrettyString());
            case SIMPLE -> {
                Table table = new Table("Id", "Type", "Address", "Label", "State");
                for (JsonNode method : contact.path("methods")) {
                    table.add(
                            method.path("id").asString(),
                            method.path("type").asString(),
                            method.path("address").asString(),
                            method.path("label").asString(),
                            state(method));
                }
                console.out().print(table);
                String problem = contact.path("problem").asString("");
                if (!problem.isEmpty()) {
                    console.out().println(problem);
                }
            }
        }
        return 0;
    }

    private static String state(JsonNode method) {
        String problem = method.path("problem").asString("");
        return !problem.isEmpty()
                ? problem
                : method.path("verifiedAt").isNull() ? "not verified" : "works";
    }
}
