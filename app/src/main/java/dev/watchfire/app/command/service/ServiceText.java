// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.service;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// A service as a person reads it.
public final class ServiceText {
    private final StringBuilder text = new StringBuilder();

    private ServiceText() {}

    static String of(JsonNode service) {
        ServiceText writer = new ServiceText();
        writer.write(service);
        return writer.text.toString();
    }

    /// Those of the first role, which is who is called first.
    public static String people(JsonNode onCall) {
        if (onCall.isEmpty()) {
            return "";
        }
        String role = onCall.get(0).path("role").asString("");
        Set<String> people = new LinkedHashSet<>();
        for (JsonNode duty : onCall) {
            if (duty.path("role").asString("").equals(role)) {
                duty.path("people").forEach(person -> people.add(person.asString("")));
            }
        }
        return people.isEmpty() ? "nobody" : String.join(", ", people);
    }

    static String alerts(JsonNode alerts) {
        int active = alerts.path("active").asInt(0);
        int quiet = alerts.path("suppressed").asInt(0);
        String severity = alerts.path("severity").asString("");
        return active
                + (severity.isEmpty() ? "" : " " + severity)
                + (quiet == 0 ? "" : " (" + quiet + " muted)");
    }

    private void write(JsonNode service) {
        String name = service.path("name").asString("");
        String shown = service.path("displayName").asString("");
        line(shown.equals(name) ? name : shown + " (" + name + ")");
        more("", service.path("description"));
        more("Tier: ", service.path("tier"));
        line("Firing: " + alerts(service.path("alerts")));
        line("Owner: " + service.path("owner").asString(""));
        JsonNode team = service.path("team");
        more("  channel: ", team.path("channel"));
        if (team.path("open").isBoolean()) {
            line(
                    (team.path("open").asBoolean() ? "  works until " : "  off until ")
                            + team.path("nextChange").asString("further notice"));
        }
        for (JsonNode duty : team.path("onCall")) {
            line(
                    "  on call, "
                            + duty.path("schedule").asString("")
                            + " "
                            + duty.path("role").asString("")
                            + ": "
                            + (duty.path("people").isEmpty()
                                    ? "nobody"
                                    : texts(duty.path("people"))));
        }
        more("Runbook: ", service.path("runbook"));
        more("Dashboard: ", service.path("dashboard"));
        for (JsonNode link : service.path("links")) {
            line(link.path("name").asString("") + ": " + link.path("url").asString(""));
        }
        names("Needs: ", service.path("dependsOn"));
        names("Needed by: ", service.path("dependents"));
        if (!service.path("matchers").isEmpty()) {
            line("Alerts with " + texts(service.path("matchers")));
        }
        more("Users: ", service.path("users"));
        JsonNode money = service.path("revenuePerMinute");
        if (money.isObject()) {
            line(
                    "Revenue per minute: "
                            + money.path("amount").asString("")
                            + " "
                            + money.path("currency").asString(""));
        }
    }

    private void line(String content) {
        text.append(content).append('\n');
    }

    private void more(String head, JsonNode value) {
        String content = value.asString("");
        if (!content.isEmpty()) {
            line(head + content);
        }
    }

    private void names(String head, JsonNode services) {
        if (!services.isEmpty()) {
            line(
                    head
                            + StreamSupport.stream(services.spliterator(), false)
                                    .map(each -> each.path("name").asString(""))
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static String texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.asString(""))
                .collect(Collectors.joining(", "));
    }
}
