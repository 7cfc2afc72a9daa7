// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as the columns hold them: microseconds since 1970, 0 for never.
public final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final long NANOS = 1_000;

    private Micros() {}

    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
    }
}
