// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;

/// Adaptive cards to a Microsoft Teams workflow.
final class MsTeamsV2 {
    static final ReceiverType TYPE =
            ReceiverType.of(
                            "msteamsv2",
                            true,
                            HttpSchemas.client(),
                            Key.secretUrl("webhook_url"),
                            Key.path("webhook_url_file"),
                            Key.text("title").or("{{ template \"msteamsv2.default.title\" . }}"),
                            Key.text("text").or("{{ template \"msteamsv2.default.text\" . }}"))
                    .rules(Rule.exactlyOne("webhook_url", "webhook_url_file"))
                    .inherits(Inheritance.HTTP);

    private MsTeamsV2() {}
}
