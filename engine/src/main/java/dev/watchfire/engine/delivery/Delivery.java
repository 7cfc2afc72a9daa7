// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.delivery;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One message to one integration, from the flush that decided it to its outcome. It refers to
/// alerts by id; the message is written when it is sent.
///
/// @param logKey the notification log entry that a success writes
/// @param createdAt when it was decided; of a notice that waits for its hour, that hour
/// @param firing ids of the alerts to tell as firing, as the flush saw them
/// @param resolved ids of the alerts that the flush saw as resolved
/// @param nextAttemptAt when a pending one is due; for one in `SENDING`, when its silence counts as
///   an unknown outcome
/// @param attempts the last {@link #ATTEMPTS_KEPT}, oldest first
/// @param attemptCount all attempts so far
/// @param notice what it tells where it tells of no alert and has no group, else null
public record Delivery(
        long id,
        long revision,
        long groupId,
        String groupKey,
        LabelSet groupLabels,
        LabelSet routeLabels,
        String receiver,
        String integration,
        int index,
        String logKey,
        Reason reason,
        Instant createdAt,
        Ids firing,
        Ids resolved,
        State state,
        Instant nextAttemptAt,
        int attemptCount,
        List<Attempt> attempts,
        @Nullable Instant finishedAt,
        @Nullable Notice notice)
        implements Entity {
    /// A delivery that is retried for days must not grow without bound.
    public static final int ATTEMPTS_KEPT = 20;

    /// How much later than the attempt itself the engine gives up on hearing of it.
    public static final Duration REPORT_SLACK = Duration.ofSeconds(5);

    public enum State {
        /// Waits for its time, or for another delivery of the same group to the same integration.
        PENDING,
        /// A request is under way, or was when the process died.
        SENDING,
        /// The destination accepted it.
        SENT,
        /// Nothing was sent, as this server only observes; what follows is decided as after a
        /// success.
        OBSERVED,
        /// Given up; see the last attempt.
        FAILED,
        /// Given up without knowing whether it arrived.
        UNKNOWN,
        /// A newer flush of its group made it pointless.
        SUPERSEDED,
        /// Found too old after a downtime to be worth sending.
        EXPIRED;

        public boolean isOpen() {
            return this == PENDING || this == SENDING;
        }
    }

    /// Why a flush notified.
    public enum Reason {
        FIRST_NOTIFICATION,
        NEW_ALERTS_FIRING,
        NEW_ALERTS_RESOLVED,
        ALL_ALERTS_RESOLVED,
        REPEAT_INTERVAL;

        /// In words, e.g. `new alerts firing`.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// One try.
    ///
    /// @param status HTTP status, or 0 where there was none
    /// @param message what the destination or the network said, bounded and without secrets
    public record Attempt(
            int number,
            Instant startedAt,
            Instant endedAt,
            Outcome outcome,
            int status,
            String message) {}

    public enum Outcome {
        SENT,
        /// Not sent, because this server only observes.
        OBSERVED,
        /// Will not be tried again.
        REFUSED,
        /// Not sent, worth another try.
        RETRYABLE,
        /// Possibly arrived.
        UNKNOWN
    }

    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /// Of alerts.
    public Delivery(
            long id,
            long revision,
            long groupId,
            String groupKey,
            LabelSet groupLabels,
            LabelSet routeLabels,
            String receiver,
            String integration,
            int index,
            String logKey,
            Reason reason,
            Instant createdAt,
            Ids firing,
            Ids resolved,
            State state,
            Instant nextAttemptAt,
            int attemptCount,
            List<Attempt> attempts,
            @Nullable Instant finishedAt) {
        this(
                id,
                revision,
                groupId,
                groupKey,
                groupLabels,
                routeLabels,
                receiver,
                integration,
                index,
                logKey,
                reason,
                createdAt,
                firing,
                resolved,
                state,
                nextAttemptAt,
                attemptCount,
                attempts,
                finishedAt,
                null);
    }

    /// For one in `SENDING`: when the attempt itself must end.
    public Instant attemptDeadline() {
        return nextAttemptAt.minus(REPORT_SLACK);
    }

    public Ids alerts() {
        return firing.union(resolved);
    }

    public Delivery because(Reason reason) {
        return with(reason, firing, resolved);
    }

    /// The same message about other pages.
    public Delivery about(Ids pages) {
        return new Delivery(
                id,
                revision + 1,
                groupId,
                groupKey,
                groupLabels,
                routeLabels,
                receiver,
                integration,
                index,
                logKey,
                reason,
                createdAt,
                firing,
                resolved,
                state,
                nextAttemptAt,
                attemptCount,
                attempts,
                finishedAt,
                notice == null ? null : notice.about(pages));
    }

    public Delivery telling(Ids firing, Ids resolved) {
        boolean same = firing.equals(this.firing) && resolved.equals(this.resolved);
        return same ? this : with(reason, firing, resolved);
    }

    private Delivery with(Reason reason, Ids firing, Ids resolved) {
        return new Delivery(
                id,
                revision + 1,
                groupId,
                groupKey,
                groupLabels,
                routeLabels,
                receiver,
                integration,
                index,
                logKey,
                reason,
                createdAt,
                firing,
                resolved,
                state,
                nextAttemptAt,
                attemptCount,
                attempts,
                finishedAt,
                notice);
    }

    public Delivery sending(Instant deadline) {
        return with(State.SENDING, deadline, attemptCount + 1, attempts, null);
    }

    public Delivery waitingUntil(Instant due) {
        return with(State.PENDING, due, attemptCount, attempts, null);
    }

    public Delivery after(Attempt attempt) {
        List<Attempt> kept = new java.util.ArrayList<>(attempts);
        kept.add(attempt);
        int excess = Math.max(0, kept.size() - ATTEMPTS_KEPT);
        return with(state, nextAttemptAt, attemptCount, kept.subList(excess, kept.size()), null);
    }

    public Delivery finished(State state, Instant at) {
        return with(state, nextAttemptAt, attemptCount, attempts, at);
    }

    private Delivery with(
            State state,
            Instant nextAttemptAt,
            int attemptCount,
            List<Attempt> attempts,
            @Nullable Instant finishedAt) {
        return new Delivery(
                id,
                revision + 1,
                groupId,
                groupKey,
                groupLabels,
                routeLabels,
                receiver,
                integration,
                index,
                logKey,
                reason,
                createdAt,
                firing,
                resolved,
                state,
                nextAttemptAt,
                attemptCount,
                attempts,
                finishedAt,
                notice);
    }
}
