// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import dev.watchfire.engine.oncall.WallClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/// Whose wall clock an event's times are on.
///
/// @param floating whether it is its reader's, as of whole days and of times that name no zone; the
///   rules are then UTC's
record EventZone(ZoneRules rules, boolean floating) {
    static EventZone ofReader() {
        return new EventZone(ZoneOffset.UTC.getRules(), true);
    }

    static EventZone of(ZoneRules rules) {
        return new EventZone(rules, false);
    }

    static EventZone utc() {
        return of(ZoneOffset.UTC.getRules());
    }

    /// When something that begins at this time begins.
    Instant begin(LocalDateTime local) {
        return new WallClock(rules).begin(local);
    }

    /// When something that ends at this time ends.
    Instant end(LocalDateTime local) {
        return new WallClock(rules).end(local);
    }

    LocalDateTime local(Instant instant) {
        return new WallClock(rules).local(instant);
    }
}
