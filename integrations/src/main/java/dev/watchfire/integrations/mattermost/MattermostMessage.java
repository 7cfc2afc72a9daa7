// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.mattermost;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The document that Mattermost is sent.
final class MattermostMessage {
    /// <https://developers.mattermost.com/integrate/webhooks/incoming/#tips-and-best-practices>
    static final int MAX_TEXT_RUNES = 16_383;

    private static final String URGENT = "urgent";
    private static final String STANDARD = "standard";
    private static final List<String> PRIORITIES = List.of(URGENT, "important", STANDARD);

    private final Options options;
    private final Texts texts;

    MattermostMessage(Options options, Texts texts) {
        this.options = options;
        this.texts = texts;
    }

    Map<String, Object> write() {
        return Json.object(
                "text", Cut.runes(texts.body(options.text("text")), MAX_TEXT_RUNES),
                "channel", shown(options, "channel"),
                "username", shown(options, "username"),
                "icon_url", shown(options, "icon_url"),
                "icon_emoji", shown(options, "icon_emoji"),
                "attachments",
                        Json.present(
                                options.parts("attachments").stream()
                                        .map(this::attachment)
                                        .toList()),
                "type", shown(options, "type"),
                "props", props(),
                "priority", priority());
    }

    private Map<String, Object> attachment(Options attachment) {
        return Json.object(
                "fallback", Json.present(texts.title(attachment.text("fallback"))),
                "color", shown(attachment, "color"),
                "pretext", shown(attachment, "pretext"),
                "text", Json.present(texts.body(attachment.text("text"))),
                "author_name", shown(attachment, "author_name"),
                "author_link", shown(attachment, "author_link"),
                "author_icon", shown(attachment, "author_icon"),
                "title", Json.present(texts.title(attachment.text("title"))),
                "title_link", shown(attachment, "title_link"),
                "fields",
                        Json.present(attachment.parts("fields").stream().map(this::field).toList()),
                "thumb_url", shown(attachment, "thumb_url"),
                "footer", shown(attachment, "footer"),
                "footer_icon", shown(attachment, "footer_icon"),
                "image_url", shown(attachment, "image_url"));
    }

    private Map<String, Object> field(Options field) {
        return Json.object(
                "title", shown(field, "title"),
                "value", shown(field, "value"),
                "short", field.flagOrNull("short"));
    }

    private @Nullable Map<String, Object> props() {
        Options props = options.part("props");
        return props == null || !props.isSet("card")
                ? null
                : Json.object("card", shown(props, "card"));
    }

    /// What Mattermost would refuse is taken back: only urgent messages notify until they are
    /// answered, and a standard one asks for no acknowledgement.
    private @Nullable Map<String, Object> priority() {
        Options given = options.part("priority");
        if (given == null || !given.isSet("priority")) {
            return null;
        }
        String asked = texts.value(given.text("priority")).toLowerCase(Locale.ROOT);
        String priority = PRIORITIES.contains(asked) ? asked : STANDARD;
        boolean acknowledged = given.flag("requested_ack") && !priority.equals(STANDARD);
        boolean persistent = given.flag("persistent_notifications") && priority.equals(URGENT);
        return Json.object(
                "priority", priority,
                "requested_ack", Json.present(acknowledged),
                "persistent_notifications", Json.present(persistent));
    }

    private @Nullable String shown(Options part, String key) {
        return Json.present(texts.value(part.text(key)));
    }
}
