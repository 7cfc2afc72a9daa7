// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/// Whose turn it is, by turns of equal length on the wall clock.
///
/// @param turns who has each turn, in their order
/// @param unit of the length
/// @param every how many units a turn has
/// @param start the first handoff; what was before has nobody
/// @param handoffs times of day at which turns change where a day has several, else empty; then
///   `unit` is days and `every` is 1
/// @param count what takes up turns where restrictions leave whole turns without duty
public record Rotation(
        List<Turn> turns,
        Unit unit,
        int every,
        LocalDateTime start,
        List<LocalTime> handoffs,
        Count count) {
    /// What a turn's length is measured in.
    public enum Unit {
        HOURS,
        DAYS,
        WEEKS,
        /// From a day of the month to the same day of a later one, or to its last day.
        MONTHS
    }

    /// Whether a turn that restrictions leave without duty counts as one.
    public enum Count {
        /// It does not: the next one on duty is the next in the list.
        ACTIVE,
        /// It does, as the calendar goes on.
        CALENDAR
    }

    /// Of layers that something else plans.
    public static final Rotation NOBODY =
            new Rotation(
                    List.of(),
                    Unit.WEEKS,
                    1,
                    LocalDateTime.of(1970, 1, 1, 0, 0),
                    List.of(),
                    Count.CALENDAR);

    public Rotation {
        turns = List.copyOf(turns);
        handoffs = handoffs.stream().sorted().distinct().toList();
    }

    Rotation withoutDates() {
        return new Rotation(
                turns.stream().map(Turn::withoutDates).toList(),
                unit,
                every,
                start,
                handoffs,
                count);
    }
}
