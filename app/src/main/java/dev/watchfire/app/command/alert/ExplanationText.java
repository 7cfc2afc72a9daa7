// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.alert;

import dev.watchfire.app.command.service.ServiceText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// An explanation as a person reads it: the answer first, then how it came about.
final class ExplanationText {
    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    static String of(JsonNode explained) {
        ExplanationText writer = new ExplanationText();
        writer.write(explained);
        return writer.text.toString();
    }

    private void write(JsonNode explained) {
        JsonNode alert = explained.path("alert");
        line(0, labels(alert.path("labels")) + "  " + alert.path("state").asString());
        line(0, explained.path("summary").asString());
        explained.path("services").forEach(this::writeService);
        for (JsonNode silence : explained.path("silences")) {
            line(
                    0,
                    "Silenced by "
                            + silence.path("createdBy").asString()
                            + " until "
                            + silence.path("endsAt").asString());
            line(1, silence.path("comment").asString());
            line(1, silence.path("id").asString() + "  " + words(silence.path("matchers")));
        }
        JsonNode inhibition = explained.path("inhibition");
        if (inhibition.isObject()) {
            line(
                    0,
                    "Inhibited by "
                            + labels(inhibition.path("source"))
                            + "  "
                            + inhibition.path("fingerprint").asString());
            line(
                    1,
                    "rule "
                            + inhibition.path("rule").asString()
                            + ", equal "
                            + words(inhibition.path("equal")));
        }
        line(0, "Routes");
        explained.path("routes").forEach(this::writeRoute);
        explained.path("groups").forEach(this::writeGroup);
    }

    private void writeService(JsonNode service) {
        String onCall = ServiceText.people(service.path("onCall"));
        line(
                0,
                "Service "
                        + service.path("name").asString("")
                        + " of "
                        + service.path("owner").asString("")
                        + (onCall.isEmpty() ? "" : ", on call: " + onCall));
        for (String link : List.of("runbook", "dashboard")) {
            String url = service.path(link).asString("");
            if (!url.isEmpty()) {
                line(1, link + " " + url);
            }
        }
    }

    private void writeRoute(JsonNode route) {
        String matchers = "{" + words(route.path("matchers")) + "}";
        String refusedBy = route.path("refusedBy").asString("");
        String outcome =
                route.path("handles").asBoolean(false)
                        ? "  → " + route.path("receiver").asString()
                        : refusedBy.isEmpty() ? "" : "  no: " + refusedBy;
        line(1 + route.path("depth").asInt(0), matchers + outcome);
    }

    private void writeGroup(JsonNode group) {
        line(
                0,
                "Group "
                        + group.path("key").asString()
                        + " for "
                        + group.path("receiver").asString());
        line(
                1,
                group.path("alerts").asInt(0)
                        + " alerts, decides next at "
                        + group.path("nextFlushAt").asString());
        if (!group.path("heldBy").isEmpty()) {
            line(1, "held by " + words(group.path("heldBy")));
        }
        for (JsonNode integration : group.path("integrations")) {
            String told = integration.path("toldAt").asString("");
            line(
                    1,
                    integration.path("integration").asString()
                            + ": "
                            + integration.path("next").asString()
                            + (told.isEmpty() ? "; never told" : "; told at " + told));
            JsonNode delivery = integration.path("delivery");
            if (delivery.isObject()) {
                line(
                        2,
                        "delivery "
                                + delivery.path("id").asLong(0)
                                + " "
                                + delivery.path("state").asString()
                                + ", "
                                + delivery.path("attempts").asInt(0)
                                + " attempts. "
                                + delivery.path("lastMessage").asString(""));
            }
        }
    }

    private void line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content.stripTrailing()).append('\n');
    }

    private static String labels(JsonNode labels) {
        List<String> shown = new ArrayList<>();
        labels.forEachEntry((name, value) -> shown.add(name + "=\"" + value.asString() + '"'));
        return "{" + String.join(", ", shown) + "}";
    }

    private static String words(JsonNode array) {
        List<String> shown = new ArrayList<>();
        array.forEach(word -> shown.add(word.asString()));
        return String.join(", ", shown);
    }
}
