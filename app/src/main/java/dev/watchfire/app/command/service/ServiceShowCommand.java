// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.service;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// `service show`: everything about one service.
final class ServiceShowCommand implements Action {
    private final ClientOptions client;
    private final Words<String> name;

    ServiceShowCommand(Syntax syntax) {
        name = syntax.words("NAME", 1, 1, Function.identity(), "As 'service list' prints it.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode service =
                client.connect().get("/api/watchfire/v1/services/" + ApiClient.encode(name.one()));
        switch (client.output()) {
            case JSON -> console.out().println(service.toPrettyString());
            case SIMPLE -> console.out().print(ServiceText.of(service));
        }
        return 0;
    }
}
