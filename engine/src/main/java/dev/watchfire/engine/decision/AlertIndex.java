// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.ValueSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The alerts by label value, and beside each value the predicates whose regular expressions accept
/// it: a regular expression is evaluated once per distinct value, not once per alert.
final class AlertIndex {
    /// Labels whose values are few.
    private static final Set<String> COMMON =
            Set.of("alertname", "severity", "job", "env", "cluster", "team", "service");

    /// One distinct value of one label.
    static final class Value {
        final String text;
        final IdList alerts = new IdList();

        /// By predicate index: the predicates found through this value.
        @Nullable List<Object>[] accepted;

        @SuppressWarnings({"unchecked", "rawtypes"})
        Value(String text, int indexes) {
            this.text = text;
            this.accepted = new List[indexes];
        }
    }

    private final Table<Alert> alerts;
    private final Map<String, ValueSet<Value>> values = new HashMap<>();
    private final List<PredicateIndex<?>> predicateIndexes = new ArrayList<>();

    /// By fingerprint. The second and later of different label sets with one fingerprint, which
    /// nobody has seen yet, are found in {@link #colliding}.
    private final LongMap byFingerprint = new LongMap();

    private final Map<LabelSet, Long> colliding = new HashMap<>();

    AlertIndex(Table<Alert> alerts) {
        this.alerts = alerts;
    }

    /// Must be called before the first alert is there.
    int register(PredicateIndex<?> index) {
        predicateIndexes.add(index);
        return predicateIndexes.size() - 1;
    }

    @Nullable Alert byLabels(LabelSet labels) {
        long id = byFingerprint.get(labels.fingerprint());
        if (id == LongMap.ABSENT) {
            return null;
        }
        Alert alert = alerts.require(id);
        if (alert.labels().equals(labels)) {
            return alert;
        }
        Long other = colliding.get(labels);
        return other == null ? null : alerts.get(other);
    }

    void add(Alert alert) {
        LabelSet labels = alert.labels();
        indexByFingerprint(alert);
        for (int i = 0; i < labels.size(); i++) {
            String name = labels.name(i);
            ValueSet<Value> set = values.computeIfAbsent(name, _ -> new ValueSet<>());
            Value value = set.get(labels.value(i));
            if (value == null) {
                value = new Value(labels.value(i), predicateIndexes.size());
                set.put(value.text, value);
                for (PredicateIndex<?> index : predicateIndexes) {
                    index.valueAdded(name, value);
                }
            }
            value.alerts.add(alert.id());
        }
    }

    void remove(Alert alert) {
        LabelSet labels = alert.labels();
        unindexByFingerprint(alert);
        for (int i = 0; i < labels.size(); i++) {
            ValueSet<Value> set = values.get(labels.name(i));
            Value value = set == null ? null : set.get(labels.value(i));
            if (set == null || value == null) {
                throw new IllegalStateException("alert " + alert.id() + " was not indexed");
            }
            value.alerts.remove(alert.id());
            if (value.alerts.isEmpty()) {
                set.remove(value.text);
            }
        }
    }

    private void indexByFingerprint(Alert alert) {
        long fingerprint = alert.labels().fingerprint();
        if (byFingerprint.get(fingerprint) == LongMap.ABSENT) {
            byFingerprint.put(fingerprint, alert.id());
        } else {
            colliding.put(alert.labels(), alert.id());
        }
    }

    private void unindexByFingerprint(Alert alert) {
        long fingerprint = alert.labels().fingerprint();
        if (byFingerprint.get(fingerprint) != alert.id()) {
            colliding.remove(alert.labels());
            return;
        }
        byFingerprint.remove(fingerprint);
        for (Map.Entry<LabelSet, Long> other : colliding.entrySet()) {
            if (other.getKey().fingerprint() == fingerprint) {
                byFingerprint.put(fingerprint, other.getValue());
                colliding.remove(other.getKey());
                return;
            }
        }
    }

    @Nullable Value value(String name, String text) {
        ValueSet<Value> set = values.get(name);
        return set == null ? null : set.get(text);
    }

    void forEachValue(Matcher matcher, Consumer<? super Value> action) {
        ValueSet<Value> set = values.get(matcher.name());
        if (set != null) {
            set.forEachMatch(matcher, action);
        }
    }

    /// The ids of the alerts that all matchers accept, in no particular order.
    void forEachMatch(List<Matcher> matchers, LongConsumer action) {
        forEachMatch(select(matchers), action);
    }

    void forEachMatch(Selection selection, LongConsumer action) {
        LongConsumer verified =
                id -> {
                    // One that is just being removed is still indexed and no longer in the table.
                    Alert alert = alerts.get(id);
                    if (alert != null && acceptsAll(selection.others, alert.labels())) {
                        action.accept(id);
                    }
                };
        if (selection.anchor == null) {
            alerts.forEach(alert -> verified.accept(alert.id()));
        } else {
            selection.values.forEach(value -> value.alerts.forEach(verified));
        }
    }

    /// The cheapest way to find what a list of matchers accepts.
    ///
    /// @param anchor the matcher that leaves the fewest alerts, or null where every matcher also
    ///   accepts alerts without its label
    /// @param values what the anchor accepts
    /// @param others the matchers that are left to verify
    record Selection(@Nullable Matcher anchor, List<Value> values, List<Matcher> others) {}

    Selection select(List<Matcher> matchers) {
        int anchor = -1;
        List<Value> values = List.of();
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < matchers.size(); i++) {
            Matcher matcher = matchers.get(i);
            if (matcher.matchesEmpty()) {
                continue;
            }
            List<Value> found = new ArrayList<>();
            long left = alerts.size() == 0 ? guess(matcher) : collect(matcher, found);
            if (left < fewest) {
                fewest = left;
                values = found;
                anchor = i;
            }
        }
        if (anchor < 0) {
            return new Selection(null, values, matchers);
        }
        List<Matcher> others = new ArrayList<>(matchers);
        return new Selection(others.remove(anchor), values, List.copyOf(others));
    }

    private long collect(Matcher matcher, List<Value> into) {
        long[] found = new long[1];
        forEachValue(
                matcher,
                value -> {
                    into.add(value);
                    found[0] += value.alerts.size();
                });
        return found[0];
    }

    /// How selective a matcher is likely to be where there are no alerts to ask: few alerts share a
    /// literal value, but many share an alert name or a severity.
    private static long guess(Matcher matcher) {
        Set<String> literals = matcher.literals();
        long rank = literals != null ? literals.size() : matcher.op().isPositive() ? 1000 : 2000;
        return COMMON.contains(matcher.name()) ? rank + 500 : rank;
    }

    static boolean acceptsAll(List<Matcher> matchers, LabelSet labels) {
        for (Matcher matcher : matchers) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        return true;
    }
}
