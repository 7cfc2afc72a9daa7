// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.config.schema.Times;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of a query string or of a posted form, in their order.
public final class Query {
    public static final Query NONE = new Query(List.of());

    private record Parameter(String name, String value) {}

    private final List<Parameter> parameters;

    private Query(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /// An escape that is none stands for itself.
    public static Query parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        List<Parameter> parameters = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int to = text.indexOf('&', from);
            to = to < 0 ? text.length() : to;
            if (to > from) {
                int equals = text.indexOf('=', from);
                boolean named = equals >= 0 && equals < to;
                parameters.add(
                        new Parameter(
                                decode(text.substring(from, named ? equals : to)),
                                named ? decode(text.substring(equals + 1, to)) : ""));
            }
            from = to + 1;
        }
        return new Query(parameters);
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        byte[] from = text.replace('+', ' ').getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        for (int i = 0; i < from.length; i++) {
            int high = i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(from[i + 2], 16) : -1;
            if (from[i] == '%' && low >= 0) {
                to.write(high << 4 | low);
                i += 2;
            } else {
                to.write(from[i]);
            }
        }
        return to.toString(StandardCharsets.UTF_8);
    }

    /// The last value, or null where the parameter is missing.
    public @Nullable String get(String name) {
        String found = null;
        for (Parameter parameter : parameters) {
            if (parameter.name.equals(name)) {
                found = parameter.value;
            }
        }
        return found;
    }

    /// @param missing what stands for a parameter that is not there, or empty
    public Instant instant(String name, Instant missing) throws Refusal {
        Instant given = instant(name);
        return given == null ? missing : given;
    }

    public @Nullable Instant instant(String name) throws Refusal {
        String text = get(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Times.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(
                    Style.problem(
                            400,
                            "bad-parameter",
                            "%s is \"%s\"; it must be %s.".formatted(name, text, Times.WANTED),
                            name));
        }
    }

    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.name.equals(name)) {
                values.add(parameter.value);
            }
        }
        return values;
    }

    /// A boolean as go-openapi reads it: some words mean true, an empty or missing value means the
    /// default, and everything else means false.
    public boolean flag(String name, boolean byDefault) {
        String value = get(name);
        if (value == null || value.isEmpty()) {
            return byDefault;
        }
        return switch (value.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1", "yes", "ok", "y", "on", "selected", "checked", "t", "enabled" -> true;
            default -> false;
        };
    }
}
