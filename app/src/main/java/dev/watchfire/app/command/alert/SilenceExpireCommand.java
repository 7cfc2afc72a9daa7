// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.alert;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import java.util.UUID;

final class SilenceExpireCommand implements Action {
    private final ClientOptions client;
    private final Words<UUID> ids;

    SilenceExpireCommand(Syntax syntax) {
        ids =
                syntax.words(
                        "ID",
                        1,
                        Integer.MAX_VALUE,
                        UUID::fromString,
                        "As 'silence list -q' prints them.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient api = client.connect();
        ids.all().forEach(id -> api.delete("/api/v2/silence/" + id));
        return 0;
    }
}
