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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the dispatcher's place on data that was restored from a backup: what it says about who was
/// told is old, and acting on it would page people about the past. Each attempt ends at once as one
/// that may be tried again, so that nothing counts as told and everything is seen to wait. Used on
/// the engine's thread, and before that starts on the one that starts it.
final class PausedSending implements Workspace.Listener {
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final String reason;
    private final List<Delivery> early = new ArrayList<>();
    private @Nullable EngineAccess engine;

    /// @param reason why sending is paused
    PausedSending(InstantSource clock, String reason) {
        this.clock = clock;
        this.reason = reason;
    }

    /// The engine orders attempts while it loads, before it can be answered: those waited.
    void start(EngineAccess engine) {
        this.engine = engine;
        early.forEach(delivery -> putOff(delivery, engine));
        early.clear();
    }

    @Override
    public void onCommitted(Image image, List<Delivery> starting) {
        EngineAccess known = engine;
        if (known == null) {
            early.addAll(starting);
        } else {
            starting.forEach(delivery -> putOff(delivery, known));
        }
    }

    private void putOff(Delivery delivery, EngineAccess known) {
        Instant now = clock.instant();
        Delivery.Attempt attempt =
                new Delivery.Attempt(
                        delivery.attemptCount(),
                        now,
                        now,
                        Delivery.Outcome.RETRYABLE,
                        0,
                        "not sent: sending is paused (" + reason + ")");
        known.submit(new Command.ReportAttempt(delivery.id(), attempt, TRY_AGAIN_AFTER.toMillis()));
    }
}
