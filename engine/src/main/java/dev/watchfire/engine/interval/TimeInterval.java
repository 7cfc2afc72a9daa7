// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.interval;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// A recurring stretch of wall-clock time: it contains an instant when each kind of range that it
/// lists contains it; an empty list means any.
///
/// @param times minutes of the day, start included, end excluded, 0 to 1440
/// @param weekdays 0 = Sunday … 6 = Saturday, both ends included
/// @param daysOfMonth 1 to 31, or −1 (last day) to −31, both ends included and clamped to the month
/// @param months 1 to 12, both ends included
/// @param years both ends included
public record TimeInterval(
        List<Range> times,
        List<Range> weekdays,
        List<Range> daysOfMonth,
        List<Range> months,
        List<Range> years,
        ZoneId location) {
    public TimeInterval {
        times = List.copyOf(times);
        weekdays = List.copyOf(weekdays);
        daysOfMonth = List.copyOf(daysOfMonth);
        months = List.copyOf(months);
        years = List.copyOf(years);
    }

    /// Two ends; whether `end` is included is the field's matter.
    public record Range(int start, int end) {}

    public boolean contains(Instant instant) {
        ZonedDateTime t = instant.atZone(location);
        int minute = t.getHour() * 60 + t.getMinute();
        return (times.isEmpty()
                        || times.stream().anyMatch(r -> minute >= r.start && minute < r.end))
                && within(weekdays, t.getDayOfWeek().getValue() % 7)
                && withinMonth(t)
                && within(months, t.getMonthValue())
                && within(years, t.getYear());
    }

    private static boolean within(List<Range> ranges, int value) {
        return ranges.isEmpty()
                || ranges.stream().anyMatch(r -> value >= r.start && value <= r.end);
    }

    private boolean withinMonth(ZonedDateTime t) {
        if (daysOfMonth.isEmpty()) {
            return true;
        }
        int length = YearMonth.from(t).lengthOfMonth();
        for (Range r : daysOfMonth) {
            int begin = r.start < 0 ? length + r.start + 1 : r.start;
            int end = r.end < 0 ? length + r.end + 1 : r.end;
            // A range that lies wholly outside a short month (30:31 in February) matches no day of
            // it.
            if (begin > length || end < 1) {
                continue;
            }
            int day = t.getDayOfMonth();
            if (day >= Math.max(begin, 1) && day <= Math.min(end, length)) {
                return true;
            }
        }
        return false;
    }
}
