// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.runtime;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.alert.IncomingAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// After the wall clock was set back the engine's time stands until the clock has caught up.
/// Sources live by the wall clock: what they say will end in four minutes would have ended long ago
/// by the engine's, and every firing alert would be taken for resolved. So their ends are moved
/// along.
final class ClockLag {
    /// Rounds in quick succession are a few microseconds ahead of the clock; that is no lag.
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private ClockLag() {}

    /// @param behind how far the wall clock is behind the engine's time
    static Command adjust(Command command, Instant wall, Duration behind) {
        if (behind.compareTo(NOTICEABLE) < 0 || !(command instanceof Command.Ingest ingest)) {
            return command;
        }
        List<IncomingAlert> moved = new ArrayList<>(ingest.alerts().size());
        for (IncomingAlert alert : ingest.alerts()) {
            Instant endsAt = alert.endsAt();
            moved.add(
                    endsAt == null || !endsAt.isAfter(wall)
                            ? alert
                            : new IncomingAlert(
                                    alert.labels(),
                                    alert.annotations(),
                                    alert.startsAt(),
                                    endsAt.plus(behind),
                                    alert.generatorUrl()));
        }
        return new Command.Ingest(moved);
    }
}
