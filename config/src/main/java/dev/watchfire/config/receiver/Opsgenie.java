// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import java.util.Locale;
import java.util.Set;

/// Alerts to Opsgenie.
final class Opsgenie {
    private static final Set<String> RESPONDER_TYPES =
            Set.of("team", "teams", "user", "escalation", "schedule");

    private static final Schema RESPONDER =
            Schema.of(
                            "responder",
                            Key.text("id"),
                            Key.text("name"),
                            Key.text("username"),
                            Key.text("type"))
                    .with(Opsgenie::responderIsKnown);

    static final ReceiverType TYPE =
            ReceiverType.of(
                            "opsgenie",
                            true,
                            HttpSchemas.client(),
                            Key.secret("api_key"),
                            Key.path("api_key_file"),
                            Key.url("api_url"),
                            Key.text("message").or("{{ template \"opsgenie.default.message\" . }}"),
                            Key.text("description")
                                    .or("{{ template \"opsgenie.default.description\" . }}"),
                            Key.text("source").or("{{ template \"opsgenie.default.source\" . }}"),
                            Key.textMap("details"),
                            Key.text("entity"),
                            Key.sections("responders", () -> RESPONDER),
                            Key.text("actions"),
                            Key.text("tags"),
                            Key.text("note"),
                            Key.text("priority"),
                            Key.flag("update_alerts"))
                    .rules(Rule.atMostOne("api_key", "api_key_file"))
                    .inherits(
                            Inheritance.HTTP,
                            Inheritance.required(
                                    "api_url", "opsgenie_api_url", "no global OpsGenie URL set"),
                            Inheritance.pair(
                                    "api_key",
                                    "opsgenie_api_key",
                                    "no global OpsGenie API Key set either inline or in a file"));

    private Opsgenie() {}

    private static void responderIsKnown(Section section, Problems problems) {
        if (!section.isSet("id") && !section.isSet("name") && !section.isSet("username")) {
            problems.add(
                    section.at(),
                    section.path(),
                    Code.MISSING,
                    "a responder has to have at least one of id, username or name specified");
        }
        String type = section.text("type");
        boolean template = type.contains(ScalarType.TEMPLATE_START);
        if (!template && !RESPONDER_TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            problems.add(
                    section.at("type"),
                    section.path(),
                    Code.INVALID_VALUE,
                    "a responder's type is one of team, teams, user, escalation, schedule, got "
                            + Shown.text(type));
        }
    }
}
