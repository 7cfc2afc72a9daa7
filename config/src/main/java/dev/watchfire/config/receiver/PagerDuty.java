// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;

/// Events to PagerDuty, API version 1 (`service_key`) or 2 (`routing_key`).
final class PagerDuty {
    private static final Schema IMAGE =
            Schema.of("image", Key.text("src"), Key.text("alt"), Key.text("href"));
    private static final Schema LINK = Schema.of("link", Key.text("href"), Key.text("text"));

    static final ReceiverType TYPE =
            ReceiverType.of(
                            "pagerduty",
                            true,
                            HttpSchemas.client(),
                            Key.secret("service_key"),
                            Key.path("service_key_file"),
                            Key.secret("routing_key"),
                            Key.path("routing_key_file"),
                            Key.url("url"),
                            Key.text("client").or("{{ template \"pagerduty.default.client\" . }}"),
                            Key.text("client_url")
                                    .or("{{ template \"pagerduty.default.clientURL\" . }}"),
                            Key.text("description")
                                    .or("{{ template \"pagerduty.default.description\" .}}"),
                            Key.anyMap("details"),
                            Key.sections("images", () -> IMAGE),
                            Key.sections("links", () -> LINK),
                            Key.text("source"),
                            Key.text("severity"),
                            Key.text("class"),
                            Key.text("component"),
                            Key.text("group"),
                            Key.goDuration("timeout").quietly("0s"))
                    .rules(
                            PagerDuty::hasKey,
                            Rule.atMostOne("routing_key", "routing_key_file"),
                            Rule.atMostOne("service_key", "service_key_file"))
                    .inherits(
                            Inheritance.HTTP,
                            Inheritance.required(
                                    "url", "pagerduty_url", "no global PagerDuty URL set"));

    private PagerDuty() {}

    private static void hasKey(Section section, Problems problems) {
        if (!section.isSet("service_key")
                && !section.isSet("service_key_file")
                && !section.isSet("routing_key")
                && !section.isSet("routing_key_file")) {
            problems.add(
                    section.at(),
                    section.path(),
                    Code.MISSING,
                    "missing service or routing key in PagerDuty config");
        }
    }
}
