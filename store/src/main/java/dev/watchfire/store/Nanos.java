// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.time.Instant;

/// Instants as the columns hold them: nanoseconds since 1970, exact, and in the order of time. Good
/// for the years 1678 to 2261; used only for times that the engine's clock gave, never for times
/// that a source claims.
final class Nanos {
    private static final long PER_SECOND = 1_000_000_000;

    private Nanos() {}

    /// @throws ArithmeticException outside those years
    static long of(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
    }

    /// For comparing: times outside those years are before or after everything.
    static long bound(Instant instant) {
        if (instant.isBefore(toInstant(Long.MIN_VALUE))) {
            return Long.MIN_VALUE;
        }
        return instant.isAfter(toInstant(Long.MAX_VALUE)) ? Long.MAX_VALUE : of(instant);
    }

    static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }
}
