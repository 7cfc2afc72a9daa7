// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A request to make, apart from what `http_config` adds to it.
///
/// @param url absolute, `http` or `https`; may carry a user and password
/// @param body sent as UTF-8, or byte by byte where it is {@link #BYTES}; "" for none
/// @param headers by name; they win over credentials of the same name
/// @param timeout for everything: finding the address, connecting, redirects, tokens, the answer
/// @param secrets what must not appear in a result besides the URL and the configured credentials
/// @param readsAnswer whether the body of a success is wanted too
/// @param mostAnswerBytes what of that body is read at most; the result says where it went on
/// @param reach which addresses may be connected to, also after redirects
public record OutgoingRequest(
        String method,
        String url,
        Map<String, String> headers,
        String body,
        Duration timeout,
        List<String> secrets,
        boolean readsAnswer,
        int mostAnswerBytes,
        Reach reach) {
    /// The content type of a body whose characters are bytes.
    public static final String BYTES = "application/octet-stream";

    public OutgoingRequest {
        headers = Map.copyOf(headers);
        secrets = List.copyOf(secrets);
    }

    /// With the body of a success as far as answers to messages go.
    public OutgoingRequest(
            String method,
            String url,
            Map<String, String> headers,
            String body,
            Duration timeout,
            List<String> secrets,
            boolean readsAnswer,
            Reach reach) {
        this(
                method,
                url,
                headers,
                body,
                timeout,
                secrets,
                readsAnswer,
                Exchange.MAX_BODY_BYTES,
                reach);
    }

    public static OutgoingRequest postJson(
            String url, String userAgent, String body, Duration timeout) {
        return new OutgoingRequest(
                "POST",
                url,
                Map.of("User-Agent", userAgent, "Content-Type", "application/json"),
                body,
                timeout,
                List.of(),
                false,
                Reach.ANYWHERE);
    }
}
