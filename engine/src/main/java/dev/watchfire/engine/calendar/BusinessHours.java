// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.calendar;

import dev.watchfire.engine.oncall.WallClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When somebody works: windows of the week on the wall clock of a zone, without holidays.
///
/// Where the clocks change, a window begins and ends as {@link WallClock} has it. A window that
/// would begin on a holiday does not; one that reaches over midnight into a holiday ends there.
/// Immutable.
///
/// @param windows may overlap; none means that it is always closed
public record BusinessHours(
        String name, ZoneId zone, List<Window> windows, List<Holidays> holidays) {
    /// So far ahead {@link #nextChange} looks: a year and its holidays.
    public static final Duration HORIZON = Duration.ofDays(400);

    /// Further than any zone ever jumped, and longer than any window.
    private static final int DAYS_AROUND = 2;

    public BusinessHours {
        windows = List.copyOf(windows);
        holidays = List.copyOf(holidays);
    }

    /// A window of one or more weekdays.
    ///
    /// @param days on which it begins
    /// @param to of the next day where it is no later than `from`
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        public Window {
            days = Set.copyOf(days);
        }

        public boolean isOvernight() {
            return !to.isAfter(from);
        }
    }

    /// Time in which it is open; the end is no longer part of it.
    public record Span(Instant start, Instant end) {}

    public boolean isOpen(Instant at) {
        for (Span span : spans(at, at)) {
            if (!span.start.isAfter(at) && span.end.isAfter(at)) {
                return true;
            }
        }
        return false;
    }

    /// When it is open between two instants, cut to them. The cost grows with the days between.
    public List<Span> open(Instant from, Instant to) {
        List<Span> open = new ArrayList<>();
        for (Span span : spans(from, to)) {
            Instant start = span.start.isBefore(from) ? from : span.start;
            Instant end = span.end.isAfter(to) ? to : span.end;
            if (start.isBefore(end)) {
                open.add(new Span(start, end));
            }
        }
        return open;
    }

    /// How long it is open between two instants; zero where the second is not later.
    public Duration openTime(Instant from, Instant to) {
        Duration time = Duration.ZERO;
        for (Span span : open(from, to)) {
            time = time.plus(Duration.between(span.start, span.end));
        }
        return time;
    }

    /// When it opens or closes next after an instant, or null where that is not within 400 days.
    public @Nullable Instant nextChange(Instant after) {
        Instant horizon = after.plus(HORIZON);
        for (int days = 8; ; days *= 4) {
            Instant to = after.plus(Duration.ofDays(days));
            Instant until = to.isAfter(horizon) ? horizon : to;
            for (Span span : open(after.minusNanos(1), until)) {
                if (span.start.isAfter(after)) {
                    return span.start;
                }
                if (span.end.isAfter(after) && span.end.isBefore(until)) {
                    return span.end;
                }
            }
            if (until.equals(horizon)) {
                return null;
            }
        }
    }

    /// The holidays of a day of the zone's calendar, of all calendars.
    public List<Holiday> holidaysOn(LocalDate day) {
        List<Holiday> found = new ArrayList<>();
        holidays.forEach(calendar -> found.addAll(calendar.on(day)));
        return found;
    }

    private boolean isOff(LocalDate day) {
        for (Holidays calendar : holidays) {
            if (calendar.isHoliday(day)) {
                return true;
            }
        }
        return false;
    }

    /// All that touch the range, whole, without overlaps, in their order.
    private List<Span> spans(Instant from, Instant to) {
        WallClock clock = new WallClock(zone);
        LocalDate last = clock.local(to).toLocalDate().plusDays(DAYS_AROUND);
        List<Span> found = new ArrayList<>();
        LocalDate day = clock.local(from).toLocalDate().minusDays(DAYS_AROUND);
        boolean off = isOff(day);
        while (!day.isAfter(last)) {
            LocalDate next = day.plusDays(1);
            boolean offNext = isOff(next);
            for (Window window : off ? List.<Window>of() : windows) {
                if (window.days.contains(day.getDayOfWeek())) {
                    LocalDate endDay = window.isOvernight() ? next : day;
                    LocalTime end = window.isOvernight() && offNext ? LocalTime.MIN : window.to;
                    add(clock.begin(day.atTime(window.from)), clock.end(endDay.atTime(end)), found);
                }
            }
            day = next;
            off = offNext;
        }
        return union(found);
    }

    private static void add(Instant start, Instant end, List<Span> to) {
        if (start.isBefore(end)) {
            to.add(new Span(start, end));
        }
    }

    private static List<Span> union(List<Span> spans) {
        spans.sort(Comparator.comparing(Span::start).thenComparing(Span::end));
        List<Span> union = new ArrayList<>();
        for (Span next : spans) {
            Span open = union.isEmpty() ? null : union.getLast();
            if (open == null || next.start.isAfter(open.end)) {
                union.add(next);
            } else if (next.end.isAfter(open.end)) {
                union.set(union.size() - 1, new Span(open.start, next.end));
            }
        }
        return union;
    }
}
