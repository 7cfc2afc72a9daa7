// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.secrets;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sees to it that what is good for a while is used once. Remembers what was used until it is over;
/// where that would be too much, what ends first counts as over. Safe for any thread.
public final class Once {
    /// Far more than come back within minutes: each attempt is throttled before.
    static final int MOST = 10_000;

    private final InstantSource clock;

    /// In the order in which they came, with their ends.
    private final Map<String, Instant> used = new LinkedHashMap<>();

    /// What ends by then is over already.
    private Instant over = Instant.MIN;

    public Once(InstantSource clock) {
        this.clock = clock;
    }

    /// @param id of what is used, which nobody else's has
    /// @param end until when it is good
    /// @return false where it was used before, or is over
    public synchronized boolean use(String id, Instant end) {
        Instant now = clock.instant();
        if (!now.isBefore(end) || !end.isAfter(over) || used.putIfAbsent(id, end) != null) {
            return false;
        }
        Iterator<Instant> ends = used.values().iterator();
        while (ends.hasNext()) {
            Instant eldest = ends.next();
            boolean isOver = !now.isBefore(eldest);
            if (!isOver && used.size() <= MOST) {
                break;
            }
            if (!isOver && eldest.isAfter(over)) {
                over = eldest;
            }
            ends.remove();
        }
        return true;
    }
}
