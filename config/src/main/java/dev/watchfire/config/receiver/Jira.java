// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Type.ListOf;
import dev.watchfire.config.schema.Type.Single;

/// Issues in Jira.
final class Jira {
    private static final Schema FIELD =
            Schema.of("field", Key.text("template"), Key.flag("enable_update"));
    private static final Schema LABELS =
            Schema.of("labels", Key.texts("values"), Key.flag("enable_update"));
    private static final Single TEXT = new Single(ScalarType.TEXT);

    static final ReceiverType TYPE =
            ReceiverType.of(
                            "jira",
                            true,
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.oneOf("api_type", "auto", "cloud", "datacenter").or("auto"),
                            Key.text("project"),
                            Key.either("summary", TEXT, () -> FIELD)
                                    .or("{{ template \"jira.default.summary\" . }}"),
                            Key.either("description", TEXT, () -> FIELD)
                                    .or("{{ template \"jira.default.description\" . }}"),
                            Key.either("labels", new ListOf(TEXT), () -> LABELS),
                            Key.text("priority").or("{{ template \"jira.default.priority\" . }}"),
                            Key.text("issue_type"),
                            Key.text("reopen_transition"),
                            Key.text("resolve_transition"),
                            Key.text("wont_fix_resolution"),
                            Key.duration("reopen_duration"),
                            Key.anyMap("fields"))
                    .rules(
                            Rule.required("project", "missing project in jira_config"),
                            Rule.required("issue_type", "missing issue_type in jira_config"))
                    .inherits(
                            Inheritance.HTTP,
                            Inheritance.required(
                                    "api_url", "jira_api_url", "no global Jira Cloud URL set"));

    private Jira() {}
}
