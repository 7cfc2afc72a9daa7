// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.integrations.http.Reach;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A calendar elsewhere, and who wants it.
///
/// @param id as the engine's copy has it
/// @param person whose absences it holds, empty for a layer's
/// @param zone in which its owner's days begin
/// @param reach how far its address may lead: a person's only to public ones
public record CalendarSource(String id, Secret url, String person, ZoneId zone, Reach reach) {
    /// One whose events say who is on call; whoever configures it may name private addresses.
    public static CalendarSource ofLayer(String id, Secret url) {
        return new CalendarSource(id, url, "", ZoneOffset.UTC, Reach.ANYWHERE);
    }

    /// One whose events say when a person is away.
    public static CalendarSource ofPerson(String id, Secret url, String person, ZoneId zone) {
        return new CalendarSource(id, url, person, zone, Reach.PUBLIC);
    }

    boolean isOfPerson() {
        return !person.isEmpty();
    }
}
