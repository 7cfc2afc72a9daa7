// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.pagerduty;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Sends events to PagerDuty: with `service_key` to version 1 of its API, else to version 2.
public final class PagerDutySender implements Sender {
    private static final String VERSION_1 =
            "https://events.pagerduty.com/generic/2010-04-15/create_event.json";

    private static final Judge JUDGE = Judge.BY_STATUS.showing(PagerDutySender::reason);

    /// Version 1 limits rates by 403, version 2 by 429. Source: developer.pagerduty.com, "Events
    /// API Overview".
    private static final Judge JUDGE_1 = JUDGE.alsoRetrying(403);

    private static final Judge JUDGE_2 = JUDGE.alsoRetrying(429);

    private final VendorHttp http;
    private final String version1;

    public PagerDutySender(VendorHttp http) {
        this(http, VERSION_1);
    }

    PagerDutySender(VendorHttp http, String version1) {
        this.http = http;
        this.version1 = version1;
    }

    private static boolean isVersion1(Options options) {
        return options.secret("service_key") != null || !options.text("service_key_file").isEmpty();
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(isVersion1(options) ? version1 : options.text("url"));
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        boolean old = isVersion1(options);
        String option = old ? "service_key" : "routing_key";
        String secret;
        try {
            secret = VendorHttp.secret(options, option);
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        String key = notification.texts().value(secret);
        if (key.isEmpty()) {
            return SendResult.refused(
                    0, "the " + option + " is empty once its template is filled in");
        }
        PagerDutyEvent event =
                new PagerDutyEvent(notification.message(), options, notification.texts());
        return http.send(
                Call.post(
                                old ? version1 : options.text("url"),
                                VendorHttp.JSON,
                                old ? event.version1(key) : event.version2(key))
                        .hiding(key),
                options,
                notification.timeoutWithin(options.duration("timeout")),
                old ? JUDGE_1 : JUDGE_2);
    }

    /// `{"message":"…","errors":["…"]}`; what is something else is shown as it is.
    private static String reason(String body) {
        Map<String, Object> answer = Json.readObject(body);
        if (!(answer.get("message") instanceof String message)) {
            return body;
        }
        String errors =
                answer.get("errors") instanceof List<?> list
                        ? String.join(", ", list.stream().map(String::valueOf).toList())
                        : "";
        return errors.isEmpty() ? message : message + ": " + errors;
    }
}
