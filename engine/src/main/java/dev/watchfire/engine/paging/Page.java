// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that people are asked to look after, from the first attempt until it is over.
///
/// @param origin who began it
/// @param policy its policy's name, "" where nobody is paged
/// @param pinned id of the {@link PinnedPolicy} it climbs by, 0 for none
/// @param groupId of the alerts it is about, 0 where it is about none
/// @param receiver whose `page_configs` began it, "" for none
/// @param key where a program began it: what it calls it, else ""
/// @param labels common to its alerts, or given
/// @param service "" for none
/// @param alerts that fire
/// @param asked everybody, oldest first
/// @param openedBy "" for the alerts
public record Page(
        long id,
        long revision,
        Origin origin,
        String policy,
        long pinned,
        long groupId,
        String receiver,
        String key,
        String title,
        String text,
        LabelSet labels,
        String service,
        String team,
        Severity severity,
        Ids alerts,
        State state,
        Climb climb,
        List<Summons> asked,
        List<String> acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant remindAt,
        @Nullable Instant startOverAt,
        @Nullable Instant wakeAt,
        Why held,
        Instant openedAt,
        String openedBy,
        @Nullable Instant endedAt,
        String endedBy)
        implements Entity {
    /// More people than that are no page but a broadcast; the oldest are left out of the record.
    public static final int MOST_SUMMONS = 200;

    /// Why it does not climb at the moment: as {@link #held()} has it.
    public static final Why ALERTS_OVER = Why.of(Sentence.ALERTS_OVER);

    public static final Why ALERTS_MUTED = Why.of(Sentence.ALERTS_MUTED);

    public enum Origin {
        ALERTS,
        PERSON,
        PROGRAM,
        /// A person pages themselves to try it.
        TEST
    }

    public enum State {
        /// Waits for its time: business hours, a digest.
        HELD,
        /// Nobody has it.
        TRIGGERED,
        ACKNOWLEDGED,
        SNOOZED,
        RESOLVED;

        public boolean isOpen() {
            return this != RESOLVED;
        }
    }

    /// Where on the ladder it is.
    ///
    /// @param next position of the step that fires next
    /// @param due when; null where none does
    /// @param round counts the repeats, from 0
    /// @param fired positions of the steps that fired in this round
    /// @param reachedAnybody whether any message left for it, ever
    public record Climb(
            int next,
            @Nullable Instant due,
            int round,
            List<Integer> fired,
            boolean reachedAnybody) {
        public static final Climb NONE = new Climb(0, null, 0, List.of(), false);

        public Climb {
            fired = List.copyOf(fired);
        }
    }

    /// Somebody, or a channel, was asked.
    ///
    /// @param person "" for a channel
    /// @param channel the receiver, "" for a person
    /// @param step position, or −1 where people asked them
    /// @param mustAcknowledge whether the page waits for them all
    public record Summons(
            String person,
            String channel,
            int step,
            int round,
            Instant at,
            boolean mustAcknowledge,
            @Nullable Instant acknowledgedAt,
            List<Ring> rings,
            Why why) {
        public Summons {
            rings = List.copyOf(rings);
        }

        public Summons with(List<Ring> rings) {
            return new Summons(
                    person, channel, step, round, at, mustAcknowledge, acknowledgedAt, rings, why);
        }

        public Summons acknowledged(Instant at) {
            return new Summons(
                    person, channel, step, round, this.at, mustAcknowledge, at, rings, why);
        }
    }

    /// One means of one who is asked.
    ///
    /// @param method id of the contact method, or the integration of a channel
    /// @param due when it is or was to be used
    /// @param delivery that does, 0 for none yet
    /// @param memory what the medium remembers of its message
    /// @param why now, or why not
    public record Ring(
            String method,
            String type,
            Instant due,
            Status status,
            long delivery,
            LabelSet memory,
            Why why) {
        public enum Status {
            PLANNED,
            /// Ordered: waits for a limit, or is being sent.
            ORDERED,
            SENT,
            FAILED,
            /// Possibly arrived.
            UNKNOWN,
            /// Somebody answered before.
            CANCELLED,
            /// The same destination was told by something else.
            SKIPPED
        }

        public Ring with(Status status, Why why) {
            return new Ring(method, type, due, status, delivery, memory, why);
        }

        public Ring with(Status status, LabelSet memory) {
            return new Ring(method, type, due, status, delivery, memory, why);
        }

        public Ring ordered(long delivery, Why why) {
            return new Ring(method, type, due, Status.ORDERED, delivery, memory, why);
        }

        public Ring dueAt(Instant due, Why why) {
            return new Ring(method, type, due, status, delivery, memory, why);
        }
    }

    public Page {
        asked = List.copyOf(asked);
        acknowledgedBy = List.copyOf(acknowledgedBy);
    }

    /// Whether it does not climb as nothing of what it is about burns unmuted.
    public boolean isPaused() {
        return held.equals(ALERTS_OVER) || held.equals(ALERTS_MUTED);
    }

    /// What wants attention next, or null where nothing does.
    public @Nullable Instant nextAttention() {
        Instant next = earlier(earlier(climb.due(), wakeAt), earlier(remindAt, startOverAt));
        if (state == State.TRIGGERED || state == State.ACKNOWLEDGED) {
            for (Summons summons : asked) {
                for (Ring ring : summons.rings()) {
                    if (ring.status() == Ring.Status.PLANNED) {
                        next = earlier(next, ring.due());
                    }
                }
            }
        }
        return next;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return a == null ? b : b == null || a.isBefore(b) ? a : b;
    }

    /// Begins a changed copy.
    public Draft change() {
        return new Draft(this);
    }
}
