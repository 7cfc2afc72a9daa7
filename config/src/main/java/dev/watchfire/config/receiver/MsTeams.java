// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;

/// Messages to a Microsoft Teams connector.
final class MsTeams {
    static final ReceiverType TYPE =
            ReceiverType.of(
                            "msteams",
                            true,
                            HttpSchemas.client(),
                            Key.secretUrl("webhook_url"),
                            Key.path("webhook_url_file"),
                            Key.text("title").or("{{ template \"msteams.default.title\" . }}"),
                            Key.text("summary").or("{{ template \"msteams.default.summary\" . }}"),
                            Key.text("text").or("{{ template \"msteams.default.text\" . }}"))
                    .rules(Rule.exactlyOne("webhook_url", "webhook_url_file"))
                    .inherits(Inheritance.HTTP);

    private MsTeams() {}
}
