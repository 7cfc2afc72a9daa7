// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.webhook;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.Reach;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Texts;
import dev.watchfire.integrations.render.Typed;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Posts messages to webhooks. What it sends, and what it makes of answers, is in the README beside
/// this class.
public final class WebhookSender implements Sender {
    private static final String TEMPLATE = "{{";

    /// A scheme and a host that hold no template.
    private static final Pattern WRITTEN_HOST =
            Pattern.compile("\\s*https?://[^{}/?#\\s]+([/?#]|$)", Pattern.CASE_INSENSITIVE);

    private final VendorHttp http;

    public WebhookSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return VendorHttp.destination(options, "url");
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        // More alerts than an int can count never meet in one message: it is the same as no limit.
        int most = (int) Math.min(options.number("max_alerts"), Integer.MAX_VALUE);
        Message message = notification.message().first(most);
        Texts texts = notification.texts().of(message);
        String template;
        try {
            template = VendorHttp.secret(options, "url");
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        String url = texts.value(template);
        if (url.isBlank()) {
            return SendResult.refused(0, "the url is empty once its template is filled in");
        }
        Object payload = options.tree("payload");
        String body =
                payload == null
                        ? WebhookPayload.write(message)
                        : Json.write(Typed.of(texts.tree(payload))) + "\n";
        return http.send(
                Call.post(url.strip(), VendorHttp.JSON, body).within(reach(template)),
                options,
                notification.timeoutWithin(options.duration("timeout")),
                Judge.BY_STATUS);
    }

    /// Whoever can raise an alert could otherwise have us ask any server of the inner network.
    private static Reach reach(String template) {
        Matcher written = WRITTEN_HOST.matcher(template);
        return written.lookingAt() || !template.contains(TEMPLATE) ? Reach.ANYWHERE : Reach.PUBLIC;
    }
}
