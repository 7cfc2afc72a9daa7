// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The distinct values of one label.
public final class ValueSet<T> {
    private final TreeMap<String, T> values = new TreeMap<>();

    public @Nullable T get(String value) {
        return values.get(value);
    }

    public void put(String value, T entry) {
        values.put(value, entry);
    }

    public void remove(String value) {
        values.remove(value);
    }

    public int size() {
        return values.size();
    }

    public void forEachMatch(Matcher matcher, Consumer<? super T> action) {
        values.forEach(
                (value, entry) -> {
                    if (matcher.matches(value)) {
                        action.accept(entry);
                    }
                });
    }
}
