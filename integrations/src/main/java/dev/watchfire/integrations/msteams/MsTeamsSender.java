// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.msteams;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a Microsoft Teams connector. What it sends, and what it makes of answers, is in the README
/// beside this class.
public final class MsTeamsSender implements Sender {
    /// Teams refuses longer messages:
    /// <https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using>.
    public static final int MAX_DOCUMENT_BYTES = 28 * 1024;

    private static final String RED = "8C1A1A";
    private static final String GREEN = "2DC72D";

    private static final int TOO_MANY_REQUESTS = 429;

    /// What a connector says, with status 200, when Teams behind it did not take the message.
    private static final String FAILED = "Webhook message delivery failed";

    private static final Pattern BEHIND = Pattern.compile("HTTP error (\\d{3})");

    private static final Judge JUDGE = Judge.BY_STATUS.afterSuccess(MsTeamsSender::accepted);

    private final VendorHttp http;

    public MsTeamsSender(VendorHttp http) {
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
        String summary = texts.title(options.text("summary"));
        String text = texts.body(options.text("text"));
        String color = notification.message().firing() ? RED : GREEN;
        Map<String, Object> card = card(title, summary, text, color);
        int excess = Cut.utf8Length(Json.write(card)) + 1 - MAX_DOCUMENT_BYTES;
        if (excess > 0) {
            // A byte of text is at least one of JSON, so that cutting the excess is enough.
            card = card(title, summary, Cut.bytesLess(text, excess), color);
        }
        return http.postJson(notification, "webhook_url", card, JUDGE);
    }

    private static Map<String, Object> card(
            String title, String summary, String text, String color) {
        return Json.object(
                "@context", "http://schema.org/extensions",
                "type", "MessageCard",
                "title", title,
                "summary", summary,
                "text", text,
                "themeColor", color);
    }

    private static SendResult accepted(OutgoingResult.Answered answer) {
        if (!answer.body().contains(FAILED)) {
            return SendResult.sent(answer.status());
        }
        Matcher matcher = BEHIND.matcher(answer.body());
        int behind = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        return behind == TOO_MANY_REQUESTS || behind / 100 == 5
                ? SendResult.retryable(answer.status(), answer.excerpt(), answer.retryAfterMs())
                : SendResult.refused(answer.status(), answer.excerpt());
    }
}
