// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import java.time.Duration;
import java.util.Locale;

/// What somebody answers to a message about a page: what one button, key or word can say.
///
/// @param length of a snooze or a silence, else zero
/// @param reason of an escalation
public record PageAnswer(Kind kind, Duration length, EscalationReason reason) {
    public enum Kind {
        ACKNOWLEDGE,
        RESOLVE,
        ESCALATE,
        UNACKNOWLEDGE,
        SNOOZE,
        /// Its alerts are muted, and it is left alone for as long.
        SILENCE
    }

    public static final Duration USUAL_SNOOZE = Duration.ofHours(1);
    public static final Duration USUAL_SILENCE = Duration.ofHours(2);

    /// Whoever says nothing of their reasons needs somebody else to do it.
    public static final EscalationReason USUAL_REASON = EscalationReason.RESOURCES;

    /// With the usual length and reason.
    public static PageAnswer of(Kind kind) {
        return of(
                kind,
                switch (kind) {
                    case SNOOZE -> USUAL_SNOOZE;
                    case SILENCE -> USUAL_SILENCE;
                    default -> Duration.ZERO;
                });
    }

    public static PageAnswer of(Kind kind, Duration length) {
        return new PageAnswer(kind, length, USUAL_REASON);
    }

    public static PageAnswer escalation(EscalationReason reason) {
        return new PageAnswer(Kind.ESCALATE, Duration.ZERO, reason);
    }

    /// For programs, such as `acknowledge`.
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
