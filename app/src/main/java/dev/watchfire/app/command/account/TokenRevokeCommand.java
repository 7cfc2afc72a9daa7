// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;

/// `token revoke`: ends tokens of services.
final class TokenRevokeCommand implements Action {
    private final Words<String> ids;
    private final ClientOptions client;

    TokenRevokeCommand(Syntax syntax) {
        ids = syntax.words("ID", 1, Integer.MAX_VALUE, text -> text, "As 'token list' shows them.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient api = client.connect();
        ids.all()
                .forEach(
                        id ->
                                api.delete(
                                        "/api/watchfire/v1/service-tokens/"
                                                + ApiClient.encode(id)));
        return 0;
    }
}
