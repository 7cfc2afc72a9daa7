// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.silence;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a maintenance window comes round. It begins on the wall clock of its zone, whatever the
/// zone's offset then is: at a time that a change of the clocks leaves out it begins right after
/// the change, at a time that comes twice the first time. It lasts as long as it says.
///
/// @param first the first window's beginning on the wall clock
/// @param every every how many days, weeks or months
/// @param weekdays for weekly ones; never empty there
/// @param until the last day on which one may begin, or null
public record Recurrence(
        ZoneId zone,
        LocalDateTime first,
        Duration duration,
        Repeat repeat,
        int every,
        Set<DayOfWeek> weekdays,
        @Nullable LocalDate until) {
    /// How the windows repeat.
    public enum Repeat {
        ONCE,
        DAILY,
        WEEKLY,
        /// On the day of the month of the first one, or on the last day of a shorter month.
        MONTHLY
    }

    /// Longer intervals are mistakes.
    public static final int MOST_EVERY = 366;

    /// A window that is longer than this is not maintenance.
    public static final Duration LONGEST = Duration.ofDays(31);

    public Recurrence {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(weekdays);
        if (repeat == Repeat.WEEKLY && days.isEmpty()) {
            days.add(first.getDayOfWeek());
        }
        weekdays = Set.copyOf(days);
    }

    /// One window; `end` is not in it.
    public record Window(Instant start, Instant end) {}

    /// What is wrong with it, or null.
    public @Nullable String problem() {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            return "a window must last from 1 second to %d days, got %s"
                    .formatted(LONGEST.toDays(), duration);
        }
        if (every < 1 || every > MOST_EVERY) {
            return "it may come every 1 to %d, got %d".formatted(MOST_EVERY, every);
        }
        if (until != null && until.isBefore(first.toLocalDate())) {
            return "it ends on %s, before its first window on %s"
                    .formatted(until, first.toLocalDate());
        }
        return null;
    }

    /// The first window that has not ended at `now`, or null where there is none any more.
    public @Nullable Window next(Instant now) {
        // A window that is open now began at most its own length ago, on the day before at the
        // most, as far as changes of the clocks are concerned.
        LocalDate from = now.minus(duration).atZone(zone).toLocalDate().minusDays(1);
        LocalDate day =
                firstDayFrom(from.isBefore(first.toLocalDate()) ? first.toLocalDate() : from);
        while (day != null && (until == null || !day.isAfter(until))) {
            Instant start = ZonedDateTime.of(day, first.toLocalTime(), zone).toInstant();
            Instant end = start.plus(duration);
            if (end.isAfter(now)) {
                return new Window(start, end);
            }
            day = repeat == Repeat.ONCE ? null : firstDayFrom(day.plusDays(1));
        }
        return null;
    }

    /// The first day from `from` on, which is no earlier than the first one, on which it comes.
    private @Nullable LocalDate firstDayFrom(LocalDate from) {
        LocalDate begin = first.toLocalDate();
        return switch (repeat) {
            case ONCE -> from.isAfter(begin) ? null : begin;
            case DAILY -> {
                long days = ChronoUnit.DAYS.between(begin, from);
                yield begin.plusDays(roundedUp(days, every));
            }
            case WEEKLY -> weekly(begin, from);
            case MONTHLY -> {
                long months =
                        ChronoUnit.MONTHS.between(YearMonth.from(begin), YearMonth.from(from));
                long due = roundedUp(months, every);
                LocalDate day = begin.plusMonths(due);
                yield day.isBefore(from) ? begin.plusMonths(due + every) : day;
            }
        };
    }

    private LocalDate weekly(LocalDate begin, LocalDate from) {
        LocalDate firstMonday = begin.with(DayOfWeek.MONDAY);
        LocalDate day = from;
        while (true) {
            long weeks = ChronoUnit.WEEKS.between(firstMonday, day.with(DayOfWeek.MONDAY));
            long due = roundedUp(weeks, every);
            if (due > weeks) {
                day = firstMonday.plusWeeks(due);
            }
            if (weekdays.contains(day.getDayOfWeek())) {
                return day;
            }
            day = day.plusDays(1);
        }
    }

    private static long roundedUp(long value, int step) {
        return Math.ceilDiv(Math.max(0, value), step) * step;
    }
}
