// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.ListValue;
import dev.watchfire.gotemplate.value.ObjectValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import dev.watchfire.gotemplate.value.Values;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sorted labels or annotations.
record Pairs(List<Pairs.Pair> pairs) implements ListValue {
    private static final Type PAIR = Type.struct("template.Pair");
    private static final Type TYPE = Type.defined("template.Pairs", Type.listOf(PAIR));

    /// One label or annotation.
    record Pair(String name, StringValue value) implements ObjectValue {
        private static final List<Field> FIELDS =
                List.of(new Field("Name", "Name"), new Field("Value", "Value"));

        @Override
        public Type type() {
            return PAIR;
        }

        @Override
        public List<Field> fields() {
            return FIELDS;
        }

        @Override
        public @Nullable Value field(String field) {
            return switch (field) {
                case "Name" -> StringValue.of(name);
                case "Value" -> value;
                default -> null;
            };
        }
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public int size() {
        return pairs.size();
    }

    @Override
    public Value get(int index) {
        return pairs.get(index);
    }

    @Override
    public ListValue slice(int from, int to) {
        return new Pairs(pairs.subList(from, to));
    }

    @Override
    public String stringForm() {
        return pairs.stream()
                .map(pair -> pair.name() + "=" + pair.value().text())
                .collect(Collectors.joining(", "));
    }

    @Override
    public @Nullable Function method(String name) {
        return switch (name) {
            case "Names" -> Function.getter(names());
            case "Values" -> Function.getter(values());
            case "String" -> Function.getter(StringValue.of(stringForm()));
            default -> null;
        };
    }

    Values names() {
        return Values.ofStrings(pairs.stream().map(Pair::name).toList());
    }

    Values values() {
        return KeyValues.list(pairs.stream().<Value>map(Pair::value).toList());
    }
}
