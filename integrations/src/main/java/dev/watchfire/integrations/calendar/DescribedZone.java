// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import biweekly.component.Observance;
import biweekly.component.VTimezone;
import biweekly.property.DateStart;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.property.UtcOffsetProperty;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/// A zone by what a calendar says of it (RFC 5545, `VTIMEZONE`), for names that only its maker
/// knows. Biweekly's own reading of these is hours off on the days of a change.
final class DescribedZone {
    /// Changes are reckoned for so many years around those that are read.
    private static final int YEARS = 2;

    /// No zone changes its clocks more often.
    private static final int MOST_CHANGES = 200;

    private static final TimeZone ON_THE_WALL = TimeZone.getTimeZone("UTC");

    private record Change(Instant at, ZoneOffset before, ZoneOffset after) {}

    private final LocalDateTime from;
    private final LocalDateTime to;
    private final List<Change> changes = new ArrayList<>();

    private DescribedZone(LocalDateTime from, LocalDateTime to) {
        this.from = from;
        this.to = to;
    }

    /// @param from the range whose times are asked for
    /// @return null where it says nothing that can be used
    static @Nullable ZoneRules rules(VTimezone zone, LocalDateTime from, LocalDateTime to) {
        DescribedZone described = new DescribedZone(from.minusYears(YEARS), to.plusYears(YEARS));
        try {
            zone.getStandardTimes().forEach(described::add);
            zone.getDaylightSavingsTime().forEach(described::add);
            return described.rules();
        } catch (DateTimeException e) {
            // Offsets that no place on earth has.
            return null;
        }
    }

    private void add(Observance observance) {
        DateStart start = observance.getDateStart();
        ICalDate date = start == null ? null : start.getValue();
        LocalDateTime first = date == null ? null : Times.wall(date);
        ZoneOffset before = offset(observance.getTimezoneOffsetFrom());
        ZoneOffset after = offset(observance.getTimezoneOffsetTo());
        if (first == null || after == null) {
            return;
        }
        ZoneOffset until = before == null ? after : before;
        RecurrenceRule rule = observance.getRecurrenceRule();
        if (rule == null || rule.getValue() == null) {
            add(first, until, after);
        } else {
            repeat(rule.getValue(), first, until, after);
        }
        for (RecurrenceDates dates : observance.getRecurrenceDates()) {
            for (ICalDate more : dates.getDates()) {
                LocalDateTime wall = Times.wall(more);
                if (wall != null) {
                    add(wall, until, after);
                }
            }
        }
    }

    private static @Nullable ZoneOffset offset(@Nullable UtcOffsetProperty property) {
        return property == null || property.getValue() == null
                ? null
                : ZoneOffset.ofTotalSeconds((int) (property.getValue().getMillis() / 1000));
    }

    private void add(LocalDateTime wall, ZoneOffset before, ZoneOffset after) {
        if (changes.size() < MOST_CHANGES) {
            changes.add(new Change(wall.toInstant(before), before, after));
        }
    }

    private void repeat(Recurrence rule, LocalDateTime first, ZoneOffset before, ZoneOffset after) {
        // Outlook's rules begin in 1601, which is too far to count from; yearly ones are the same
        // from any year on.
        boolean old = rule.getFrequency() == Frequency.YEARLY && first.isBefore(from);
        LocalDateTime start = old ? first.withYear(from.getYear()) : first;
        DateIterator iterator = rule.getDateIterator(new ICalDate(date(start), true), ON_THE_WALL);
        if (from.isAfter(start)) {
            iterator.advanceTo(date(from));
        }
        while (iterator.hasNext() && changes.size() < MOST_CHANGES) {
            LocalDateTime next =
                    LocalDateTime.ofInstant(iterator.next().toInstant(), ZoneOffset.UTC);
            if (next.isAfter(to)) {
                return;
            }
            add(next, before, after);
        }
    }

    private static Date date(LocalDateTime wall) {
        return Date.from(wall.truncatedTo(ChronoUnit.SECONDS).toInstant(ZoneOffset.UTC));
    }

    private @Nullable ZoneRules rules() {
        if (changes.isEmpty()) {
            return null;
        }
        changes.sort(Comparator.comparing(Change::at));
        ZoneOffset base = changes.getFirst().before;
        ZoneOffset now = base;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        for (Change change : changes) {
            if (!change.after.equals(now)) {
                transitions.add(
                        ZoneOffsetTransition.of(
                                LocalDateTime.ofInstant(change.at, now), now, change.after));
                now = change.after;
            }
        }
        return ZoneRules.of(base, base, List.of(), transitions, List.of());
    }
}
