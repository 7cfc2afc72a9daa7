// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.account;

import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.client.ApiClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds users by name, and changes them as they are found.
final class Users {
    private static final String PATH = "/api/watchfire/v1/users";

    private final ApiClient api;

    Users(ApiClient api) {
        this.api = api;
    }

    private JsonNode named(String name) {
        for (JsonNode user : api.get(PATH + "?limit=1000").path("items")) {
            if (user.path("name").asString().equals(name)) {
                return user;
            }
        }
        throw new Failure("there is no user '" + name + "'; 'user list' shows them");
    }

    String pathOf(String name) {
        return PATH + "/" + named(name).path("id").asString();
    }

    void change(String name, ObjectNode changes) {
        change(name, changes, false);
    }

    /// @param force also where that person is on call soon
    void change(String name, ObjectNode changes, boolean force) {
        JsonNode user = named(name);
        JsonNode _ =
                api.patch(
                        PATH + "/" + user.path("id").asString() + (force ? "?force=true" : ""),
                        changes,
                        "\"" + user.path("revision").asLong() + "\"");
    }
}
