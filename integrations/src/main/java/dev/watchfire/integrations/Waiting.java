// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;

/// An attempt that was ordered and has not begun.
///
/// @param destination what it waits for
record Waiting(Delivery delivery, String destination, Instant orderedAt) {
    /// How long the request may take from `now`; not positive where it is too late.
    Duration timeLeft(Instant now) {
        return Duration.between(now, delivery.attemptDeadline());
    }

    boolean isTooLate(Instant now) {
        return !timeLeft(now).isPositive();
    }
}
