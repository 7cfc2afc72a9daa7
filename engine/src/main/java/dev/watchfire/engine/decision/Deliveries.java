// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Fact.GroupFlushed.Decision;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Delivery.Attempt;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.delivery.Delivery.Reason;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.notification.Dedup;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.paging.ContactMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The life of deliveries. Per group, receiver and integration one is sent at a time, and at most
/// one waits behind it: the newest. The notification log is written on success and nowhere else, so
/// a flush that follows a failure tells again.
final class Deliveries {
    /// Past this, what was to be said is no longer news: it is shown as expired and not sent.
    static final Duration EXPIRY = Duration.ofHours(1);

    /// Alertmanager lets a notification run for the group interval, and never under ten seconds.
    private static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(10);

    /// A destination that hangs must not hold a group with a long interval for hours.
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(5);

    /// What is to be told, by which way.
    record Target(Group group, Route route, Receiver receiver, Integration integration) {
        String logKey() {
            return LogEntry.key(group.routeId(), group.labels(), receiver.name(), integration);
        }
    }

    private final State state;
    private final Grouping grouping;
    private final Muting muting;
    private final Fallback fallback;
    private final NotificationLog log;

    private @Nullable Paging pages;

    /// Deliveries whose attempt begins with the commit of this batch.
    private final List<Long> starting = new ArrayList<>();

    Deliveries(State state, Grouping grouping, Muting muting) {
        this.state = state;
        this.grouping = grouping;
        this.muting = muting;
        this.fallback = new Fallback(state, this);
        this.log = new NotificationLog(state);
    }

    /// Who tells people of pages needs this one, and this one needs them.
    void tellPagesBy(Paging pages) {
        this.pages = pages;
    }

    /// Decides whether an integration is to be told, and creates the delivery if so. Whatever
    /// waited for the same target is out of date either way.
    Decision decide(Target target, Ids firing, Ids resolved, Instant now) {
        if (pages != null && PageOpening.isPage(target.integration)) {
            return pages.decide(target, firing, resolved, now);
        }
        String label = target.integration.label();
        String logKey = target.logKey();
        long waiting = state.open.waiting(logKey);
        if (waiting != 0) {
            replace(state.deliveries.require(waiting), now);
        }
        if (firing.isEmpty() && resolved.isEmpty()) {
            return new Decision(label, 0, "nothing to tell");
        }
        Reason reason = reason(target, state.logEntry(logKey), firing, resolved, now);
        boolean busy = state.open.sending(logKey) != 0;
        if (reason == Reason.REPEAT_INTERVAL && pages != null && pages.isTaken(target)) {
            return new Decision(label, 0, "somebody has it, so it is not repeated");
        }
        if (reason == null && !busy) {
            return new Decision(label, 0, "already told");
        }
        if (reason == Reason.ALL_ALERTS_RESOLVED && !target.integration.sendResolved() && !busy) {
            log.over(target, firing, resolved, now);
            return new Decision(label, 0, "wants no resolves");
        }
        // Behind one that is being sent the decision is made again once its outcome is known.
        Reason because = reason == null ? Reason.REPEAT_INTERVAL : reason;
        Delivery delivery = create(target, logKey, because, firing, resolved, now);
        state.recorder.put(state.deliveries, delivery);
        if (busy) {
            return new Decision(label, delivery.id(), "waits for the one being sent");
        }
        start(delivery, now);
        return new Decision(label, delivery.id(), because.text());
    }

    private @Nullable Reason reason(
            Target target, @Nullable LogEntry told, Ids firing, Ids resolved, Instant now) {
        return Dedup.reason(
                told == null ? null : told.knowing(log.labels(firing.union(resolved))),
                log.fingerprints(firing),
                log.fingerprints(resolved),
                target.integration.sendResolved(),
                target.route.repeatInterval(),
                now);
    }

    private Delivery create(
            Target target, String logKey, Reason reason, Ids firing, Ids resolved, Instant now) {
        return new Delivery(
                state.recorder.nextId(),
                1,
                target.group.id(),
                target.group.key(),
                target.group.labels(),
                target.route.labels(),
                target.receiver.name(),
                target.integration.type(),
                target.integration.index(),
                logKey,
                reason,
                now,
                firing,
                resolved,
                Delivery.State.PENDING,
                now.plus(EXPIRY),
                0,
                List.of(),
                null);
    }

