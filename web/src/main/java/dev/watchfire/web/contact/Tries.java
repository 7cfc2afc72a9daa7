// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Counts wrong codes: after five, none is looked at until the next window. Kept in memory: a
/// restart gives five more, of a million. Safe for any thread.
final class Tries {
    static final int MOST = 5;

    /// More methods than that are not being proved at once; then the count begins anew.
    private static final int MOST_METHODS = 50_000;

    private record Count(long window, int wrong) {}

    private final Map<String, Count> counts = new HashMap<>();

    synchronized boolean isLocked(String methodId, Instant at) {
        Count count = counts.get(methodId);
        return count != null && count.window == HmacCodes.window(at) && count.wrong >= MOST;
    }

    synchronized void wrong(String methodId, Instant at) {
        long window = HmacCodes.window(at);
        if (counts.size() >= MOST_METHODS) {
            counts.values().removeIf(count -> count.window != window);
        }
        counts.merge(
                methodId,
                new Count(window, 1),
                (old, first) -> old.window == window ? new Count(window, old.wrong + 1) : first);
    }

    synchronized void right(String methodId) {
        counts.remove(methodId);
    }

    /// When a locked method is looked at again.
    static Instant nextWindow(Instant at) {
        return Instant.ofEpochSecond((HmacCodes.window(at) + 1) * HmacCodes.WINDOW.toSeconds());
    }
}
