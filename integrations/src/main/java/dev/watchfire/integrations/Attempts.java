// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.delivery.Delivery;
import java.util.function.Supplier;

/// Stands around every attempt, to see it. Called on any thread.
@FunctionalInterface
public interface Attempts {
    Attempts UNSEEN = (_, attempt) -> attempt.get();

    /// Makes the attempt, once, and gives back what came of it.
    SendResult make(Delivery delivery, Supplier<SendResult> attempt);
}
