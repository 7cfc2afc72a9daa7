// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.incidentio;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.SecretFile;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.webhook.WebhookPayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Posts alerts to an alert source of incident.io: the webhook's message under a version of its
/// own.
public final class IncidentIoSender implements Sender {
    private static final String VERSION = "1";

    /// Source: incident.io refuses larger ones; `notify/incidentio/incidentio.go` of Alertmanager.
    static final int MAX_PAYLOAD_BYTES = 512 * 1024;

    private static final Judge JUDGE =
            Judge.BY_STATUS.alsoRetrying(429).showing(IncidentIoSender::reason);

    private final VendorHttp http;

    public IncidentIoSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        String url = options.text("url");
        return url.isEmpty()
                ? "url_file " + options.text("url_file")
                : HttpClients.destination(url);
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        Call call;
        try {
            String url = options.text("url");
            if (url.isEmpty()) {
                url = SecretFile.value("url_file", options.text("url_file"));
            }
            call = Call.post(url, VendorHttp.JSON, body(notification));
            String token = VendorHttp.secret(options, "alert_source_token");
            if (!token.isEmpty()) {
                call = call.header("Authorization", "Bearer " + token).hiding(token);
            }
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        return http.send(
                call, options, notification.timeoutWithin(options.duration("timeout")), JUDGE);
    }

    private static String body(Notification notification) {
        int most = (int) Math.min(notification.options().number("max_alerts"), Integer.MAX_VALUE);
        Message message = notification.message().first(most);
        String body = WebhookPayload.write(message, VERSION, message.alerts().size());
        // One alert is enough to open an incident with; even one may be too large, which
        // incident.io then says.
        return body.getBytes(StandardCharsets.UTF_8).length <= MAX_PAYLOAD_BYTES
                ? body
                : WebhookPayload.write(message, VERSION, 1);
    }

    /// Of `{"message":"…","error":"…","errors":["…"]}` what is there; what is something else is
    /// shown as it is.
    private static String reason(String body) {
        Map<String, Object> answer = Json.readObject(body);
        List<String> parts = new ArrayList<>();
        for (String key : List.of("message", "error", "errors")) {
            switch (answer.get(key)) {
                case String text when !text.isEmpty() -> parts.add(text);
                case List<?> list when !list.isEmpty() ->
                        parts.add(
                                String.join(
                                        ", ", list.stream().map(IncidentIoSender::shown).toList()));
                case null, default -> {}
            }
        }
        return parts.isEmpty() ? body : String.join(": ", parts);
    }

    private static String shown(Object error) {
        return error instanceof String text ? text : Json.write(error);
    }
}
