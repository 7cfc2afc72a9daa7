// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.alert;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

final class AlertExplainCommand implements Action {
    private final ClientOptions client;
    private final Words<String> fingerprint;

    AlertExplainCommand(Syntax syntax) {
        fingerprint =
                syntax.words(
                        "FINGERPRINT", 1, 1, Function.identity(), "As 'alert list' prints it.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        String path =
                "/api/watchfire/v1/alerts/" + ApiClient.encode(fingerprint.one()) + "/explain";
        JsonNode explained = client.connect().get(path);
        switch (client.output()) {
            case JSON -> console.out().println(explained.toPrettyString());
            case SIMPLE -> console.out().print(ExplanationText.of(explained));
        }
        return 0;
    }
}
