// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.label.GoQuote;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Alertmanager's API takes JSON that says so, and nothing else.
final class ContentTypes {
    private ContentTypes() {}

    /// What to answer where the body is not announced as JSON, or null.
    static @Nullable Answer refuse(Exchange exchange) {
        String header = exchange.header("Content-Type");
        if (header != null && header.equals(Answer.JSON)) {
            return encoded(exchange);
        }
        if (header == null || header.isBlank()) {
            return unsupported("application/octet-stream");
        }
        int semicolon = header.indexOf(';');
        String type =
                (semicolon < 0 ? header : header.substring(0, semicolon))
                        .strip()
                        .toLowerCase(Locale.ROOT);
        if (type.indexOf('/') < 0) {
            return Errors.framework(
                    400,
                    400,
                    "parsing Content-Type header from "
                            + GoQuote.quote(header)
                            + " failed, because mime: expected slash after first token");
        }
        return type.equals(Answer.JSON) ? encoded(exchange) : unsupported(type);
    }

    private static Answer unsupported(String type) {
        return Errors.framework(
                415,
                415,
                "unsupported media type "
                        + GoQuote.quote(type)
                        + ", only [application/json] are allowed");
    }

    private static @Nullable Answer encoded(Exchange exchange) {
        String encoding = exchange.header("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return null;
        }
        return Errors.framework(
                415,
                415,
                "unsupported content encoding "
                        + GoQuote.quote(encoding)
                        + ", bodies are taken uncompressed");
    }
}
