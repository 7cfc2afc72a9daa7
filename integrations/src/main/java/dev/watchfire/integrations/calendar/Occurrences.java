// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.DurationProperty;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceId;
import biweekly.property.RecurrenceRule;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// When one event takes place. What repeats does so on its own wall clock, so that a change of the
/// clocks moves nothing on it; only then times become instants.
final class Occurrences {
    /// What one rule may yield before it is taken for a mistake: an hour's for four hundred days,
    /// with room for those before.
    private static final int MOST_STEPS = 100_000;

    private static final TimeZone ON_THE_WALL = TimeZone.getTimeZone("UTC");

    private final VEvent event;
    private final Times times;
    private final EventZone zone;
    private final LocalDateTime start;
    private final Duration length;
    private final Set<Instant> left = new HashSet<>();
    private final Set<LocalDate> leftDays = new HashSet<>();

    /// @return null for an event that has no start that can be read
    static @Nullable Occurrences of(VEvent event, Times times) throws NoCalendar {
        DateStart property = event.getDateStart();
        ICalDate date = property == null ? null : property.getValue();
        LocalDateTime start = date == null ? null : Times.wall(date);
        return property == null || date == null || start == null
                ? null
                : new Occurrences(event, times, times.zone(property, date), start, date.hasTime());
    }

    private Occurrences(
            VEvent event, Times times, EventZone zone, LocalDateTime start, boolean timed)
            throws NoCalendar {
        this.event = event;
        this.times = times;
        this.zone = zone;
        this.start = start;
        this.length = length(timed);
        for (ExceptionDates dates : event.getExceptionDates()) {
            for (ICalDate date : dates.getValues()) {
                leaveOut(date, times.zone(dates, date));
            }
        }
    }

    boolean isFloating() {
        return zone.floating();
    }

    private Duration length(boolean timed) throws NoCalendar {
        DateEnd end = event.getDateEnd();
        ICalDate date = end == null ? null : end.getValue();
        LocalDateTime wall = date == null ? null : Times.wall(date);
        if (end != null && date != null && wall != null) {
            EventZone ends = times.zone(end, date);
            return Duration.between(start, ends.equals(zone) ? wall : zone.local(ends.end(wall)));
        }
        DurationProperty duration = event.getDuration();
        if (duration != null && duration.getValue() != null) {
            return Duration.ofMillis(duration.getValue().toMillis());
        }
        return timed ? Duration.ZERO : Duration.ofDays(1);
    }

    /// Takes out the one that another event stands in for.
    void leaveOut(RecurrenceId instead) throws NoCalendar {
        ICalDate date = instead.getValue();
        if (date != null) {
            leaveOut(date, times.zone(instead, date));
        }
    }

    private void leaveOut(ICalDate date, EventZone dates) {
        LocalDateTime wall = Times.wall(date);
        if (wall == null) {
            return;
        }
        if (date.hasTime()) {
            left.add(dates.begin(wall));
        } else {
            leftDays.add(wall.toLocalDate());
        }
    }

    /// Takes what begins on the wall clock at `start` and ends at `end`.
    interface Each {
        void take(LocalDateTime start, LocalDateTime end) throws NoCalendar;
    }

    /// Each that touches a range: in UTC, or on the wall clock where it is floating.
    void between(LocalDateTime from, LocalDateTime to, Each each) throws NoCalendar {
        if (length.isZero() || length.isNegative()) {
            return;
        }
        for (LocalDateTime begin : starts(from, to)) {
            if (left.contains(zone.begin(begin)) || leftDays.contains(begin.toLocalDate())) {
                continue;
            }
            LocalDateTime first = inUtc(zone.begin(begin));
            LocalDateTime last = inUtc(zone.end(begin.plus(length)));
            if (last.isAfter(from) && first.isBefore(to) && first.isBefore(last)) {
                each.take(first, last);
            }
        }
    }

    private static LocalDateTime inUtc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private Set<LocalDateTime> starts(LocalDateTime from, LocalDateTime to) throws NoCalendar {
        Set<LocalDateTime> starts = new TreeSet<>();
        starts.add(start);
        for (RecurrenceRule rule : event.getProperties(RecurrenceRule.class)) {
            Recurrence recurrence = rule.getValue();
            if (recurrence != null) {
                // Any zone's clock is within a day of UTC's.
                repeat(recurrence, from.minus(length).minusDays(2), to.plusDays(2), starts);
            }
        }
        for (RecurrenceDates dates : event.getRecurrenceDates()) {
            for (ICalDate date : dates.getDates()) {
                add(date, dates, starts);
            }
            for (Period period : dates.getPeriods()) {
                if (period.getStartDate() != null) {
                    add(period.getStartDate(), dates, starts);
                }
            }
        }
        return starts;
    }

    private void add(ICalDate date, RecurrenceDates property, Set<LocalDateTime> starts)
            throws NoCalendar {
        LocalDateTime wall = Times.wall(date);
        if (wall != null) {
            EventZone dates = times.zone(property, date);
            starts.add(dates.equals(zone) ? wall : zone.local(dates.begin(wall)));
        }
    }

    private void repeat(
            Recurrence rule, LocalDateTime from, LocalDateTime to, Set<LocalDateTime> starts)
            throws NoCalendar {
        Frequency frequency = rule.getFrequency();
        if (frequency == Frequency.SECONDLY || frequency == Frequency.MINUTELY) {
            throw tooOften();
        }
        DateIterator iterator =
                onTheWall(rule).getDateIterator(new ICalDate(date(start), true), ON_THE_WALL);
        if (from.isAfter(start)) {
            iterator.advanceTo(date(from));
        }
        for (int steps = 0; iterator.hasNext(); steps++) {
            LocalDateTime next = inUtc(iterator.next().toInstant());
            if (!next.isBefore(to)) {
                return;
            }
            if (steps == MOST_STEPS) {
                throw tooOften();
            }
            starts.add(next);
        }
    }

    private NoCalendar tooOften() {
        return new NoCalendar(
                "Its event \"%s\" repeats more often than hourly, which no rota does. Change or remove it."
                        .formatted(Times.shown(IcalReader.summary(event))));
    }

    /// The rule with its end as the event's own clock shows it.
    private Recurrence onTheWall(Recurrence rule) {
        ICalDate until = rule.getUntil();
        LocalDateTime wall = until == null ? null : Times.wall(until);
        if (until == null || wall == null) {
            return rule;
        }
        LocalDateTime last =
                !until.hasTime()
                        ? wall.toLocalDate().plusDays(1).atStartOfDay().minusSeconds(1)
                        : Times.isUtc(until) ? zone.local(wall.toInstant(ZoneOffset.UTC)) : wall;
        return new Recurrence.Builder(rule).until(new ICalDate(date(last), true)).build();
    }

    private static Date date(LocalDateTime wall) {
        return Date.from(wall.toInstant(ZoneOffset.UTC));
    }
}