    /// Begins an attempt, unless everything that was to be told is muted by now: then the next
    /// flush decides anew.
    private void startUnlessMuted(Delivery delivery, Instant now) {
        if (delivery.notice() != null) {
            Delivery wanted = pages == null ? delivery : pages.stillWanted(delivery, now);
            if (wanted == null) {
                finish(delivery, Delivery.State.SUPERSEDED, now);
            } else {
                start(wanted, now);
            }
            return;
        }
        Route route = routeOf(delivery);
        Ids firing = delivery.firing().where(id -> !muting.isMuted(id));
        Ids resolved = delivery.resolved().where(id -> !muting.isMuted(id));
        boolean held = route != null && muting.group(route, now) != null;
        if (held || firing.isEmpty() && resolved.isEmpty()) {
            finish(delivery, Delivery.State.SUPERSEDED, now);
        } else {
            start(delivery.telling(firing, resolved), now);
        }
    }

    private void start(Delivery delivery, Instant now) {
        Route route = routeOf(delivery);
        Duration interval = route == null ? SHORTEST_ATTEMPT : route.groupInterval();
        Duration limit = clamp(interval, SHORTEST_ATTEMPT, LONGEST_ATTEMPT);
        state.recorder.put(
                state.deliveries, delivery.sending(now.plus(limit).plus(Delivery.REPORT_SLACK)));
        starting.add(delivery.id());
    }

    private static Duration clamp(Duration value, Duration least, Duration most) {
        return value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
    }

    private @Nullable Route routeOf(Delivery delivery) {
        Group group = state.groups.get(delivery.groupId());
        return group == null ? null : state.routes().byId(group.routeId());
    }

    /// The way a delivery is to go by the present configuration, or null where that has gone.
    private @Nullable Target targetOf(Delivery delivery) {
        Group group = state.groups.get(delivery.groupId());
        Route route = routeOf(delivery);
        Receiver receiver = state.configuration().receiver(delivery.receiver());
        if (group == null
                || route == null
                || receiver == null
                || !Fallback.leads(state.configuration(), route.receiver(), receiver.name())) {
            return null;
        }
        for (Integration integration : receiver.integrations()) {
            if (integration.type().equals(delivery.integration())
                    && integration.index() == delivery.index()) {
                return new Target(group, route, receiver, integration);
            }
        }
        return null;
    }

    /// Whether anything leads where it is to go.
    private boolean hasWay(Delivery delivery) {
        return delivery.notice() == null
                ? targetOf(delivery) != null
                : Notices.hasWay(delivery, state.configuration());
    }

    /// Takes in an order that is about no group, and begins at once where it is due.
    void take(Delivery ordered, Instant now) {
        state.recorder.put(state.deliveries, ordered);
        if (!ordered.nextAttemptAt().isAfter(now) && !state.dispatchFrom.isAfter(now)) {
            start(ordered, now);
        }
    }

    /// What waited is pointless.
    void drop(Delivery waiting, Instant now) {
        finish(waiting, Delivery.State.SUPERSEDED, now);
    }

    void report(Command.ReportAttempt report, Instant now) {
        Delivery delivery = state.deliveries.get(report.deliveryId());
        boolean underWay =
                delivery != null
                        && delivery.state() == Delivery.State.SENDING
                        && delivery.attemptCount() == report.attempt().number();
        if (delivery != null && underWay) {
            ended(delivery, report, now);
        }
    }

    private void ended(Delivery sending, Command.ReportAttempt report, Instant now) {
        Delivery delivery = sending.after(report.attempt());
        long retryAfterMs = report.retryAfterMs();
        switch (report.attempt().outcome()) {
            case SENT -> {
                logTold(delivery, report.memory(), LogEntry.Origin.SENT, now);
                finish(delivery, Delivery.State.SENT, report.memory(), now);
            }
            case OBSERVED -> {
                logTold(delivery, LabelSet.EMPTY, LogEntry.Origin.OBSERVED, now);
                finish(delivery, Delivery.State.OBSERVED, now);
            }
            case REFUSED -> fail(delivery, Delivery.State.FAILED, now);
            case UNKNOWN -> {
                logUncertain(delivery, now);
                if (delivery.notice() != null && ContactMethod.costsSleep(delivery.integration())) {
                    fail(delivery, Delivery.State.UNKNOWN, now);
                    return;
                }
                again(delivery, Delivery.State.UNKNOWN, retryAfterMs, now);
            }
            case RETRYABLE -> again(delivery, Delivery.State.FAILED, retryAfterMs, now);
        }
    }

