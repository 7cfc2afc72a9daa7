// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

import java.util.List;

/// A list of values at hand.
public record Values(Type type, List<Value> elements) implements ListValue {
    private static final Type STRINGS = Type.listOf(Type.STRING);
    private static final Type ANYTHING = Type.listOf(Type.ANY);

    public Values {
        elements = List.copyOf(elements);
    }

    public static Values ofStrings(List<String> texts) {
        return new Values(STRINGS, texts.stream().<Value>map(StringValue::of).toList());
    }

    public static Values ofAny(List<Value> elements) {
        return new Values(ANYTHING, elements);
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public Value get(int index) {
        return elements.get(index);
    }
}
