// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.configuration;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.client.ClientOptions;
import tools.jackson.databind.JsonNode;

/// `config export`: the text that the console edits, its secrets hidden.
final class ConfigExportCommand implements Action {
    private final Switch file;
    private final ClientOptions client;

    ConfigExportCommand(Syntax syntax) {
        file = syntax.toggle("--file", "The file's text instead, as the server runs it.");
        client = new ClientOptions(syntax);
        syntax.note(
                "A secret is <secret>, which 'config apply' on the same server takes for what it"
                        + " was.");
    }

    @Override
    public int run(Console console) {
        JsonNode configuration = client.connect().get(Configuration.PATH);
        JsonNode from = file.isOn() ? configuration.path("file") : configuration;
        switch (client.output()) {
            case JSON -> console.out().println(configuration.toPrettyString());
            case SIMPLE -> console.out().print(from.path("text").asString());
        }
        console.out().flush();
        return 0;
    }
}
