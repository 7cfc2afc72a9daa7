// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.ListValue;
import dev.watchfire.gotemplate.value.MapValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Utf8;
import dev.watchfire.gotemplate.value.Value;
import dev.watchfire.gotemplate.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Labels or annotations: Alertmanager's `KV`.
public final class KeyValues implements MapValue {
    private static final Type TYPE =
            Type.defined("template.KV", Type.mapOf(Type.STRING, Type.STRING));

    private static final String ALERT_NAME = "alertname";

    private final TreeMap<String, StringValue> values = new TreeMap<>(Utf8::compare);

    public KeyValues(Map<String, String> texts) {
        texts.forEach((name, text) -> values.put(name, StringValue.of(text)));
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public @Nullable Value get(Value key) {
        return key instanceof StringValue(String name, Type _) ? values.get(name) : null;
    }

    @Override
    public List<Value> keys() {
        return values.keySet().stream().<Value>map(StringValue::of).toList();
    }

    @Override
    public String stringForm() {
        return sortedPairs().stringForm();
    }

    @Override
    public @Nullable Function method(String name) {
        return switch (name) {
            case "SortedPairs" -> Function.getter(sortedPairs());
            case "Names" -> Function.getter(sortedPairs().names());
            case "Values" -> Function.getter(sortedPairs().values());
            case "String" -> Function.getter(StringValue.of(stringForm()));
            case "Remove" ->
                    Function.of(
                            arguments -> without(arguments.getFirst()), Type.listOf(Type.STRING));
            default -> null;
        };
    }

    /// By name, but for the alert's name, which comes first.
    private Pairs sortedPairs() {
        List<Pairs.Pair> pairs = new ArrayList<>(values.size());
        StringValue alertName = values.get(ALERT_NAME);
        if (alertName != null) {
            pairs.add(new Pairs.Pair(ALERT_NAME, alertName));
        }
        values.forEach(
                (name, value) -> {
                    if (!name.equals(ALERT_NAME)) {
                        pairs.add(new Pairs.Pair(name, value));
                    }
                });
        return new Pairs(pairs);
    }

    private KeyValues without(Value names) {
        Set<String> removed = new HashSet<>(Texts.of(names));
        KeyValues rest = new KeyValues(Map.of());
        values.forEach(
                (name, value) -> {
                    if (!removed.contains(name)) {
                        rest.values.put(name, value);
                    }
                });
        return rest;
    }

    /// Reads lists of strings.
    static final class Texts {
        private Texts() {}

        static List<String> of(Value value) {
            List<String> texts = new ArrayList<>();
            if (value instanceof ListValue list) {
                for (int i = 0; i < list.size(); i++) {
                    texts.add(list.get(i) instanceof StringValue(String text, Type _) ? text : "");
                }
            }
            return texts;
        }
    }

    static Values list(List<Value> strings) {
        return new Values(Type.listOf(Type.STRING), strings);
    }
}
