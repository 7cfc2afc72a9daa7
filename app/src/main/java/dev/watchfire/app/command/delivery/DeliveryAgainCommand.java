// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.delivery;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import tools.jackson.databind.JsonNode;

/// Makes deliveries again that were given up, once what was wrong is mended.
final class DeliveryAgainCommand implements Action {
    private final ClientOptions client;
    private final Words<Long> ids;

    DeliveryAgainCommand(Syntax syntax) {
        ids =
                syntax.words(
                        "ID",
                        1,
                        Integer.MAX_VALUE,
                        Long::valueOf,
                        "As 'delivery list' prints them.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient api = client.connect();
        for (long id : ids.all()) {
            JsonNode answer =
                    api.post(
                            "/api/watchfire/v1/deliveries/" + id + "/send-again",
                            ApiClient.JSON.createObjectNode());
            console.out().println(answer.path("id").asString());
        }
        return 0;
    }
}
