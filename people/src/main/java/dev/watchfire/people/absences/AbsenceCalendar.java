// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.absences;

import java.time.Instant;

/// Where somebody's own calendar is.
///
/// @param user the id of whose it is
/// @param shown its address without what may be a key
public record AbsenceCalendar(String user, String shown, Instant madeAt) {}
