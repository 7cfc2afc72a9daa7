// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.paging;

import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the commands about pages have in common.
final class PageCommands {
    static final String PAGES = "/api/watchfire/v1/pages";

    private PageCommands() {}

    static String path(String id, String action) {
        return PAGES + "/" + ApiClient.encode(id) + (action.isEmpty() ? "" : "/" + action);
    }

    /// Says how a page is now.
    static void print(JsonNode answer, ClientOptions client, Console console) {
        switch (client.output()) {
            case JSON -> console.out().println(answer.toPrettyString());
            case SIMPLE -> {
                JsonNode page = answer.path("page");
                List<String> has = LadderText.words(page.path("acknowledgedBy"));
                console.out()
                        .println(
                                "page %s is %s%s%s"
                                        .formatted(
                                                page.path("id").asString(),
                                                page.path("state").asString(),
                                                has.isEmpty()
                                                        ? ""
                                                        : " by " + String.join(", ", has),
                                                answer.path("changed").asBoolean()
                                                        ? ""
                                                        : ", as it was"));
            }
        }
    }
}
