// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Value;
import java.util.Set;

/// Alerts to VictorOps, now Splunk On-Call.
final class VictorOps {
    private static final Set<String> RESERVED =
            Set.of(
                    "routing_key",
                    "message_type",
                    "state_message",
                    "entity_display_name",
                    "monitoring_tool",
                    "entity_id",
                    "entity_state");

    static final ReceiverType TYPE =
            ReceiverType.of(
                            "victorops",
                            true,
                            HttpSchemas.client(),
                            Key.secret("api_key"),
                            Key.path("api_key_file"),
                            Key.url("api_url"),
                            Key.text("routing_key"),
                            Key.text("message_type").or("CRITICAL"),
                            Key.text("state_message")
                                    .or("{{ template \"victorops.default.state_message\" . }}"),
                            Key.text("entity_display_name")
                                    .or(
                                            "{{ template \"victorops.default.entity_display_name\""
                                                    + " . }}"),
                            Key.text("monitoring_tool")
                                    .or("{{ template \"victorops.default.monitoring_tool\" . }}"),
                            Key.textMap("custom_fields"))
                    .rules(
                            Rule.required("routing_key", "missing Routing key in VictorOps config"),
                            Rule.atMostOne("api_key", "api_key_file"),
                            VictorOps::customFieldsAreFree)
                    .inherits(
                            Inheritance.HTTP,
                            Inheritance.required(
                                    "api_url", "victorops_api_url", "no global VictorOps URL set"),
                            Inheritance.pair(
                                    "api_key",
                                    "victorops_api_key",
                                    "no global VictorOps API Key set"));

    private VictorOps() {}

    private static void customFieldsAreFree(Section section, Problems problems) {
        for (Value.Entry field : section.entries("custom_fields")) {
            if (RESERVED.contains(field.key())) {
                problems.add(
                        field.keyAt(),
                        section.path("custom_fields"),
                        Code.CONFLICT,
                        "custom field "
                                + field.key()
                                + " conflicts with the field of this name that is always sent");
            }
        }
    }
}
