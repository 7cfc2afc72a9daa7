// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "import",
        description =
                "Adds silences from a JSON array as 'silence list -o json' (or amtool's) prints"
                        + " it.",
        mixinStandardHelpOptions = true)
final class SilenceImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ClientOptions client = new ClientOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: standard input.")
    private @Nullable Path file;

    @Option(
            names = {"-f", "--force"},
            description = "Add new silences even where one of the same id exists.")
    private boolean force;

    @Override
    public Integer call() {
        JsonNode silences = read();
        if (!silences.isArray()) {
            throw new Failure("wants a JSON array of silences, found " + silences.getNodeType());
        }
        ApiClient api = client.connect();
        PrintWriter out = spec.commandLine().getOut();
        List<String> refused = new ArrayList<>();
        int position = 0;
        for (JsonNode silence : silences) {
            position++;
            try {
                JsonNode saved = api.post("/api/v2/silences", draft(silence, position));
                out.println(saved.path("silenceID").asString());
            } catch (Failure e) {
                refused.add("silence " + position + ": " + e.getMessage());
            }
        }
        out.flush();
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
        if (force) {
            draft.remove("id");
        }
        return draft;
    }

    private JsonNode read() {
        try {
            return ApiClient.JSON.readTree(
                    file == null
                            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                            : Files.readString(file));
        } catch (IOException | JacksonException e) {
            throw new Failure(
                    "cannot read "
                            + (file == null ? "standard input" : file)
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