    private void again(
            Delivery delivery, Delivery.State whenGivenUp, long retryAfterMs, Instant now) {
        Instant due = now.plusMillis(Math.max(Backoff.ms(delivery), retryAfterMs));
        if (state.open.waiting(delivery.logKey()) != 0) {
            replace(delivery, now);
        } else if (!hasWay(delivery) || due.isAfter(givenUpAt(delivery))) {
            fail(delivery, whenGivenUp, now);
        } else {
            state.recorder.put(state.deliveries, delivery.waitingUntil(due));
            fallback.tellIfLate(delivery, now);
            if (pages != null
                    && delivery.notice() != null
                    && !delivery.createdAt().plus(Fallback.PATIENCE).isAfter(now)) {
                pages.late(delivery, now);
            }
        }
    }

    /// A newer flush takes its place. What was tried and not delivered by then counts as given up,
    /// as in Alertmanager, whose notification ends with the group interval.
    private void replace(Delivery delivery, Instant now) {
        if (delivery.attempts().isEmpty()) {
            finish(delivery, Delivery.State.SUPERSEDED, now);
        } else {
            boolean unknown = delivery.attempts().getLast().outcome() == Outcome.UNKNOWN;
            fail(delivery, unknown ? Delivery.State.UNKNOWN : Delivery.State.FAILED, now);
        }
    }

    /// A flush comes round every group interval and replaces what still waits; this bounds the wait
    /// where the interval is long.
    private Instant givenUpAt(Delivery delivery) {
        return delivery.createdAt().plus(EXPIRY);
    }

    private void fail(Delivery delivery, Delivery.State as, Instant now) {
        Group group = state.groups.get(delivery.groupId());
        if (group != null && !group.failed()) {
            state.recorder.put(state.groups, group.withFailed());
        }
        finish(delivery, as, now);
        fallback.tell(delivery, now);
    }

    NotificationLog log() {
        return log;
    }

    Fallback fallback() {
        return fallback;
    }

    /// Tells once more what a delivery was to tell, as far as its alerts are still there.
    Reply sendAgain(Delivery finished, Instant now) {
        if (finished.notice() != null) {
            return new Reply.Refused(
                    Reply.Refused.Code.INVALID,
                    "it is a reminder, which tells of a moment that is over");
        }
        Target target = targetOf(finished);
        if (target == null) {
            return new Reply.Refused(
                    Reply.Refused.Code.NOT_FOUND,
                    "the group of this delivery is gone, or no longer goes to receiver \"%s\", %s[%d]"
                            .formatted(
                                    finished.receiver(), finished.integration(), finished.index()));
        }
        if (state.open.isOpen(finished.logKey())) {
            return new Reply.Refused(
                    Reply.Refused.Code.INVALID,
                    "the same group is just being told by the same integration");
        }
        Ids firing = finished.firing().where(id -> state.alerts.get(id) != null);
        Ids resolved = finished.resolved().where(id -> state.alerts.get(id) != null);
        if (firing.isEmpty() && resolved.isEmpty()) {
            return new Reply.Refused(
                    Reply.Refused.Code.NOT_FOUND, "none of its alerts exists any longer");
        }
        Delivery again =
                create(target, finished.logKey(), finished.reason(), firing, resolved, now);
        state.recorder.put(state.deliveries, again);
        state.recorder.fact(
                new Fact.DeliverySentAgain(finished.id(), finished.groupId(), again.id()));
        start(again, now);
        return new Reply.SentAgain(again.id());
    }

    private void finish(Delivery delivery, Delivery.State as, Instant now) {
        finish(delivery, as, LabelSet.EMPTY, now);
    }

    private void finish(Delivery delivery, Delivery.State as, LabelSet memory, Instant now) {
        Delivery finished = delivery.finished(as, now);
        state.recorder.archive(state.deliveries, finished);
        List<Attempt> attempts = finished.attempts();
        state.recorder.fact(
                new Fact.DeliveryFinished(
                        finished.id(),
                        finished.groupId(),
                        finished.receiver(),
                        finished.integration() + "[" + finished.index() + "]",
                        as,
                        finished.attemptCount(),
                        attempts.isEmpty() ? "" : attempts.getLast().message()));
        if (delivery.state() == Delivery.State.SENDING) {
            startWaiting(delivery.logKey(), now);
        }
        if (pages != null && delivery.notice() != null) {
            pages.ended(finished, memory, now);
        }
        Group group = state.groups.get(delivery.groupId());
        if (group != null && as != Delivery.State.SUPERSEDED) {
            grouping.releaseIfTold(group);
        }
    }

