// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/// Makes URLs out of a configured one.
public final class Urls {
    private Urls() {}

    /// A path below that of `base`, whose query stays.
    ///
    /// @param path escaped, without a slash in front
    public static String below(String base, String path) {
        int query = base.indexOf('?');
        String front = query < 0 ? base : base.substring(0, query);
        String rest = query < 0 ? "" : base.substring(query);
        return front + (front.endsWith("/") ? "" : "/") + path + rest;
    }

    /// With one parameter more.
    public static String with(String url, String name, String value) {
        return url + (url.contains("?") ? "&" : "?") + escaped(name) + "=" + escaped(value);
    }

    /// For a path or a query: everything but unreserved characters is escaped.
    public static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /// `application/x-www-form-urlencoded`, in the map's order.
    public static String form(Map<String, String> fields) {
        StringJoiner form = new StringJoiner("&");
        fields.forEach((name, value) -> form.add(escaped(name) + "=" + escaped(value)));
        return form.toString();
    }
}
