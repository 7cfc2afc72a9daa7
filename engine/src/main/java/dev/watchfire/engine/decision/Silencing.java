// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.Silence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which active silences mute which alerts. Evaluated when a silence takes effect or ends and when
/// an alert appears, never when somebody asks.
final class Silencing {
    private record Active(long id, List<Matcher> matchers) {}

    private final AlertIndex alerts;
    private final Standings standings;
    private final PredicateIndex<Active> index;
    private final Map<Long, Active> active = new HashMap<>();
    private final Map<Long, Integer> matchedAtStart = new HashMap<>();

    Silencing(AlertIndex alerts, Standings standings) {
        this.alerts = alerts;
        this.standings = standings;
        this.index = new PredicateIndex<>(alerts);
    }

    void silenceChanged(@Nullable Silence before, @Nullable Silence after) {
        boolean was = isActive(before);
        boolean is = isActive(after);
        if (after != null && is && !was) {
            start(after);
        } else if (before != null && was && !is) {
            end(before);
        }
    }

    private static boolean isActive(@Nullable Silence silence) {
        return silence != null && silence.phase() == Silence.State.ACTIVE;
    }

    private void start(Silence silence) {
        Active started = new Active(silence.id(), silence.matchers());
        active.put(started.id, started);
        AlertIndex.Selection selection = alerts.select(started.matchers);
        index.add(started, selection);
        int[] matched = new int[1];
        alerts.forEachMatch(
                selection,
                alert -> {
                    Ids by = standings.get(alert).silencedBy();
                    standings.silencedBy(alert, by.with(started.id));
                    matched[0]++;
                });
        matchedAtStart.put(started.id, matched[0]);
    }

    private void end(Silence silence) {
        Active ended = active.remove(silence.id());
        if (ended == null) {
            throw new IllegalStateException("silence " + silence.id() + " was not active");
        }
        index.remove(ended);
        matchedAtStart.remove(ended.id);
        alerts.forEachMatch(
                ended.matchers,
                alert -> {
                    Ids by = standings.get(alert).silencedBy();
                    standings.silencedBy(alert, by.without(ended.id));
                });
    }

    void alertChanged(@Nullable Alert before, @Nullable Alert after) {
        if (before == null && after != null && !active.isEmpty()) {
            List<Long> by = new ArrayList<>();
            index.forEachMatch(after.labels(), silence -> by.add(silence.id));
            if (!by.isEmpty()) {
                standings.silencedBy(after.id(), Ids.of(by));
            }
        }
    }

    /// How many alerts an active silence matched when it took effect.
    int matchedAtStart(long silenceId) {
        return matchedAtStart.getOrDefault(silenceId, 0);
    }
}
