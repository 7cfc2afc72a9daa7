// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// How vendors are asked over HTTP, and what is made of their answers: what all of them share.
public final class VendorHttp {
    /// The release whose messages and behaviour these are.
    private static final String ALERTMANAGER_VERSION = "0.34.0";

    public static final String JSON = "application/json";
    public static final String FORM = "application/x-www-form-urlencoded";

    private static final int TOO_MANY_REQUESTS = 429;

    private final Outgoing clients;
    private final String userAgent;

    /// @param version of Watchfire, e.g. `1.2.0`
    public VendorHttp(Outgoing clients, String version) {
        this.clients = clients;
        this.userAgent = "Alertmanager/" + ALERTMANAGER_VERSION + " (Watchfire/" + version + ")";
    }

    /// What is asked.
    ///
    /// @param secrets what must not appear in a result besides the URL and configured credentials
    /// @param reach which addresses may be connected to
    public record Call(
            String method,
            String url,
            Map<String, String> headers,
            String body,
            List<String> secrets,
            Reach reach) {
        public static Call post(String url, String contentType, String body) {
            return new Call(
                    "POST",
                    url,
                    Map.of("Content-Type", contentType),
                    body,
                    List.of(),
                    Reach.ANYWHERE);
        }

        public static Call get(String url) {
            return new Call("GET", url, Map.of(), "", List.of(), Reach.ANYWHERE);
        }

        public Call method(String method) {
            return new Call(method, url, headers, body, secrets, reach);
        }

        public Call header(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Call(method, url, more, body, secrets, reach);
        }

        public Call hiding(String... secrets) {
            return new Call(method, url, headers, body, List.of(secrets), reach);
        }

        public Call within(Reach reach) {
            return new Call(method, url, headers, body, secrets, reach);
        }
    }

    /// Asks, and reads the whole answer, up to 64 KiB of it.
    public OutgoingResult ask(Call call, Options options, Duration timeout) {
        Map<String, String> headers = new HashMap<>(call.headers);
        headers.put("User-Agent", userAgent);
        return clients.send(
                new OutgoingRequest(
                        call.method,
                        call.url,
                        headers,
                        call.body,
                        timeout,
                        call.secrets,
                        true,
                        call.reach),
                options.http());
    }

    /// Asks once, where a status is all that there is to know.
    public SendResult send(Call call, Options options, Duration timeout, Judge judge) {
        return judge.of(ask(call, options, timeout));
    }

    /// Posts a JSON document to the secret URL `key`, or to the one in the file `key_file`, within
    /// the notification's timeout.
    public SendResult postJson(
            Notification notification, String key, Object document, Judge judge) {
        Options options = notification.options();
        String url;
        try {
            url = secret(options, key);
        } catch (IOException e) {
            return unreadable(e);
        }
        Call call = Call.post(url, JSON, Json.write(document) + "\n");
        return send(call, options, notification.timeout(), judge);
    }

    /// A file that cannot be read may be there at the next attempt.
    public static SendResult unreadable(IOException e) {
        return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
    }

    /// What an answer means.
    ///
    /// @param retried statuses that are worth another try, beside 5xx and beside 429 with
    ///   `Retry-After`, by which the destination says itself that it will be
    /// @param reason what of a failure's body to show people
    /// @param success what a 2xx answer means after all
    public record Judge(
            Set<Integer> retried,
            UnaryOperator<String> reason,
            Function<OutgoingResult.Answered, SendResult> success) {
        /// Any 2xx is a success, of failures all of the body is shown.
        public static final Judge BY_STATUS =
                new Judge(
                        Set.of(),
                        UnaryOperator.identity(),
                        answer -> SendResult.sent(answer.status()));

        public Judge alsoRetrying(Integer... statuses) {
            return new Judge(Set.of(statuses), reason, success);
        }

        public Judge showing(UnaryOperator<String> reason) {
            return new Judge(retried, reason, success);
        }

        public Judge afterSuccess(Function<OutgoingResult.Answered, SendResult> success) {
            return new Judge(retried, reason, success);
        }

        public SendResult of(OutgoingResult result) {
            return switch (result) {
                case OutgoingResult.Answered answer -> of(answer);
                case OutgoingResult.NotSent(String why) -> SendResult.retryable(0, why, 0);
                case OutgoingResult.PerhapsSent(String why) -> SendResult.unknown(why);
                case OutgoingResult.Refused(String why) -> SendResult.refused(0, why);
            };
        }

        private SendResult of(OutgoingResult.Answered answer) {
            if (answer.isSuccess()) {
                return success.apply(answer);
            }
            int status = answer.status();
            String why = reason.apply(answer.excerpt());
            String message = "unexpected status code " + status + (why.isEmpty() ? "" : ": " + why);
            boolean later =
                    status / 100 == 5
                            || retried.contains(status)
                            || status == TOO_MANY_REQUESTS && answer.retryAfterMs() > 0;
            return later
                    ? SendResult.retryable(status, message, answer.retryAfterMs())
                    : SendResult.refused(status, message);
        }
    }

    /// A secret of the options: the value of `key`, or the content of the file that `key_file`
    /// names; "" where there is neither.
    ///
    /// @throws IOException where the file cannot be read
    public static String secret(Options options, String key) throws IOException {
        Secret secret = options.secret(key);
        if (secret != null) {
            return secret.reveal();
        }
        String file = options.text(key + "_file");
        return file.isEmpty() ? "" : SecretFile.value(key + "_file", file);
    }

    /// Where requests go whose URL is the secret `key` or in the file `key_file`.
    public static String destination(Options options, String key) {
        Secret secret = options.secret(key);
        // Reading the file here would make the engine's thread wait for a disk.
        return secret == null
                ? key + "_file " + options.text(key + "_file")
                : HttpClients.destination(secret.reveal());
    }
}
