// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How what a source says now joins what is known of an alert: Alertmanager's rules.
public final class AlertMerge {
    private AlertMerge() {}

    /// The times of one alert after defaults and merging.
    ///
    /// @param timeout whether `endsAt` is our resolve timeout
    public record Times(Instant startsAt, Instant endsAt, boolean timeout) {
        public boolean isResolved(Instant now) {
            return !endsAt.isAfter(now);
        }
    }

    /// Fills in what the source left out: no start means now (or the end, if that is given); no end
    /// means now and the resolve timeout.
    public static Times withDefaults(
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            Instant now,
            Duration resolveTimeout) {
        Instant start = startsAt != null ? startsAt : endsAt != null ? endsAt : now;
        return endsAt != null
                ? new Times(start, endsAt, false)
                : new Times(start, now.plus(resolveTimeout), true);
    }

    /// Joins `incoming` with what is known. Ranges that do not overlap are two episodes: the newer
    /// stands alone. Otherwise the earliest start stays, a known explicit later end beats a
    /// timeout, and of two ends in the past the later one counts.
    public static Times merge(Times known, Times incoming, Instant now) {
        boolean overlap =
                incoming.endsAt.isAfter(known.startsAt) && incoming.endsAt.isBefore(known.endsAt)
                        || incoming.startsAt.isAfter(known.startsAt)
                                && incoming.startsAt.isBefore(known.endsAt);
        if (!overlap) {
            return incoming;
        }
        Instant startsAt =
                known.startsAt.isBefore(incoming.startsAt) ? known.startsAt : incoming.startsAt;
        boolean knownEndsLater = known.endsAt.isAfter(incoming.endsAt);
        boolean keepKnownEnd =
                incoming.isResolved(now)
                        ? known.isResolved(now) && knownEndsLater
                        : knownEndsLater && !known.timeout;
        return keepKnownEnd
                ? new Times(startsAt, known.endsAt, incoming.timeout)
                : new Times(startsAt, incoming.endsAt, incoming.timeout);
    }
}
