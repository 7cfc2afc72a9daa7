// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// One event of a calendar elsewhere, once for each time it takes place.
///
/// @param start in UTC, or on the wall clock of whoever reads it
/// @param floating whether it is on the wall clock, as whole days are
/// @param people whom it names
public record CalendarEvent(
        LocalDateTime start, LocalDateTime end, boolean floating, List<String> people) {
    public CalendarEvent {
        people = List.copyOf(people);
    }

    /// When it begins for somebody with this wall clock.
    public Instant beginOn(WallClock clock) {
        return floating ? clock.begin(start) : start.toInstant(ZoneOffset.UTC);
    }

    /// When it ends for somebody with this wall clock.
    public Instant endOn(WallClock clock) {
        return floating ? clock.end(end) : end.toInstant(ZoneOffset.UTC);
    }
}
