// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.configuration;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import tools.jackson.databind.JsonNode;

/// `secrets rotate-key`: seals all secrets of a running server under a new key.
final class RotateKeyCommand implements Action {
    private final ClientOptions client;

    RotateKeyCommand(Syntax syntax) {
        client = new ClientOptions(syntax);
        syntax.note(
                "Back the key file up anew, and keep the one of before for the backups of before."
                        + " Where the key file is lost, this makes a new one; what the lost key"
                        + " sealed stays, and can be read once its line is put back into the"
                        + " file.");
    }

    @Override
    public int run(Console console) {
        JsonNode done =
                client.connect()
                        .post(
                                "/api/watchfire/v1/secrets/rotate-key",
                                ApiClient.JSON.createObjectNode());
        switch (client.output()) {
            case JSON -> console.out().println(done.toPrettyString());
            case SIMPLE ->
                    console.out()
                            .printf(
                                    "%s holds a new key; %d secrets are sealed with it, %d cannot"
                                            + " be opened%s%n",
                                    done.path("keyFile").asString(),
                                    done.path("rewrapped").asInt(),
                                    done.path("unreadable").asInt(),
                                    done.path("oldKeysRemoved").asBoolean()
                                            ? ""
                                            : "; the old key could not be taken out of it");
        }
        return 0;
    }
}
