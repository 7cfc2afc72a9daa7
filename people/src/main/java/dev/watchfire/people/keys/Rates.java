// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Counts requests of each source: a minute's worth may come at once, then one as each falls due.
/// Bounded by the number of sources. Safe for any thread.
final class Rates {
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    /// When the last request that was taken would have been due, had they come evenly.
    private final Map<String, Instant> due = new HashMap<>();

    /// @return how long to wait; zero where it may go on, and was counted
    synchronized Duration take(String id, int perMinute, Instant now) {
        Duration step = Duration.ofNanos(MINUTE_NANOS / perMinute);
        Instant earliest = now.minus(Duration.ofMinutes(1)).plus(step);
        Instant before = due.getOrDefault(id, Instant.EPOCH);
        Instant next = before.isBefore(earliest) ? earliest : before.plus(step);
        if (next.isAfter(now)) {
            return Duration.between(now, next);
        }
        due.put(id, next);
        return Duration.ZERO;
    }

    synchronized void forget(String id) {
        due.remove(id);
    }
}
