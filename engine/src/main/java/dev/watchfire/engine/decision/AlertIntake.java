// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.alert.AlertMerge;
import dev.watchfire.engine.alert.AlertMerge.Times;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.decision.SoftChanges.Soft;
import dev.watchfire.engine.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes what sources say about alerts: new ones, repeats, ends.
///
/// A repeat of a firing alert is soft: it moves the alert's end in memory and costs no I/O. What
/// begins, ends or changes its start is durable before the source is answered.
final class AlertIntake {
    private final State state;
    private final Grouping grouping;

    AlertIntake(State state, Grouping grouping) {
        this.state = state;
        this.grouping = grouping;
    }

    Reply ingest(Command.Ingest command, Instant now) {
        Duration resolveTimeout = state.configuration().resolveTimeout();
        List<Reply.Ingested.Rejected> rejected = new ArrayList<>(0);
        List<IncomingAlert> incoming = command.alerts();
        for (int i = 0; i < incoming.size(); i++) {
            IncomingAlert alert = incoming.get(i);
            Times times =
                    AlertMerge.withDefaults(alert.startsAt(), alert.endsAt(), now, resolveTimeout);
            if (alert.labels().isEmpty()) {
                rejected.add(rejected(i, "at least one label pair required", false));
            } else if (times.endsAt().isBefore(times.startsAt())) {
                rejected.add(rejected(i, "start time must be before end time", false));
            } else {
                Alert known = state.index.byLabels(alert.labels());
                if (known != null) {
                    update(known, alert, times, now);
                } else if (isLimited(alert, times, now)) {
                    rejected.add(
                            rejected(
                                    i,
                                    "limit of "
                                            + state.settings.alertsPerName()
                                            + " firing alerts named \""
                                            + alert.labels().valueOrEmpty("alertname")
                                            + "\" reached",
                                    true));
                } else {
                    create(alert, times, now);
                }
            }
        }
        return new Reply.Ingested(incoming.size() - rejected.size(), rejected);
    }

    private static Reply.Ingested.Rejected rejected(int index, String message, boolean limited) {
        return new Reply.Ingested.Rejected(index, message, limited);
    }

    private boolean isLimited(IncomingAlert alert, Times times, Instant now) {
        int limit = state.settings.alertsPerName();
        if (limit <= 0 || times.isResolved(now)) {
            return false;
        }
        String name = alert.labels().valueOrEmpty("alertname");
        return state.firingByName.getOrDefault(name, 0) >= limit;
    }

    private void create(IncomingAlert incoming, Times times, Instant now) {
        boolean resolved = times.isResolved(now);
        long id = state.recorder.nextId();
        // One that was over before it was first heard of is history, and nobody's business to tell.
        Ids groups = resolved ? Ids.NONE : grouping.join(incoming.labels(), times.startsAt(), now);
        Alert alert =
                new Alert(
                        id,
                        1,
                        incoming.labels(),
                        incoming.annotations(),
                        times.startsAt(),
                        times.endsAt(),
                        now,
                        times.timeout(),
                        incoming.generatorUrl(),
                        resolved,
                        groups);
        state.recorder.fact(fired(alert));
        if (resolved) {
            state.recorder.archive(state.alerts, alert);
            state.recorder.fact(
                    new Fact.AlertResolved(id, times.endsAt(), Fact.AlertResolved.Cause.SOURCE));
        } else {
            state.recorder.put(state.alerts, alert);
        }
    }

    private static Fact fired(Alert alert) {
        return new Fact.AlertFired(
                alert.id(), alert.startsAt(), alert.endsAt(), alert.timeout(), alert.groups());
    }

