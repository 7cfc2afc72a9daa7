// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds, for a label set, the predicates (silences, sides of inhibition rules) that accept it, at
/// a cost that grows with those that could and not with all there are.
///
/// Each predicate is found through one of its matchers, its anchor: one that demands the label. An
/// anchor with a finite set of values is looked up; a regular expression is evaluated when a value
/// or the predicate is new. Predicates without an anchor are always tried.
///
/// @param <T> compared by identity
final class PredicateIndex<T> {
    /// @param others what is left to verify once the anchor has accepted
    private record Predicate<T>(T owner, @Nullable Matcher anchor, List<Matcher> others) {}

    private final AlertIndex alerts;
    private final int ordinal;
    private final IdentityHashMap<T, Predicate<T>> predicates = new IdentityHashMap<>();

    /// Label name → value → predicates.
    private final Map<String, Map<String, List<Predicate<T>>>> byLiteral = new HashMap<>();

    /// Label name → predicates anchored at a regular expression.
    private final Map<String, List<Predicate<T>>> byPattern = new HashMap<>();

    private final List<Predicate<T>> unanchored = new ArrayList<>();

    PredicateIndex(AlertIndex alerts) {
        this.alerts = alerts;
        this.ordinal = alerts.register(this);
    }

    int size() {
        return predicates.size();
    }

    /// @param selection how the alerts that it accepts are found; alerts to come are found alike
    void add(T owner, AlertIndex.Selection selection) {
        Predicate<T> predicate = new Predicate<>(owner, selection.anchor(), selection.others());
        predicates.put(owner, predicate);
        Matcher anchor = predicate.anchor;
        if (anchor == null) {
            unanchored.add(predicate);
        } else if (anchor.literals() != null) {
            Map<String, List<Predicate<T>>> values =
                    byLiteral.computeIfAbsent(anchor.name(), _ -> new HashMap<>());
            for (String literal : literalsOf(anchor)) {
                values.computeIfAbsent(literal, _ -> new ArrayList<>(1)).add(predicate);
            }
        } else {
            byPattern.computeIfAbsent(anchor.name(), _ -> new ArrayList<>()).add(predicate);
            selection.values().forEach(value -> accept(value, predicate));
        }
    }

    void remove(T owner) {
        Predicate<T> predicate = predicates.remove(owner);
        if (predicate == null) {
            return;
        }
        Matcher anchor = predicate.anchor;
        if (anchor == null) {
            unanchored.remove(predicate);
        } else if (anchor.literals() != null) {
            Map<String, List<Predicate<T>>> values = byLiteral.get(anchor.name());
            for (String literal : literalsOf(anchor)) {
                List<Predicate<T>> found = values == null ? null : values.get(literal);
                if (values != null && found != null && found.remove(predicate) && found.isEmpty()) {
                    values.remove(literal);
                }
            }
        } else {
            List<Predicate<T>> patterns = byPattern.get(anchor.name());
            if (patterns != null && patterns.remove(predicate) && patterns.isEmpty()) {
                byPattern.remove(anchor.name());
            }
            alerts.forEachValue(
                    anchor,
                    value -> {
                        List<Object> accepted = value.accepted[ordinal];
                        if (accepted != null) {
                            accepted.remove(predicate);
                        }
                    });
        }
    }

    /// A label value is seen for the first time.
    void valueAdded(String name, AlertIndex.Value value) {
        List<Predicate<T>> patterns = byPattern.get(name);
        if (patterns != null) {
            for (Predicate<T> predicate : patterns) {
                if (predicate.anchor != null && predicate.anchor.matches(value.text)) {
                    accept(value, predicate);
                }
            }
        }
    }

    private void accept(AlertIndex.Value value, Predicate<T> predicate) {
        List<Object> accepted = value.accepted[ordinal];
        if (accepted == null) {
            accepted = new ArrayList<>(1);
            value.accepted[ordinal] = accepted;
        }
        accepted.add(predicate);
    }

    /// The owners of the predicates that accept the labels of an indexed alert, each once, in no
    /// particular order.
    @SuppressWarnings("unchecked")
    void forEachMatch(LabelSet labels, Consumer<? super T> action) {
        for (Predicate<T> predicate : unanchored) {
            verify(predicate, labels, action);
        }
        for (int i = 0; i < labels.size(); i++) {
            String name = labels.name(i);
            Map<String, List<Predicate<T>>> literals = byLiteral.get(name);
            if (literals != null) {
                List<Predicate<T>> found = literals.get(labels.value(i));
                if (found != null) {
                    for (Predicate<T> predicate : found) {
                        verify(predicate, labels, action);
                    }
                }
            }
            if (byPattern.containsKey(name)) {
                AlertIndex.Value value = alerts.value(name, labels.value(i));
                List<Object> accepted = value == null ? null : value.accepted[ordinal];
                if (accepted != null) {
                    for (Object predicate : accepted) {
                        verify((Predicate<T>) predicate, labels, action);
                    }
                }
            }
        }
    }

    private void verify(Predicate<T> predicate, LabelSet labels, Consumer<? super T> action) {
        if (AlertIndex.acceptsAll(predicate.others, labels)) {
            action.accept(predicate.owner);
        }
    }

    private static Set<String> literalsOf(Matcher matcher) {
        Set<String> literals = matcher.literals();
        return literals == null ? Set.of() : literals;
    }
}
