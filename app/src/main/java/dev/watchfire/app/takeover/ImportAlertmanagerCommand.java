// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.takeover;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Switch;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes over what lies in an Alertmanager's data folder.
final class ImportAlertmanagerCommand implements Action {
    /// Half of what the server takes at once.
    private static final int ITEMS_AT_ONCE = 500;

    private static final String PATH = "/api/watchfire/v1/import/alertmanager";
    private static final List<String> OUTCOMES =
            List.of("added", "changed", "known", "expired", "refused");

    private final ClientOptions client;
    private final Words<Path> folder;
    private final Switch dryRun;

    ImportAlertmanagerCommand(Syntax syntax) {
        folder =
                syntax.words(
                        "DIR",
                        1,
                        1,
                        Path::of,
                        "Alertmanager's --storage.path, with its files silences and nflog.");
        dryRun = syntax.toggle("--dry-run", "Only say what would become of it.");
        client = new ClientOptions(syntax);
        syntax.note("Importing the same again changes nothing.");
    }

    /// What became of one file's items.
    private static final class Tally {
        private final Map<String, Integer> outcomes = new TreeMap<>();
        private final Map<String, Integer> refusals = new TreeMap<>();
        private int read;

        void add(JsonNode taken) {
            read++;
            outcomes.merge(taken.path("outcome").asString(), 1, Integer::sum);
            if (taken.path("outcome").asString().equals("refused")) {
                refusals.merge(taken.path("why").asString(), 1, Integer::sum);
            }
        }

        int refused() {
            return outcomes.getOrDefault("refused", 0);
        }

        void print(String what, Console console) {
            StringBuilder line = new StringBuilder(what + ": " + read + " read");
            for (String outcome : OUTCOMES) {
                line.append(", ")
                        .append(outcomes.getOrDefault(outcome, 0))
                        .append(' ')
                        .append(outcome);
            }
            console.out().println(line);
            refusals.forEach(
                    (why, times) -> console.out().printf("  refused %d: %s%n", times, why));
        }

        ObjectNode json() {
            ObjectNode node = ApiClient.JSON.createObjectNode();
            node.put("read", read);
            OUTCOMES.forEach(outcome -> node.put(outcome, outcomes.getOrDefault(outcome, 0)));
            ObjectNode why = node.putObject("refusals");
            refusals.forEach(why::put);
            return node;
        }
    }

    @Override
    public int run(Console console) {
        AlertmanagerFolder found = read(folder.one());
        ApiClient api = client.connect();
        Tally silences = new Tally();
        Tally notifications = new Tally();
        post(api, "silences", found.silences(), silences);
        post(api, "notifications", found.notifications(), notifications);
        JsonNode end = finish(api, found.notifications() != null);
        switch (client.output()) {
            case SIMPLE -> print(console, found, silences, notifications, end);
            case JSON -> console.out().println(json(found, silences, notifications, end));
        }
        boolean whole = found.damages().isEmpty() && silences.refused() == 0;
        return whole ? 0 : 1;
    }

    private static AlertmanagerFolder read(Path folder) {
        try {
            return AlertmanagerFolder.read(folder);
        } catch (IOException e) {
            throw new Failure("cannot import " + folder + ": " + e.getMessage(), e);
        }
    }

    private void post(ApiClient api, String name, @Nullable List<ObjectNode> items, Tally tally) {
        if (items == null) {
            return;
        }
        for (int from = 0; from < items.size(); from += ITEMS_AT_ONCE) {
            ObjectNode body = body();
            ArrayNode part = body.putArray(name);
            items.subList(from, Math.min(items.size(), from + ITEMS_AT_ONCE)).forEach(part::add);
            api.post(PATH, body).path(name).forEach(tally::add);
        }
    }

    /// @param whole whether the notification log was there: without it nothing is known about who
    ///   was told
    private JsonNode finish(ApiClient api, boolean whole) {
        ObjectNode body = body();
        body.put("last", whole);
        return api.post(PATH, body);
    }

    private ObjectNode body() {
        return ApiClient.JSON.createObjectNode().put("dryRun", dryRun.isOn());
    }

    private void print(
            Console console,
            AlertmanagerFolder found,
            Tally silences,
            Tally notifications,
            JsonNode end) {
        if (dryRun.isOn()) {
            console.out().println("Nothing is changed; this is what would be:");
        }
        if (found.silences() == null) {
            console.out().println("silences: the folder has no file of them");
        } else {
            silences.print("silences", console);
        }
        if (found.notifications() == null) {
            console.out().println("notifications: the folder has no file 'nflog'");
        } else {
            notifications.print("notifications", console);
        }
        int forgotten = end.path("observedForgotten").asInt();
        if (forgotten > 0) {
            // A rehearsal still counts those that the import itself would replace.
            console.out()
                    .printf(
                            "only observed here, told by nobody, forgotten: %s%d%n",
                            dryRun.isOn() ? "at most " : "", forgotten);
        }
        if (end.path("observing").asBoolean()) {
            console.out().println("This server observes; it sends nothing.");
        }
        found.damages().forEach(damage -> console.err().println("damaged: " + damage));
    }

    private String json(
            AlertmanagerFolder found, Tally silences, Tally notifications, JsonNode end) {
        ObjectNode node = ApiClient.JSON.createObjectNode();
        node.put("dryRun", dryRun.isOn());
        node.set("observing", end.path("observing"));
        node.set("silences", silences.json());
        node.set("notifications", notifications.json());
        node.set("observedForgotten", end.path("observedForgotten"));
        ArrayNode damages = node.putArray("damages");
        found.damages().forEach(damages::add);
        return node.toPrettyString();
    }
}
