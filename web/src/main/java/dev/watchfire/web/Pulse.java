// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the engine lives. Safe for any thread.
public interface Pulse {
    /// When the engine last finished a round or found nothing to do.
    Instant lastRound();

    /// What stopped the engine, or null while it runs.
    @Nullable Throwable failure();
}
