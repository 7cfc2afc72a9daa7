// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The distinct values of one label, each with an item, which finds the values that a matcher
/// matches without trying all of them. For one thread.
///
/// Looking up literals and prefixes needs nothing but the sorted values. Other expressions try all
/// values at first; when that has happened a few times with the values unchanged, a {@link
/// ValueIndex} is built and serves until the next change.
public final class ValueSet<T> {
    /// Fewer values are tried one by one: that takes some microseconds.
    static final int MIN_INDEXED = 64;

    /// An index costs about as much as this many times trying all values.
    static final int TRIALS_BEFORE_INDEX = 8;

    private final TreeMap<String, T> items = new TreeMap<>();
    private @Nullable ValueIndex<T> index;
    private int trials;

    /// Empty.
    public ValueSet() {}

    public int size() {
        return items.size();
    }

    public @Nullable T get(String value) {
        return items.get(value);
    }

    /// @return the item that `value` had before
    public @Nullable T put(String value, T item) {
        changed();
        return items.put(value, item);
    }

    /// @return the item that `value` had
    public @Nullable T remove(String value) {
        T removed = items.remove(value);
        if (removed != null) {
            changed();
        }
        return removed;
    }

    private void changed() {
        index = null;
        trials = 0;
    }

    /// Hands over the items of the values that `matcher` matches, whatever its label, sorted by
    /// value as {@link String#compareTo} sorts. `action` must not change this set.
    public void forEachMatch(Matcher matcher, Consumer<? super T> action) {
        ValueTest test = matcher.test();
        if (!matcher.op().isPositive()) {
            forEachOther(test, action);
            return;
        }
        switch (test) {
            case ValueTest.Literal(String value) -> acceptItem(value, action);
            case ValueTest.OneOf(Set<String> values) when values.size() <= items.size() ->
                    values.forEach(value -> acceptItem(value, action));
            case ValueTest.OneOf _ -> tryAll(test, action);
            case ValueTest.Affixes _ when !test.prefix().isEmpty() -> tryAll(test, action);
            default -> {
                ValueIndex<T> ready = index();
                if (ready == null) {
                    tryAll(test, action);
                } else {
                    ready.forEachMatch(test, place -> action.accept(ready.item(place)));
                }
            }
        }
    }

    private void acceptItem(String value, Consumer<? super T> action) {
        T item = items.get(value);
        if (item != null) {
            action.accept(item);
        }
    }

    /// Tries the values with the right prefix.
    private void tryAll(ValueTest test, Consumer<? super T> action) {
        String prefix = test.prefix();
        Map<String, T> candidates = prefix.isEmpty() ? items : items.tailMap(prefix);
        for (Map.Entry<String, T> candidate : candidates.entrySet()) {
            if (!candidate.getKey().startsWith(prefix)) {
                return;
            }
            if (test.test(candidate.getKey())) {
                action.accept(candidate.getValue());
            }
        }
    }

    private void forEachOther(ValueTest test, Consumer<? super T> action) {
        ValueIndex<T> ready = test instanceof ValueTest.ByAutomaton ? index() : null;
        if (ready == null) {
            items.forEach(
                    (value, item) -> {
                        if (!test.test(value)) {
                            action.accept(item);
                        }
                    });
            return;
        }
        BitSet matches = new BitSet(items.size());
        ready.forEachMatch(test, matches::set);
        for (int i = matches.nextClearBit(0); i < items.size(); i = matches.nextClearBit(i + 1)) {
            action.accept(ready.item(i));
        }
    }

    private @Nullable ValueIndex<T> index() {
        if (index == null && items.size() >= MIN_INDEXED && ++trials > TRIALS_BEFORE_INDEX) {
            index = new ValueIndex<>(items);
        }
        return index;
    }
}
