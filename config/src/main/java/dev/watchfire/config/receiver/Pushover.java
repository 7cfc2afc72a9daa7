// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Section;

/// Push messages through Pushover.
final class Pushover {
    static final ReceiverType TYPE =
            ReceiverType.of(
                            "pushover",
                            true,
                            HttpSchemas.client(),
                            Key.secret("user_key"),
                            Key.path("user_key_file"),
                            Key.secret("token"),
                            Key.path("token_file"),
                            Key.text("title").or("{{ template \"pushover.default.title\" . }}"),
                            Key.text("message").or("{{ template \"pushover.default.message\" . }}"),
                            Key.text("url").or("{{ template \"pushover.default.url\" . }}"),
                            Key.text("url_title"),
                            Key.text("device"),
                            Key.text("sound"),
                            Key.text("priority")
                                    .or("{{ if eq .Status \"firing\" }}2{{ else }}0{{ end }}"),
                            Key.goDuration("retry").or("1m0s"),
                            Key.goDuration("expire").or("1h0m0s"),
                            Key.goDuration("ttl"),
                            Key.flag("html").or("false"),
                            Key.flag("monospace"))
                    .rules(
                            Rule.exactlyOne("user_key", "user_key_file"),
                            Rule.exactlyOne("token", "token_file"),
                            Pushover::oneStyle)
                    .inherits(Inheritance.HTTP);

    private Pushover() {}

    private static void oneStyle(Section section, Problems problems) {
        if (section.flag("html") && section.flag("monospace")) {
            problems.add(
                    section.at("monospace"),
                    section.path(),
                    Code.CONFLICT,
                    "at most one of monospace & html must be configured");
        }
    }
}
