// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Slows down who guesses: after a few failures each more makes the wait longer, for the address
/// and for the user name alike, whether there is such a user or not. Safe for any thread.
public final class Throttle {
    /// Slips that cost nothing.
    public static final int FREE_FAILURES = 5;

    /// Who was locked out by somebody else's guesses is let in after this at the latest.
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /// Failures older than this are forgotten.
    public static final Duration MEMORY = Duration.ofHours(1);

    /// Addresses and names that are remembered; what was quiet longest is forgotten first.
    public static final int MOST_REMEMBERED = 10_000;

    private static final int MOST_DOUBLINGS = 20;

    private record Failures(int count, Instant last) {}

    private final InstantSource clock;
    private final Map<String, Failures> failures =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    public Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /// How long this attempt has to wait; zero where it may go on, and then counts as failed until
    /// {@link #succeeded}, so that many at once gain nothing.
    ///
    /// @param name empty where none is given
    public synchronized Duration attempt(String address, String name) {
        Instant now = clock.instant();
        Duration wait = wait(address(address), now);
        Duration forName = name.isEmpty() ? Duration.ZERO : wait(name(name), now);
        Duration longer = wait.compareTo(forName) >= 0 ? wait : forName;
        if (longer.isZero()) {
            count(address(address), now);
            if (!name.isEmpty()) {
                count(name(name), now);
            }
        }
        return longer;
    }

    public synchronized void succeeded(String address, String name) {
        failures.remove(address(address));
        if (!name.isEmpty()) {
            failures.remove(name(name));
        }
    }

    private Duration wait(String key, Instant now) {
        Failures found = failures.get(key);
        if (found == null || found.count < FREE_FAILURES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(found.count - FREE_FAILURES, MOST_DOUBLINGS);
        Duration pause = Duration.ofSeconds(1L << doublings);
        Instant end = found.last.plus(pause.compareTo(LONGEST_WAIT) < 0 ? pause : LONGEST_WAIT);
        return now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
    }

    private void count(String key, Instant now) {
        Failures found = failures.get(key);
        boolean recent = found != null && now.isBefore(found.last.plus(MEMORY));
        failures.put(key, new Failures(found != null && recent ? found.count + 1 : 1, now));
    }

    private static String address(String address) {
        return "@" + address;
    }

    /// Names that are too long for anybody are all the same one.
    private static String name(String name) {
        String known = name.strip().toLowerCase(Locale.ROOT);
        return known.length() > 64 ? "…" : known;
    }
}
