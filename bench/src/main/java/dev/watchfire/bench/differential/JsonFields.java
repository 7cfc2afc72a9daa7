// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.differential;

import dev.watchfire.integrations.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A JSON document as a flat list: the path of each scalar, and its value.
final class JsonFields {
    private JsonFields() {}

    /// What is no JSON is one field without a name.
    static Map<String, String> of(String text) {
        Map<String, String> fields = new TreeMap<>();
        try {
            add("", Json.read(text), fields);
        } catch (IOException e) {
            fields.put("", text);
        }
        return fields;
    }

    private static void add(String path, @Nullable Object tree, Map<String, String> into) {
        switch (tree) {
            case Map<?, ?> map -> map.forEach((key, value) -> add(path + "." + key, value, into));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    add(path + "[" + i + "]", list.get(i), into);
                }
            }
            case null -> into.put(path, "null");
            case String text -> into.put(path, text);
            default -> into.put(path, tree + " (" + tree.getClass().getSimpleName() + ")");
        }
    }
}
