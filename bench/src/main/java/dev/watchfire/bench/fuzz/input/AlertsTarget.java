// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import static dev.watchfire.bench.fuzz.input.Finding.check;
import static dev.watchfire.bench.fuzz.input.Finding.same;

import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.web.alertmanager.AlertBodyReader;
import dev.watchfire.web.alertmanager.AlertBodyReader.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Bodies of `POST /api/v2/alerts`. A reader that has seen everything before, which recognises
/// bytes, and one that has seen nothing must read the same, and what an independent parser reads.
final class AlertsTarget implements Target {
    /// Bodies after which what was not seen lately is dropped, as a server does now and then.
    private static final int FORGET_EVERY = 1_000;

    private final AlertBodyReader seasoned = new AlertBodyReader(name -> !name.isEmpty());
    private int fed;

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(JsonTarget.WORDS);
        words.addAll(
                List.of(
                        "\"labels\":{",
                        "\"LABELS\":",
                        "\"l\\u0061bels\":",
                        "\"annotations\":{",
                        "\"startsAt\":",
                        "\"endsAt\":",
                        "\"generatorURL\":",
                        "\"alertname\":\"A\"",
                        "{\"labels\":{\"a\":\"b\"}}",
                        "\"2026-01-01T00:00:00Z\"",
                        "\"2027-01-01T00:00:00.5+09:00\"",
                        "\"0001-01-01T00:00:00Z\"",
                        "\"http://h/\""));
        return words;
    }

    @Override
    public void feed(byte[] input) {
        Result fresh = new AlertBodyReader(name -> !name.isEmpty()).read(input, input.length);
        same(seasoned.read(input, input.length), fresh, "a seasoned reader and a fresh one");
        same(seasoned.read(input, input.length), fresh, "recognised and read");
        if (++fed % FORGET_EVERY == 0) {
            seasoned.forgetUnused();
        }
        Tree tree = Tree.byJackson(input);
        switch (fresh) {
            case Result.Malformed(String reason) -> {
                boolean type =
                        reason.startsWith("json: cannot") || reason.startsWith("parsing time");
                boolean deep = reason.contains("max depth");
                check(tree == null || type || deep, "only ours refuses", reason);
            }
            case Result.Unacceptable(_, String message) ->
                    check(!message.isBlank(), "refused in silence");
            case Result.Alerts alerts -> {
                check(tree != null || Tree.isWord(input), "only ours reads it");
                check(
                        alerts.total() == alerts.alerts().size() + alerts.problems().size(),
                        "alerts got lost",
                        alerts.alerts().size(),
                        alerts.total());
                List<LabelSet> expected = tree == null ? null : labelSets(tree);
                if (expected != null && alerts.problems().isEmpty()) {
                    same(
                            alerts.alerts().stream().map(IncomingAlert::labels).toList(),
                            expected,
                            "labels");
                }
            }
        }
    }

    /// What is there beyond doubt: null where a name is repeated or a type is wrong.
    private static @Nullable List<LabelSet> labelSets(Tree tree) {
        if (!(tree instanceof Tree.Arr(List<Tree> alerts))) {
            return null;
        }
        List<LabelSet> sets = new ArrayList<>();
        for (Tree alert : alerts) {
            if (!(alert instanceof Tree.Obj members)
                    || members.repeats()
                    || !(members.only("labels") instanceof Tree.Obj labels)) {
                return null;
            }
            Map<String, String> pairs = new TreeMap<>();
            for (Tree.Member label : labels.members()) {
                if (!(label.value() instanceof Tree.Text(String value))) {
                    return null;
                }
                pairs.put(label.name(), value);
            }
            sets.add(LabelSet.of(pairs));
        }
        return sets;
    }
}