    /// The way is free: decides again, by what is known now, about the one that waited.
    private void startWaiting(String logKey, Instant now) {
        long waiting = state.open.waiting(logKey);
        if (waiting == 0) {
            return;
        }
        Delivery delivery = state.deliveries.require(waiting);
        if (delivery.notice() != null) {
            return; // Its time comes by its timer.
        }
        Target target = targetOf(delivery);
        if (target == null) {
            finish(delivery, Delivery.State.SUPERSEDED, now);
            return;
        }
        LogEntry told = state.logEntry(logKey);
        Reason reason = reason(target, told, delivery.firing(), delivery.resolved(), now);
        if (reason == Reason.ALL_ALERTS_RESOLVED && !target.integration.sendResolved()) {
            log.over(target, delivery.firing(), delivery.resolved(), now);
            reason = null;
        }
        if (reason == null) {
            finish(delivery, Delivery.State.SUPERSEDED, now);
            grouping.releaseIfTold(target.group);
        } else {
            startUnlessMuted(delivery.because(reason), now);
        }
    }

    void onTimer(Delivery delivery, Instant now) {
        if (delivery.nextAttemptAt().isAfter(now)) {
            state.timers.arm(delivery.kind(), delivery.id(), delivery.nextAttemptAt());
        } else if (delivery.state() == Delivery.State.SENDING) {
            interrupted(delivery, "no outcome was reported in time", now);
        } else if (isOld(delivery, now)) {
            fail(delivery, Delivery.State.EXPIRED, now);
        } else {
            startUnlessMuted(delivery, now);
        }
    }

    /// An attempt whose outcome nobody will report.
    private void interrupted(Delivery delivery, String message, Instant now) {
        Attempt attempt =
                new Attempt(
                        delivery.attemptCount(),
                        delivery.createdAt(),
                        now,
                        Outcome.UNKNOWN,
                        0,
                        message);
        ended(delivery, new Command.ReportAttempt(delivery.id(), attempt, 0), now);
    }

    /// A page is news as long as somebody wants it: {@link Paging#stillWanted} tells.
    private static boolean isOld(Delivery delivery, Instant now) {
        Notice notice = delivery.notice();
        boolean waitsForItsHour =
                notice != null
                        && notice.kind().isPage()
                        && delivery.state() == Delivery.State.PENDING;
        return !waitsForItsHour && delivery.createdAt().plus(EXPIRY).isBefore(now);
    }

    /// After a restart: attempts that the process took with it, and what is too old to be news.
    void resume(Instant now) {
        for (Delivery delivery : state.deliveries.all()) {
            if (isOld(delivery, now)) {
                if (delivery.state() == Delivery.State.SENDING) {
                    logUncertain(delivery, now);
                }
                fail(delivery, Delivery.State.EXPIRED, now);
            } else if (delivery.state() == Delivery.State.SENDING) {
                interrupted(delivery, "the process ended during this attempt", now);
            }
        }
    }

    /// After a configuration change: what waits for a way that is gone goes nowhere.
    void dropOrphans(Instant now) {
        for (Delivery delivery : state.deliveries.all()) {
            if (delivery.state() == Delivery.State.PENDING && !hasWay(delivery)) {
                finish(delivery, Delivery.State.SUPERSEDED, now);
            }
        }
    }

    private void logTold(Delivery delivery, LabelSet memory, LogEntry.Origin origin, Instant now) {
        Target target = targetOf(delivery);
        if (target != null) {
            log.told(target, delivery.firing(), delivery.resolved(), memory, origin, now);
        }
    }

    private void logUncertain(Delivery delivery, Instant now) {
        if (targetOf(delivery) != null) {
            log.uncertain(delivery, now);
        }
    }

    /// The deliveries whose attempt begins now that the batch is durable, oldest decision first.
    List<Delivery> takeStarting() {
        List<Delivery> deliveries = new ArrayList<>(starting.size());
        for (long id : starting) {
            Delivery delivery = state.deliveries.get(id);
            if (delivery != null && delivery.state() == Delivery.State.SENDING) {
                deliveries.add(delivery);
            }
        }
        starting.clear();
        return deliveries;
    }

    void forgetStarting() {
        starting.clear();
    }
}
