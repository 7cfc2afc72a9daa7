// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import dev.watchfire.integrations.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Texts that say a number, a list or the like become it, so that templates can make more than
/// texts: `{{ .Alerts | len }}` is a number then, and `{{ .Alerts | toJson }}` a list.
///
/// Alertmanager does this to rendered texts with a YAML parser. Here they are read as JSON: what
/// YAML alone would take for something else (`0x1f`, `yes`, `a: b`) stays the text that it is.
public final class Typed {
    private Typed() {}

    /// @param tree rendered already
    public static @Nullable Object of(@Nullable Object tree) {
        return switch (tree) {
            case String text -> value(text);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> typed = new LinkedHashMap<>();
                map.forEach((key, value) -> typed.put(String.valueOf(key), of(value)));
                yield typed;
            }
            case List<?> list -> {
                List<@Nullable Object> typed = new ArrayList<>();
                list.forEach(item -> typed.add(of(item)));
                yield typed;
            }
            case null, default -> tree;
        };
    }

    private static @Nullable Object value(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            Object value = Json.read(text);
            return value instanceof String ? text : value;
        } catch (IOException e) {
            return text;
        }
    }
}
