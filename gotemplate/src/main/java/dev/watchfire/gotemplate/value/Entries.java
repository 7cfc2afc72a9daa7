// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A map of values at hand. Of two entries with one key the later one counts.
public final class Entries implements MapValue {
    private static final Type OF_ANYTHING = Type.mapOf(Type.STRING, Type.ANY);
    private static final Type OF_STRINGS = Type.mapOf(Type.STRING, Type.STRING);

    private final Type type;
    private final Map<Value, Value> values = new HashMap<>();
    private final List<Value> keys;

    public Entries(Type type, List<Map.Entry<Value, Value>> entries) {
        this.type = type;
        for (Map.Entry<Value, Value> entry : entries) {
            values.put(entry.getKey(), entry.getValue());
        }
        List<Value> sorted = new ArrayList<>(values.keySet());
        sorted.sort(KeyOrder.INSTANCE);
        keys = List.copyOf(sorted);
    }

    /// A `map[string]interface {}`.
    public static Entries ofAny(Map<String, ? extends Value> values) {
        return of(OF_ANYTHING, values);
    }

    /// A `map[string]string`.
    public static Entries ofStrings(Map<String, String> texts) {
        Map<String, Value> values = new HashMap<>();
        texts.forEach((key, text) -> values.put(key, StringValue.of(text)));
        return of(OF_STRINGS, values);
    }

    /// A map by strings, with a type of its own.
    public static Entries of(Type type, Map<String, ? extends Value> values) {
        List<Map.Entry<Value, Value>> entries = new ArrayList<>();
        values.forEach((key, value) -> entries.add(Map.entry(StringValue.of(key), value)));
        return new Entries(type, entries);
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public @Nullable Value get(Value key) {
        return values.get(key);
    }

    @Override
    public List<Value> keys() {
        return keys;
    }
}
