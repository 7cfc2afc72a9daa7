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
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The alerts by label value, and beside each value the predicates whose regular expressions accept
/// it: a regular expression is evaluated once per distinct value, not once per alert.
final class AlertIndex {
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
        List<Value> narrowest = narrowest(matchers);
        LongConsumer verified =
                id -> {
                    // One that is just being removed is still indexed and no longer in the table.
                    Alert alert = alerts.get(id);
                    if (alert != null && acceptsAll(matchers, alert.labels())) {
                        action.accept(id);
                    }
                };
        if (narrowest == null) {
            alerts.forEach(alert -> verified.accept(alert.id()));
        } else {
            narrowest.forEach(value -> value.alerts.forEach(verified));
        }
    }

    /// The values of the matcher that leaves the fewest alerts, or null where every matcher also
    /// accepts alerts without its label.
    private @Nullable List<Value> narrowest(List<Matcher> matchers) {
        List<Value> best = null;
        long fewest = Long.MAX_VALUE;
        for (Matcher matcher : matchers) {
            if (matcher.matchesEmpty() || best != null && matcher.literals() == null) {
                continue;
            }
            List<Value> found = new ArrayList<>();
            forEachValue(matcher, found::add);
            long alertsFound = 0;
            for (Value value : found) {
                alertsFound += value.alerts.size();
            }
            if (alertsFound < fewest) {
                fewest = alertsFound;
                best = found;
            }
        }
        return best;
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
