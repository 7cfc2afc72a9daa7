// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;

/// Messages to a Discord webhook.
final class Discord {
    static final ReceiverType TYPE =
            ReceiverType.of(
                            "discord",
                            true,
                            HttpSchemas.client(),
                            Key.secretUrl("webhook_url"),
                            Key.path("webhook_url_file"),
                            Key.text("content"),
                            Key.text("title").or("{{ template \"discord.default.title\" . }}"),
                            Key.text("message").or("{{ template \"discord.default.message\" . }}"),
                            Key.text("username"),
                            Key.text("avatar_url"))
                    .rules(Rule.exactlyOne("webhook_url", "webhook_url_file"))
                    .inherits(Inheritance.HTTP);

    private Discord() {}
}
