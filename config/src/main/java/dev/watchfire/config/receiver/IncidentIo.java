// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Section;

/// Alert events to an incident.io alert source.
final class IncidentIo {
    private static final String TOKEN = "alert_source_token";
    private static final String TOKEN_FILE = "alert_source_token_file";

    static final ReceiverType TYPE =
            ReceiverType.of(
                            "incidentio",
                            true,
                            HttpSchemas.client(),
                            Key.url("url"),
                            Key.path("url_file"),
                            Key.secret(TOKEN),
                            Key.path(TOKEN_FILE),
                            Key.count("max_alerts").or("0"),
                            Key.goDuration("timeout").or("0s"))
                    .rules(
                            Rule.exactlyOne("url", "url_file"),
                            Rule.atMostOne(TOKEN, TOKEN_FILE),
                            IncidentIo::authorisesOnce)
                    .inherits(Inheritance.HTTP);

    private IncidentIo() {}

    private static void authorisesOnce(Section section, Problems problems) {
        Section http = section.section("http_config");
        if (http == null) {
            return;
        }
        boolean token = section.isSet(TOKEN) || section.isSet(TOKEN_FILE);
        boolean header = HttpSchemas.hasAuthorization(http);
        if (token && header) {
            problems.add(
                    http.at(),
                    section.path(),
                    Code.CONFLICT,
                    "cannot specify alert_source_token or alert_source_token_file when using"
                            + " http_config.authorization");
        } else if (!token && !header) {
            problems.add(
                    section.at(),
                    section.path(),
                    Code.MISSING,
                    "at least one of alert_source_token, alert_source_token_file or"
                            + " http_config.authorization must be configured");
        }
    }
}
