// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.integrations.http.Reach;

/// A calendar elsewhere, and who wants it.
///
/// @param id as the engine's copy has it
/// @param reach how far its address may lead: a person's only to public ones
public record CalendarSource(String id, Secret url, Kind kind, Reach reach) {
    /// What its events say.
    public enum Kind {
        /// Who is on call.
        DUTIES,
        /// When its owner is away.
        ABSENCES
    }
}