    private void update(Alert known, IncomingAlert incoming, Times said, Instant now) {
        Times before = new Times(known.startsAt(), known.endsAt(), known.timeout());
        Times times = AlertMerge.merge(before, said, now);
        boolean resolved = times.isResolved(now);
        Ids groups = known.groups();
        if (!resolved && known.resolved()) {
            groups = groups.union(grouping.join(known.labels(), times.startsAt(), now));
        }
        Alert after =
                new Alert(
                        known.id(),
                        known.revision() + 1,
                        known.labels(),
                        incoming.annotations(),
                        times.startsAt(),
                        times.endsAt(),
                        now,
                        times.timeout(),
                        incoming.generatorUrl(),
                        resolved,
                        groups);
        if (resolved != known.resolved()) {
            put(known, after);
            state.recorder.fact(
                    resolved
                            ? new Fact.AlertResolved(
                                    after.id(), after.endsAt(), Fact.AlertResolved.Cause.SOURCE)
                            : fired(after));
        } else if (resolved) {
            // Sources repeat that an alert is over. Told as resolved it stays resolved.
            state.recorder.putSoft(
                    state.alerts, after.resolvedAt(after.endsAt(), known.updatedAt()));
            state.soft.note(known, now);
        } else if (!after.startsAt().equals(known.startsAt())) {
            put(known, after);
            state.recorder.fact(changed(after));
            grouping.hurry(after, now);
        } else {
            state.recorder.putSoft(state.alerts, after);
            state.soft.note(known, now);
        }
    }

    /// Makes a change durable, and with it what was soft until now.
    private void put(Alert known, Alert after) {
        state.recorder.put(state.alerts, after);
        Soft soft = state.soft.remove(after.id());
        noteRewording(
                after,
                soft == null ? known.annotations() : soft.annotations(),
                soft == null ? known.generatorUrl() : soft.generatorUrl());
    }

    /// @param annotations what the durable record says until now
    private void noteRewording(Alert after, LabelSet annotations, String generatorUrl) {
        if (!annotations.equals(after.annotations())
                || !generatorUrl.equals(after.generatorUrl())) {
            state.recorder.fact(new Fact.AlertReworded(after.id(), annotations, generatorUrl));
        }
    }

    private static Fact changed(Alert alert) {
        return new Fact.AlertChanged(
                alert.id(),
                alert.annotations(),
                alert.startsAt(),
                alert.endsAt(),
                alert.generatorUrl());
    }

    /// The end of an alert may have come; a source that repeated it has moved the end.
    void onTimer(Alert alert, Instant now) {
        if (alert.resolved()) {
            return;
        }
        if (alert.endsAt().isAfter(now)) {
            state.timers.arm(alert.kind(), alert.id(), alert.endsAt());
        } else {
            timeOut(alert, now);
        }
    }

    void timeOut(Alert alert, Instant now) {
        put(alert, alert.resolvedAt(alert.endsAt(), now));
        state.recorder.fact(
                new Fact.AlertResolved(
                        alert.id(), alert.endsAt(), Fact.AlertResolved.Cause.TIMEOUT));
    }

    /// Gives every firing alert until `graceUntil`: the word of a source may have been lost with
    /// us.
    void grantGrace(Instant graceUntil, Instant now) {
        for (Alert alert : state.alerts.all()) {
            if (!alert.resolved() && alert.endsAt().isBefore(graceUntil)) {
                state.recorder.putSoft(state.alerts, alert.endingAt(graceUntil));
                state.soft.note(alert, now);
            }
        }
    }

    /// Makes soft changes durable that are older than the settings allow.
    void writeBack(int limit, Instant now) {
        Instant due = now.minus(state.settings.writeBackAfter());
        for (int n = 0; n < limit; n++) {
            long oldest = state.soft.oldestBefore(due);
            if (oldest == 0) {
                break;
            }
            writeIfSoft(oldest);
        }
    }

    /// Makes the soft changes of one alert durable: it is about to be told.
    void writeIfSoft(long alertId) {
        Soft soft = state.soft.remove(alertId);
        if (soft != null) {
            write(alertId, soft);
        }
    }

    private void write(long alertId, Soft soft) {
        Alert alert = state.alerts.get(alertId);
        if (alert != null) {
            state.recorder.write(state.alerts, alert);
            noteRewording(alert, soft.annotations(), soft.generatorUrl());
            state.recorder.fact(changed(alert));
        }
    }
}
