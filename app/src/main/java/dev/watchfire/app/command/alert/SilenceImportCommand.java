// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.alert;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SilenceImportCommand implements Action {
    private final ClientOptions client;
    private final Words<Path> file;
    private final Switch force;

    SilenceImportCommand(Syntax syntax) {
        file = syntax.words("FILE", 0, 1, Path::of, "Default: standard input.");
        force =
                syntax.toggle(
                        "-f, --force",
                        "Add all as new silences, under new ids; without it each must exist here.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        JsonNode silences = read();
        if (!silences.isArray()) {
            throw new Failure("wants a JSON array of silences, found " + silences.getNodeType());
        }
        ApiClient api = client.connect();
        List<String> refused = new ArrayList<>();
        int position = 0;
        for (JsonNode silence : silences) {
            position++;
            try {
                JsonNode saved = api.post("/api/v2/silences", draft(silence, position));
                console.out().println(saved.path("silenceID").asString());
            } catch (Failure e) {
                refused.add("silence " + position + ": " + e.getMessage());
            }
        }
        if (!refused.isEmpty()) {
            throw new Failure(
                    "%d of %d silences were not imported:%n%s"
                            .formatted(
                                    refused.size(),
                                    silences.size(),
                                    String.join(System.lineSeparator(), refused)));
        }
        return 0;
    }

    private JsonNode draft(JsonNode silence, int position) {
        if (!(silence instanceof ObjectNode object)) {
            throw new Failure("entry " + position + " is no object");
        }
        ObjectNode draft = object.deepCopy();
        draft.remove(List.of("status", "updatedAt"));
        if (force.isOn()) {
            draft.remove("id");
        }
        return draft;
    }

    private JsonNode read() {
        Path path = file.orNull();
        try {
            return ApiClient.JSON.readTree(
                    path == null
                            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                            : Files.readString(path));
        } catch (IOException | JacksonException e) {
            String from = path == null ? "standard input" : path.toString();
            throw new Failure("cannot read " + from + ": " + e.getMessage(), e);
        }
    }
}
