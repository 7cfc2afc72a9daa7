// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.slack;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The document that Slack is sent: a message with one attachment.
final class SlackMessage {
    /// Where Alertmanager cuts titles, by Slack's reference of legacy attachments:
    /// <https://api.slack.com/reference/messaging/attachments#legacy_fields>.
    static final int MAX_TITLE_RUNES = 1024;

    /// Slack formats the others only when told to.
    private static final List<String> FORMATTED = List.of("fallback", "pretext", "text");

    private final Options options;
    private final Texts texts;

    SlackMessage(Options options, Texts texts) {
        this.options = options;
        this.texts = texts;
    }

    /// @param timestamp of the message to change, or "" for a new one
    Map<String, Object> write(String channel, String timestamp) {
        return Json.object(
                "channel", Json.present(channel),
                "ts", Json.present(timestamp),
                "username", shown("username"),
                "icon_emoji", shown("icon_emoji"),
                "icon_url", shown("icon_url"),
                "link_names", Json.present(options.flag("link_names")),
                "text", Json.present(texts.title(options.text("message_text"))),
                "attachments", List.of(attachment()));
    }

    private Map<String, Object> attachment() {
        String title = Cut.runes(texts.title(options.text("title")), MAX_TITLE_RUNES);
        List<String> formatted = options.texts("mrkdwn_in");
        return Json.object(
                "title", Json.present(title),
                "title_link", shown("title_link"),
                "pretext", shown("pretext"),
                "text", texts.body(options.text("text")),
                "fallback", texts.title(options.text("fallback")),
                "callback_id", texts.value(options.text("callback_id")),
                "fields", Json.present(options.parts("fields").stream().map(this::field).toList()),
                "actions",
                        Json.present(options.parts("actions").stream().map(this::action).toList()),
                "image_url", shown("image_url"),
                "thumb_url", shown("thumb_url"),
                "footer", texts.value(options.text("footer")),
                "color", shown("color"),
                "mrkdwn_in", formatted.isEmpty() ? FORMATTED : formatted);
    }

    private Map<String, Object> field(Options field) {
        Boolean isShort = field.flagOrNull("short");
        return Json.object(
                "title", shown(field, "title"),
                "value", shown(field, "value"),
                "short", isShort == null ? options.flag("short_fields") : isShort);
    }

    /// A link, or a button that Slack reports to an app; where both are asked for, the link counts.
    private Map<String, Object> action(Options action) {
        boolean link = !action.text("url").isEmpty();
        Options confirm = link ? null : action.part("confirm");
        return Json.object(
                "type", shown(action, "type"),
                "text", shown(action, "text"),
                "url", shown(action, "url"),
                "style", shown(action, "style"),
                "name", link ? null : shown(action, "name"),
                "value", link ? null : shown(action, "value"),
                "confirm", confirm == null ? null : confirm(confirm));
    }

    private Map<String, Object> confirm(Options confirm) {
        return Json.object(
                "text", shown(confirm, "text"),
                "title", shown(confirm, "title"),
                "ok_text", shown(confirm, "ok_text"),
                "dismiss_text", shown(confirm, "dismiss_text"));
    }

    private @Nullable String shown(String key) {
        return shown(options, key);
    }

    private @Nullable String shown(Options part, String key) {
        return Json.present(texts.value(part.text(key)));
    }
}
