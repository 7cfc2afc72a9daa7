// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.decision.Deliveries.Target;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.notification.LogEntry.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/// Writes down what each integration was told.
final class NotificationLog {
    private final State state;

    NotificationLog(State state) {
        this.state = state;
    }

    Ids fingerprints(Ids alerts) {
        long[] fingerprints = new long[alerts.size()];
        int n = 0;
        for (LabelSet labels : labels(alerts)) {
            fingerprints[n++] = labels.fingerprint();
        }
        return Ids.of(Arrays.copyOf(fingerprints, n));
    }

    /// Of those that are still there.
    Iterable<LabelSet> labels(Ids alerts) {
        return () ->
                Arrays.stream(alerts.toArray())
                        .mapToObj(state.alerts::get)
                        .filter(Objects::nonNull)
                        .map(Alert::labels)
                        .iterator();
    }

    /// As long as Alertmanager keeps it.
    static Duration kept(Route route, Settings settings) {
        Duration twice = route.repeatInterval().multipliedBy(2);
        return twice.compareTo(settings.retention()) < 0 ? twice : settings.retention();
    }

    /// All that was told as firing is over, and the integration wants no resolves.
    void over(Target target, Ids firing, Ids resolved, Instant now) {
        LogEntry before = state.logEntry(target.logKey());
        LabelSet memory = before == null ? LabelSet.EMPTY : before.memory();
        boolean observed = before != null && before.origin() instanceof Origin.Observed;
        told(target, firing, resolved, memory, observed ? Origin.OBSERVED : Origin.SENT, now);
    }

    void told(
            Target target, Ids firing, Ids resolved, LabelSet memory, Origin origin, Instant now) {
        LogEntry before = state.logEntry(target.logKey());
        state.recorder.put(
                state.logEntries,
                new LogEntry(
                        before == null ? state.recorder.nextId() : before.id(),
                        before == null ? 1 : before.revision() + 1,
                        target.logKey(),
                        now,
                        fingerprints(firing),
                        fingerprints(resolved),
                        Ids.NONE,
                        now.plus(kept(target.route(), state.settings)),
                        memory,
                        origin));
    }

    /// The attempt perhaps arrived: what it told must be told again, and undone where it ends.
    void uncertain(Delivery delivery, Instant now) {
        LogEntry before = state.logEntry(delivery.logKey());
        if (before != null) {
            state.recorder.put(
                    state.logEntries,
                    before.perhapsTold(labels(delivery.firing()), labels(delivery.resolved())));
        } else if (!delivery.firing().isEmpty()) {
            state.recorder.put(
                    state.logEntries,
                    new LogEntry(
                            state.recorder.nextId(),
                            1,
                            delivery.logKey(),
                            now,
                            Ids.NONE,
                            Ids.NONE,
                            fingerprints(delivery.firing()),
                            now.plus(state.settings.retention()),
                            LabelSet.EMPTY));
        }
    }

    void onTimer(LogEntry entry, Instant now) {
        if (entry.expiresAt().isAfter(now)) {
            state.timers.arm(entry.kind(), entry.id(), entry.expiresAt());
        } else {
            state.recorder.remove(state.logEntries, entry.id());
        }
    }
}
