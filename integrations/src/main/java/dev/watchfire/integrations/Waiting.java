// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;

/// An attempt that was ordered and has not begun.
///
/// @param image the one it was ordered with; a newer one may be at hand when it begins
/// @param destination what it waits for
record Waiting(Delivery delivery, Image image, String destination, Instant orderedAt) {
    /// Kept back from the end of an attempt's time, so that its report gets there before the engine
    /// gives it up.
    private static final Duration REPORT_TIME = Duration.ofSeconds(1);

    /// How long the request itself may take from `now`; not positive where it is too late.
    Duration timeLeft(Instant now) {
        Duration whole = Duration.between(orderedAt, delivery.nextAttemptAt());
        Duration reserve = whole.dividedBy(10);
        return Duration.between(now, delivery.nextAttemptAt())
                .minus(reserve.compareTo(REPORT_TIME) < 0 ? reserve : REPORT_TIME);
    }

    boolean isTooLate(Instant now) {
        return !timeLeft(now).isPositive();
    }
}
