// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Section;

/// Messages to a Webex room.
final class Webex {
    static final ReceiverType TYPE =
            ReceiverType.of(
                            "webex",
                            true,
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.text("message").or("{{ template \"webex.default.message\" . }}"),
                            Key.text("room_id"))
                    .rules(
                            Rule.required("room_id", "missing room_id on webex_config"),
                            Webex::authorises)
                    .inherits(
                            Inheritance.HTTP,
                            Inheritance.required(
                                    "api_url", "webex_api_url", "no global Webex URL set"));

    private Webex() {}

    private static void authorises(Section section, Problems problems) {
        Section http = section.section("http_config");
        if (http == null || !HttpSchemas.hasAuthorization(http)) {
            problems.add(
                    section.at("http_config"),
                    section.path(),
                    Code.MISSING,
                    "missing webex_configs.http_config.authorization");
        }
    }
}
