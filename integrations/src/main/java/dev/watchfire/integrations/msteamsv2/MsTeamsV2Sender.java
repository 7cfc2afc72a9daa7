// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.msteamsv2;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.page.ChannelMessage;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells a Microsoft Teams workflow. What it sends, and what it makes of answers, is in the README
/// beside this class.
public final class MsTeamsV2Sender implements Sender {
    /// Teams refuses longer messages:
    /// <https://learn.microsoft.com/en-us/microsoftteams/limits-specifications-teams>.
    static final int MAX_DOCUMENT_BYTES = 28 * 1024;

    /// Names of adaptive cards' colours, which follow the reader's theme.
    private static final String RED = "Attention";

    private static final String GREEN = "Good";

    /// Power Automate answers in `error` what is wrong with a request.
    private static final Judge JUDGE = Judge.BY_STATUS.showing(MsTeamsV2Sender::saying);

    private final VendorHttp http;

    public MsTeamsV2Sender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return VendorHttp.destination(options, "webhook_url");
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        Texts texts = notification.texts();
        String title = texts.title(options.text("title"));
        String text = texts.body(options.text("text"));
        String color = notification.message().firing() ? RED : GREEN;
        String page = notification.message().commonAnnotations().get(ChannelMessage.PAGE);
        Map<String, Object> message = message(title, text, color, page);
        int excess = Cut.utf8Length(Json.write(message)) + 1 - MAX_DOCUMENT_BYTES;
        if (excess > 0) {
            // A byte of text is at least one of JSON, so that cutting the excess is enough.
            message = message(title, Cut.bytesLess(text, excess), color, page);
        }
        return http.postJson(notification, "webhook_url", message, JUDGE);
    }

    private static Map<String, Object> message(
            String title, String text, String color, @Nullable String page) {
        Map<String, Object> heading =
                Json.object(
                        "type", "TextBlock",
                        "text", title,
                        "weight", "Bolder",
                        "size", "Medium",
                        "wrap", true,
                        "style", "heading",
                        "color", color);
        Map<String, Object> block = Json.object("type", "TextBlock", "text", text, "wrap", true);
        Map<String, @Nullable Object> attachment = new LinkedHashMap<>();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.put("contentUrl", null);
        attachment.put(
                "content",
                Json.object(
                        "$schema",
                        "http://adaptivecards.io/schemas/adaptive-card.json",
                        "type",
                        "AdaptiveCard",
                        "version",
                        "1.2",
                        "body",
                        List.of(heading, block),
                        "actions",
                        page == null ? null : List.of(open(page)),
                        "msteams",
                        Json.object("width", "full")));
        return Json.object("type", "message", "attachments", List.of(attachment));
    }

    /// Cards of a workflow cannot act themselves: the page can.
    private static Map<String, Object> open(String page) {
        return Json.object("type", "Action.OpenUrl", "title", "Open the page", "url", page);
    }

    private static String saying(String excerpt) {
        return Json.readObject(excerpt).get("error") instanceof Map<?, ?> error
                        && error.get("message") instanceof String message
                ? message
                : excerpt;
    }
}
