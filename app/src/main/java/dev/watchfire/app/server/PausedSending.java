// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Takes the dispatcher's place on data that was restored from a backup: what it says about who was
/// told is old, and acting on it would page people about the past. Each attempt ends at once as one
/// that may be tried again, so that nothing counts as told and everything is seen to wait.
final class PausedSending implements Workspace.Listener {
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(30);

    private final EngineAccess engine;
    private final InstantSource clock;
    private final String reason;

    /// @param reason why sending is paused
    PausedSending(EngineAccess engine, InstantSource clock, String reason) {
        this.engine = engine;
        this.clock = clock;
        this.reason = reason;
    }

    @Override
    public void onCommitted(Image image, List<Delivery> starting) {
        Instant now = clock.instant();
        for (Delivery delivery : starting) {
            Delivery.Attempt attempt =
                    new Delivery.Attempt(
                            delivery.attemptCount(),
                            now,
                            now,
                            Delivery.Outcome.RETRYABLE,
                            0,
                            "not sent: sending is paused (" + reason + ")");
            engine.submit(
                    new Command.ReportAttempt(delivery.id(), attempt, TRY_AGAIN_AFTER.toMillis()));
        }
    }
}
