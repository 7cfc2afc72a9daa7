// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.client;

import dev.watchfire.app.arguments.Failure;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What people type, on its way into a request.
public final class Inputs {
    private Inputs() {}

    /// Adds the member where the option was given.
    public static void put(ObjectNode body, String member, Option<?> option) {
        Object value = option.orNull();
        if (value != null) {
            body.put(member, value.toString());
        }
    }

    public static Option<Instant> time(Syntax syntax, String name, String description) {
        return syntax.option(name, "TIME", Inputs::readTime, description);
    }

    private static Instant readTime(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no RFC 3339 time: write for example 2026-01-31T09:00:00Z",
                    e);
        }
    }

    /// @param nameFirst whether a first word without `=` is the name of an alert
    public static Map<String, String> pairs(List<String> words, boolean nameFirst) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int sign = word.indexOf('=');
            if (sign < 0 && nameFirst && pairs.isEmpty()) {
                pairs.put("alertname", word);
            } else if (sign < 1) {
                throw new Failure("'" + word + "' is not of the form NAME=VALUE");
            } else {
                pairs.put(word.substring(0, sign), unquote(word.substring(sign + 1)));
            }
        }
        return pairs;
    }

    /// amtool's users write `label="value"` in quotes that their shell does not take away.
    private static String unquote(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
