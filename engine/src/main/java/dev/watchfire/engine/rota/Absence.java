// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.rota;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.oncall.Change;
import java.time.Instant;
import java.util.UUID;

/// Somebody cannot have duty, in any schedule.
///
/// @param event of their calendar, by which it is found again; empty where it was entered by hand
public record Absence(
        long id,
        long revision,
        UUID uuid,
        String person,
        Instant start,
        Instant end,
        Reason reason,
        String note,
        String event,
        String madeBy,
        Instant madeAt)
        implements Entity {
    public enum Reason {
        VACATION,
        SICK,
        OTHER
    }

    /// As the calculator takes it.
    public Change change() {
        return new Change.Absence(start, end, person);
    }

    public Absence endingAt(Instant at) {
        return new Absence(
                id, revision + 1, uuid, person, start, at, reason, note, event, madeBy, madeAt);
    }
}
