// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.configuration;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `config apply`: makes a file the newest version of what the console edits.
final class ConfigApplyCommand implements Action {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Words<Path> file;
    private final Option<String> comment;
    private final Switch dryRun;
    private final ClientOptions client;

    ConfigApplyCommand(Syntax syntax) {
        file = syntax.words("FILE", 1, 1, Path::of, "- is standard input.");
        comment = syntax.text("--comment", "TEXT", "Why, for the history.").or("");
        dryRun = syntax.toggle("--dry-run", "Only say what would differ.");
        client = new ClientOptions(syntax);
    }

    @Override
    public int run(Console console) {
        String text = read(file.one());
        ApiClient api = client.connect();
        if (dryRun.isOn()) {
            return check(api, text, console);
        }
        JsonNode before = api.get(Configuration.PATH);
        ObjectNode body = Configuration.body(comment.get());
        body.put("text", text);
        JsonNode after = api.put(Configuration.PATH, body, Configuration.tag(before));
        Configuration.print(before, after, console);
        return 0;
    }

    private static int check(ApiClient api, String text, Console console) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        body.put("text", text);
        JsonNode answer = api.post(Configuration.PATH + "/check", body);
        for (JsonNode hunk : answer.path("diff").path("hunks")) {
            console.out().println("@@");
            for (JsonNode line : hunk) {
                char sign =
                        switch (line.path("kind").asString()) {
                            case "added" -> '+';
                            case "removed" -> '-';
                            default -> ' ';
                        };
                console.out().println(sign + line.path("text").asString());
            }
        }
        String problems = ApiClient.findings(answer.path("problems"));
        if (!problems.isEmpty()) {
            throw new Failure("refused:" + problems);
        }
        return 0;
    }

    private static String read(Path path) {
        try {
            return path.equals(STANDARD_INPUT)
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(path);
        } catch (IOException e) {
            throw new Failure("cannot read " + path + ": " + e, e);
        }
    }
}
