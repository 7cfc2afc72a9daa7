// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.webhook;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Texts;
import dev.watchfire.integrations.render.Typed;
import java.io.IOException;

/// Posts messages to webhooks. What it sends, and what it makes of answers, is in the README beside
/// this class.
public final class WebhookSender implements Sender {
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
        String url;
        try {
            url = texts.value(VendorHttp.secret(options, "url"));
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        if (url.isBlank()) {
            return SendResult.refused(0, "the url is empty once its template is filled in");
        }
        Object payload = options.tree("payload");
        String body =
                payload == null
                        ? WebhookPayload.write(message)
                        : Json.write(Typed.of(texts.tree(payload))) + "\n";
        return http.send(
                Call.post(url.strip(), VendorHttp.JSON, body),
                options,
                notification.timeoutWithin(options.duration("timeout")),
                Judge.BY_STATUS);
    }
}
