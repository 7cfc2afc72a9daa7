// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;

/// Messages to Rocket.Chat.
final class RocketChat {
    /// Alertmanager's Go fields carry no YAML names here, so that theirs are the lower-cased ones.
    private static final Schema FIELD =
            Schema.of("field", Key.flag("short"), Key.text("title"), Key.text("value"));

    private static final Schema ACTION =
            Schema.of(
                    "action",
                    Key.text("type"),
                    Key.text("text"),
                    Key.text("url"),
                    Key.text("imageurl"),
                    Key.flag("iswebview"),
                    Key.text("webviewheightratio"),
                    Key.text("msg"),
                    Key.flag("msginchatwindow"),
                    Key.text("msgprocessingtype"));

    static final ReceiverType TYPE =
            ReceiverType.of(
                            "rocketchat",
                            false,
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.secret("token_id"),
                            Key.path("token_id_file"),
                            Key.secret("token"),
                            Key.path("token_file"),
                            Key.text("channel"),
                            Key.text("color")
                                    .or(
                                            "{{ if eq .Status \"firing\" }}red{{ else }}green{{ end"
                                                    + " }}"),
                            Key.text("title").or("{{ template \"rocketchat.default.title\" . }}"),
                            Key.text("title_link")
                                    .or("{{ template \"rocketchat.default.titlelink\" . }}"),
                            Key.text("text").or("{{ template \"rocketchat.default.text\" . }}"),
                            Key.sections("fields", () -> FIELD),
                            Key.flag("short_fields").or("false"),
                            Key.text("emoji").or("{{ template \"rocketchat.default.emoji\" . }}"),
                            Key.text("icon_url")
                                    .or("{{ template \"rocketchat.default.iconurl\" . }}"),
                            Key.text("image_url"),
                            Key.text("thumb_url"),
                            Key.flag("link_names").or("false"),
                            Key.sections("actions", () -> ACTION))
                    .rules(
                            Rule.atMostOne("token", "token_file"),
                            Rule.atMostOne("token_id", "token_id_file"))
                    .inherits(
                            Inheritance.HTTP,
                            Inheritance.of("api_url", "rocketchat_api_url"),
                            Inheritance.pair(
                                    "token_id",
                                    "rocketchat_token_id",
                                    "no global Rocketchat TokenID set either inline or in a file"),
                            Inheritance.pair(
                                    "token",
                                    "rocketchat_token",
                                    "no global Rocketchat Token set either inline or in a file"));

    private RocketChat() {}
}
