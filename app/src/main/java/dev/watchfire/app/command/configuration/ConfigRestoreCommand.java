// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.configuration;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import tools.jackson.databind.JsonNode;

/// `config restore`: makes an older version the newest again.
final class ConfigRestoreCommand implements Action {
    private final Words<Long> id;
    private final Option<String> comment;
    private final ClientOptions client;

    ConfigRestoreCommand(Syntax syntax) {
        id = syntax.words("ID", 1, 1, Long::valueOf, "The version, as 'config versions' says.");
        comment = syntax.text("--comment", "TEXT", "Why, for the history.").or("");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        ApiClient api = client.connect();
        JsonNode before = api.get(Configuration.PATH);
        JsonNode after =
                api.post(
                        Configuration.PATH + "/versions/" + id.one() + "/restore",
                        Configuration.body(comment.get()),
                        Configuration.tag(before));
        Configuration.print(before, after, console);
        return 0;
    }
}
