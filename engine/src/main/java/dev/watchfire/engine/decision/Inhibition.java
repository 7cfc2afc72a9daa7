// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which firing alerts inhibit which others.
///
/// Only what has a source is held: per distinct `equal` list and values, the rules with firing
/// sources there. An alert looks up one bucket per distinct list; a source that appears or ends
/// touches the targets of its bucket, and only where the answer for them changes. When a source
/// ends, the next one that still fires takes over.
final class Inhibition {
    private record Rule(int position, InhibitRule text, Equal equal) {}

    /// All rules with the same `equal` list, and the buckets of it that have sources.
    private static final class Equal {
        final List<String> names;
        final Map<List<String>, TreeMap<Integer, Sources>> buckets = new HashMap<>();

        Equal(List<String> names) {
            this.names = names;
        }

        List<String> valuesOf(LabelSet labels) {
            List<String> values = new ArrayList<>(names.size());
            for (String name : names) {
                values.add(labels.valueOrEmpty(name));
            }
            return values;
        }
    }

    /// The firing sources of one rule in one bucket. Those that match both sides cannot inhibit
    /// another alert that does.
    private static final class Sources {
        final Rule rule;
        final IdList sourceOnly = new IdList();
        final IdList bothSides = new IdList();

        Sources(Rule rule) {
            this.rule = rule;
        }

        boolean isEmpty() {
            return sourceOnly.isEmpty() && bothSides.isEmpty();
        }

        /// The source with the smallest id, or 0.
        long first(boolean targetIsSourceToo) {
            long first = sourceOnly.isEmpty() ? 0 : sourceOnly.get(0);
            if (!targetIsSourceToo && !bothSides.isEmpty()) {
                long other = bothSides.get(0);
                first = first == 0 ? other : Math.min(first, other);
            }
            return first;
        }
    }

    private final AlertIndex index;
    private final Table<Alert> alerts;
    private final Standings standings;
    private final PredicateIndex<Rule> sourceSides;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Equal> equals = new ArrayList<>();

    Inhibition(Table<Alert> alerts, AlertIndex index, Standings standings) {
        this.alerts = alerts;
        this.index = index;
        this.standings = standings;
        this.sourceSides = new PredicateIndex<>(index);
    }

    /// Puts other rules in force.
    void use(List<InhibitRule> texts) {
        if (rules.stream().map(Rule::text).toList().equals(texts)) {
            return;
        }
        rules.forEach(sourceSides::remove);
        rules.clear();
        equals.clear();
        Map<List<String>, Equal> byNames = new LinkedHashMap<>();
        for (InhibitRule text : texts) {
            Equal equal = byNames.computeIfAbsent(text.equal(), Equal::new);
            Rule rule = new Rule(rules.size(), text, equal);
            rules.add(rule);
            sourceSides.add(rule, index.select(text.source()));
        }
        equals.addAll(byNames.values());
        alerts.forEach(
                alert -> {
                    if (!alert.resolved()) {
                        sourceSides.forEachMatch(alert.labels(), rule -> join(rule, alert));
                    }
                });
        alerts.forEach(this::judge);
    }

    void alertChanged(@Nullable Alert before, @Nullable Alert after) {
        if (rules.isEmpty()) {
            return;
        }
        boolean fired = before != null && !before.resolved();
        boolean fires = after != null && !after.resolved();
        if (after != null && fires && !fired) {
            sourceSides.forEachMatch(after.labels(), rule -> add(rule, after));
        } else if (before != null && fired && !fires) {
            sourceSides.forEachMatch(before.labels(), rule -> remove(rule, before));
        }
        if (before == null && after != null) {
            judge(after);
        }
    }

    private boolean join(Rule rule, Alert source) {
        Sources sources =
                rule.equal
                        .buckets
                        .computeIfAbsent(rule.equal.valuesOf(source.labels()), _ -> new TreeMap<>())
                        .computeIfAbsent(rule.position, _ -> new Sources(rule));
        long firstBefore = sources.first(false);
        long firstOnlyBefore = sources.first(true);
        boolean both = AlertIndex.acceptsAll(rule.text.target(), source.labels());
        (both ? sources.bothSides : sources.sourceOnly).add(source.id());
        return sources.first(false) != firstBefore || sources.first(true) != firstOnlyBefore;
    }

    private void add(Rule rule, Alert source) {
        if (join(rule, source)) {
            judgeTargets(rule, source.labels());
        }
    }

    private void remove(Rule rule, Alert source) {
        List<String> values = rule.equal.valuesOf(source.labels());
        TreeMap<Integer, Sources> bucket = rule.equal.buckets.get(values);
        Sources sources = bucket == null ? null : bucket.get(rule.position);
        if (bucket == null || sources == null) {
            return;
        }
        long firstBefore = sources.first(false);
        long firstOnlyBefore = sources.first(true);
        sources.sourceOnly.remove(source.id());
        sources.bothSides.remove(source.id());
        boolean changed =
                sources.first(false) != firstBefore || sources.first(true) != firstOnlyBefore;
        if (sources.isEmpty()) {
            bucket.remove(rule.position);
            if (bucket.isEmpty()) {
                rule.equal.buckets.remove(values);
            }
        }
        if (changed) {
            judgeTargets(rule, source.labels());
        }
    }

    private void judgeTargets(Rule rule, LabelSet sourceLabels) {
        List<Matcher> demands = new ArrayList<>(rule.text.target());
        for (String name : rule.equal.names) {
            demands.add(Matcher.of(name, Matcher.Op.EQUAL, sourceLabels.valueOrEmpty(name)));
        }
        index.forEachMatch(demands, id -> judge(alerts.require(id)));
    }

    /// Finds the first rule with a source for this alert, in the order of the rules.
    private void judge(Alert target) {
        long source = 0;
        int position = -1;
        for (Equal equal : equals) {
            if (equal.buckets.isEmpty()) {
                continue;
            }
            TreeMap<Integer, Sources> bucket = equal.buckets.get(equal.valuesOf(target.labels()));
            if (bucket == null) {
                continue;
            }
            for (Sources sources : bucket.values()) {
                if (position >= 0 && sources.rule.position > position) {
                    break;
                }
                InhibitRule text = sources.rule.text;
                if (!AlertIndex.acceptsAll(text.target(), target.labels())) {
                    continue;
                }
                boolean sourceToo = AlertIndex.acceptsAll(text.source(), target.labels());
                long first = sources.first(sourceToo);
                if (first != 0) {
                    source = first;
                    position = sources.rule.position;
                    break;
                }
            }
        }
        standings.inhibitedBy(target.id(), source, position);
    }
}
