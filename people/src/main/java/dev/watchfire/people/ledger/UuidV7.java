// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.ledger;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// Ids in the order of time (RFC 9562, version 7): milliseconds, a counter for those of the same
/// millisecond, then chance. Safe for any thread.
final class UuidV7 {
    private static final int COUNTER_BITS = 12;
    private static final int COUNTERS = 1 << COUNTER_BITS;
    private static final long VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final SecureRandom random;
    private long last;

    UuidV7(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// Greater than all before it, also where the clock went back.
    synchronized String next() {
        last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
        long high = last / COUNTERS << 16 | VERSION | last % COUNTERS;
        long low = random.nextLong() >>> 2 | VARIANT;
        return new UUID(high, low).toString();
    }
}
