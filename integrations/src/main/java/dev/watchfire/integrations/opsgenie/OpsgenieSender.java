// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.opsgenie;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import java.io.IOException;
import java.util.Map;

/// Opens an alert in Opsgenie, keeps it up to date where that is asked for, and closes it.
public final class OpsgenieSender implements Sender {
    /// Source: docs.opsgenie.com, "API Rate Limiting".
    private static final Judge JUDGE =
            Judge.BY_STATUS.alsoRetrying(429).showing(OpsgenieSender::reason);

    private final VendorHttp http;

    public OpsgenieSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(options.text("api_url"));
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        String key;
        try {
            key = notification.texts().value(VendorHttp.secret(options, "api_key")).strip();
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        OpsgenieCalls calls =
                new OpsgenieCalls(notification.message(), options, notification.texts());
        Deadline deadline = Deadline.after(notification.timeout());
        SendResult last = SendResult.refused(0, "there is nothing to send");
        for (VendorHttp.Call call : calls.all()) {
            last =
                    http.send(
                            call.header("Authorization", "GenieKey " + key).hiding(key),
                            options,
                            deadline.remaining(),
                            JUDGE);
            if (!last.isSent()) {
                return last;
            }
        }
        return last;
    }

    /// `{"message":"…","errors":{"field":"…"}}`; what is something else is shown as it is.
    private static String reason(String body) {
        Map<String, Object> answer = Json.readObject(body);
        if (!(answer.get("message") instanceof String message)) {
            return body;
        }
        return answer.get("errors") instanceof Map<?, ?> errors && !errors.isEmpty()
                ? message + " " + errors
                : message;
    }
}
