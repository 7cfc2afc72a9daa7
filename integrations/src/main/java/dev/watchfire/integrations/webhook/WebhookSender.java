// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.webhook;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.IntegrationSettings.Webhook;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.SecretFile;
import java.io.IOException;
import java.time.Duration;

/// Posts messages to webhooks. What it sends, and what it makes of answers, is in the README beside
/// this class.
public final class WebhookSender implements Sender<Webhook> {
    /// The release whose message and behaviour this is.
    private static final String ALERTMANAGER_VERSION = "0.34.0";

    private static final String TEMPLATE = "{{";

    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClients clients;
    private final String userAgent;

    /// @param version of Watchfire, e.g. `1.2.0`
    public WebhookSender(HttpClients clients, String version) {
        this.clients = clients;
        this.userAgent = "Alertmanager/" + ALERTMANAGER_VERSION + " (Watchfire/" + version + ")";
    }

    @Override
    public String destination(Webhook settings) {
        Secret url = settings.url();
        // Reading the file here would make the engine's thread wait for a disk.
        return url == null
                ? "url_file " + settings.urlFile()
                : HttpClients.destination(url.reveal());
    }

    @Override
    public HttpSettings http(Webhook settings) {
        return settings.http();
    }

    @Override
    public SendResult send(Message message, Webhook settings, Duration timeout) {
        String url;
        try {
            url = url(settings);
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        if (url.contains(TEMPLATE)) {
            return SendResult.refused(
                    0, "the url is a template, which this version does not fill in");
        }
        Duration own = settings.timeout();
        Duration shorter = own.isPositive() && own.compareTo(timeout) < 0 ? own : timeout;
        String body = WebhookPayload.write(message.first(settings.maxAlerts()));
        OutgoingRequest request = OutgoingRequest.postJson(url, userAgent, body, shorter);
        return switch (clients.send(request, settings.http())) {
            case OutgoingResult.Answered answer -> judge(answer);
            case OutgoingResult.NotSent(String reason) -> SendResult.retryable(0, reason, 0);
            case OutgoingResult.PerhapsSent(String reason) -> SendResult.unknown(reason);
            case OutgoingResult.Refused(String reason) -> SendResult.refused(0, reason);
        };
    }

    private static String url(Webhook settings) throws IOException {
        if (settings.url() != null) {
            return settings.url().reveal();
        }
        if (settings.urlFile() == null) {
            throw new IOException("the webhook has neither url nor url_file");
        }
        return SecretFile.value("url_file", settings.urlFile());
    }

    private static SendResult judge(OutgoingResult.Answered answer) {
        int status = answer.status();
        if (answer.isSuccess()) {
            return SendResult.sent(status);
        }
        String message =
                "unexpected status code "
                        + status
                        + (answer.excerpt().isEmpty() ? "" : ": " + answer.excerpt());
        // Alertmanager drops on 429. With Retry-After the destination says itself that the same
        // request will be welcome later, and dropping it would lose a page for nothing.
        boolean later = status == TOO_MANY_REQUESTS && answer.retryAfterMs() > 0;
        return status / 100 == 5 || later
                ? SendResult.retryable(status, message, answer.retryAfterMs())
                : SendResult.refused(status, message);
    }
}
