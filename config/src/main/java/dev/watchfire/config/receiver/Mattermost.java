// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;

/// Messages to Mattermost.
final class Mattermost {
    private static final Schema FIELD =
            Schema.of("field", Key.text("title"), Key.text("value"), Key.flag("short"))
                    .with(
                            Rule.required(
                                    "title", "missing title in Mattermost field configuration"),
                            Rule.required(
                                    "value", "missing value in Mattermost field configuration"));

    private static final Schema ATTACHMENT =
            Schema.of(
                    "attachment",
                    Key.text("fallback"),
                    Key.text("color"),
                    Key.text("pretext"),
                    Key.text("text"),
                    Key.text("author_name"),
                    Key.text("author_link"),
                    Key.text("author_icon"),
                    Key.text("title"),
                    Key.text("title_link"),
                    Key.sections("fields", () -> FIELD),
                    Key.text("thumb_url"),
                    Key.text("footer"),
                    Key.text("footer_icon"),
                    Key.text("image_url"));

    private static final Schema PROPS = Schema.of("props", Key.text("card"));

    private static final Schema PRIORITY =
            Schema.of(
                    "priority",
                    Key.text("priority"),
                    Key.flag("requested_ack"),
                    Key.flag("persistent_notifications"));

    static final ReceiverType TYPE =
            ReceiverType.of(
                            "mattermost",
                            true,
                            HttpSchemas.client(),
                            Key.secretUrl("webhook_url"),
                            Key.path("webhook_url_file"),
                            Key.text("channel"),
                            Key.text("username")
                                    .or("{{ template \"mattermost.default.username\" . }}"),
                            Key.text("text").or("{{ template \"mattermost.default.text\" . }}"),
                            Key.text("fallback")
                                    .or("{{ template \"mattermost.default.fallback\" . }}"),
                            Key.text("color").or("{{ template \"mattermost.default.color\" . }}"),
                            Key.text("pretext"),
                            Key.text("author_name"),
                            Key.text("author_link"),
                            Key.text("author_icon"),
                            Key.text("title").or("{{ template \"mattermost.default.title\" . }}"),
                            Key.text("title_link")
                                    .or("{{ template \"mattermost.default.titlelink\" . }}"),
                            Key.sections("fields", () -> FIELD),
                            Key.text("thumb_url"),
                            Key.text("footer"),
                            Key.text("footer_icon"),
                            Key.text("image_url"),
                            Key.text("icon_url"),
                            Key.text("icon_emoji"),
                            Key.sections("attachments", () -> ATTACHMENT),
                            Key.text("type"),
                            Key.section("props", () -> PROPS),
                            Key.section("priority", () -> PRIORITY))
                    .rules(Rule.atMostOne("webhook_url", "webhook_url_file"))
                    .inherits(
                            Inheritance.HTTP,
                            Inheritance.pair(
                                    "webhook_url",
                                    "mattermost_webhook_url",
                                    "missing webhook_url or webhook_url_file on"
                                            + " mattermost_config"));

    private Mattermost() {}
}
