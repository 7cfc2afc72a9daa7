// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.configuration;

import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.client.ApiClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the commands of `config` ask a server for.
final class Configuration {
    static final String PATH = "/api/watchfire/v1/configuration";

    private Configuration() {}

    /// The number of the version that the answer shows, as a tag.
    static String tag(JsonNode configuration) {
        return "\"" + configuration.path("version").path("id").asLong(0) + "\"";
    }

    static ObjectNode body(String comment) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        body.put("comment", comment);
        return body;
    }

    /// Says which version runs after a change.
    static void print(JsonNode before, JsonNode after, Console console) {
        long version = after.path("version").path("id").asLong();
        console.out()
                .println(
                        tag(before).equals(tag(after))
                                ? "version " + version + " runs; nothing was different"
                                : "version " + version + " runs");
    }
}
