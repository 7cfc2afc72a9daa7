// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts failed logins per address. Safe for any thread.
final class Throttle {
    private static final int MAX_FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// Addresses that are remembered; the one that was quiet longest is forgotten first.
    private static final int MAX_ADDRESSES = 4096;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> failures =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
                    return size() > MAX_ADDRESSES;
                }
            };

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean allows(String address) {
        Deque<Instant> recent = failures.get(address);
        if (recent == null) {
            return true;
        }
        Instant horizon = clock.instant().minus(WINDOW);
        while (!recent.isEmpty() && recent.getFirst().isBefore(horizon)) {
            recent.removeFirst();
        }
        return recent.size() < MAX_FAILURES;
    }

    synchronized void failed(String address) {
        Deque<Instant> recent = failures.computeIfAbsent(address, _ -> new ArrayDeque<>());
        recent.addLast(clock.instant());
        if (recent.size() > MAX_FAILURES) {
            recent.removeFirst();
        }
    }

    Duration window() {
        return WINDOW;
    }
}
