// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.oncall;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/// Time of the week in which a layer has duty.
///
/// @param days on which a window begins
/// @param from when it begins
/// @param lasts minutes from then on, on the wall clock; at most a week
public record Restriction(Set<DayOfWeek> days, LocalTime from, int lasts) {
    static final int WEEK_MINUTES = 7 * 24 * 60;

    public Restriction {
        days = days.isEmpty() ? Set.copyOf(EnumSet.allOf(DayOfWeek.class)) : Set.copyOf(days);
    }

    /// From a time of day to another one, of the next day where that is no later.
    public static Restriction daily(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        int minutes = (to.toSecondOfDay() - from.toSecondOfDay()) / 60;
        return new Restriction(days, from, minutes <= 0 ? minutes + 24 * 60 : minutes);
    }

    /// From a time of one weekday to a time of another.
    public static Restriction weekly(
            DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to) {
        int days = Math.floorMod(toDay.getValue() - fromDay.getValue(), 7);
        int minutes = days * 24 * 60 + (to.toSecondOfDay() - from.toSecondOfDay()) / 60;
        return new Restriction(
                Set.of(fromDay), from, minutes <= 0 ? minutes + WEEK_MINUTES : minutes);
    }

    /// The window that begins on this day, or null where none does.
    LocalDateTime[] windowOn(LocalDate day) {
        if (!days.contains(day.getDayOfWeek())) {
            return new LocalDateTime[0];
        }
        LocalDateTime begin = day.atTime(from);
        return new LocalDateTime[] {begin, begin.plusMinutes(lasts)};
    }

    /// Whether any of it lies between two times of the wall clock.
    boolean touches(LocalDateTime begin, LocalDateTime end) {
        LocalDate last = end.toLocalDate();
        LocalDate day = begin.minusMinutes(lasts).toLocalDate();
        // A week holds every window once.
        LocalDate enough = day.plusDays(8 + lasts / (24 * 60));
        while (!day.isAfter(last) && !day.isAfter(enough)) {
            LocalDateTime[] window = windowOn(day);
            if (window.length > 0 && window[0].isBefore(end) && window[1].isAfter(begin)) {
                return true;
            }
            day = day.plusDays(1);
        }
        return false;
    }
}
