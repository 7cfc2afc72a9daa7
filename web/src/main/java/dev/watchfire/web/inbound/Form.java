// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// `application/x-www-form-urlencoded`, as it came.
///
/// @param fields by name, the last where one comes twice
record Form(String text, SortedMap<String, String> fields) {
    /// Vendors send a few kilobytes.
    static final int MOST_BYTES = 64 * 1024;

    static Form of(Exchange exchange) throws Refusal {
        Exchange.Bytes body = exchange.body(MOST_BYTES);
        String text = new String(body.array(), 0, body.length(), StandardCharsets.UTF_8);
        SortedMap<String, String> fields = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new Form(text, fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }
}
