// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.rocketchat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The document that Rocket.Chat is sent: a message with one attachment.
final class RocketChatMessage {
    /// Where Alertmanager cuts titles; Rocket.Chat itself names no limit.
    static final int MAX_TITLE_RUNES = 1024;

    private final Options options;
    private final Texts texts;

    RocketChatMessage(Options options, Texts texts) {
        this.options = options;
        this.texts = texts;
    }

    Map<String, Object> write() {
        return Json.object(
                "channel", shown(options, "channel"),
                "emoji", shown(options, "emoji"),
                "avatar", shown(options, "icon_url"),
                "attachments", List.of(attachment()));
    }

    private Map<String, Object> attachment() {
        String title = Cut.runes(texts.title(options.text("title")), MAX_TITLE_RUNES);
        return Json.object(
                "title", Json.present(title),
                "title_link", shown(options, "title_link"),
                "text", Json.present(texts.body(options.text("text"))),
                "image_url", shown(options, "image_url"),
                "thumb_url", shown(options, "thumb_url"),
                "color", shown(options, "color"),
                "fields", Json.present(options.parts("fields").stream().map(this::field).toList()),
                "actions",
                        Json.present(options.parts("actions").stream().map(this::action).toList()));
    }

    private Map<String, Object> field(Options field) {
        Boolean isShort = field.flagOrNull("short");
        return Json.object(
                "short", isShort == null ? options.flag("short_fields") : isShort,
                "title", shown(field, "title"),
                "value", shown(field, "value"));
    }

    /// A button; of its other keys Alertmanager sends none either.
    private Map<String, Object> action(Options action) {
        return Json.object(
                "type",
                "button",
                "text",
                shown(action, "text"),
                "url",
                shown(action, "url"),
                "is_webview",
                false,
                "msg",
                shown(action, "msg"),
                "msg_in_chat_window",
                false);
    }

    private @Nullable String shown(Options part, String key) {
        return Json.present(texts.value(part.text(key)));
    }
}
