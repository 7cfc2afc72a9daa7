// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.delivery.Delivery;

/// How long to wait before the next attempt.
final class Backoff {
    private static final long FIRST_MS = 500;
    private static final double GROWTH = 1.5;
    private static final long LONGEST_MS = 60_000;

    private Backoff() {}

    /// Full jitter: anything from nothing to the bound, the same for the same attempt.
    static long ms(Delivery delivery) {
        double bound = FIRST_MS * Math.pow(GROWTH, delivery.attemptCount());
        long limit = (long) Math.min(bound, LONGEST_MS);
        long random = Silences.mix(delivery.id() * 31 + delivery.attemptCount()) >>> 1;
        return 1 + random % limit;
    }
}
