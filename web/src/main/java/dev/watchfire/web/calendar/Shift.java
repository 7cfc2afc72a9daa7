// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.engine.oncall.Duty;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What stands in a calendar as one event. Its start is the same whatever range was asked for, so
/// that a calendar that is read again knows it again.
///
/// @param people who have it, as far as the calendar is about them
record Shift(Plan plan, String role, Instant start, Instant end, List<Duty.Person> people) {
    /// A duty that lasts longer, as that of somebody who is always on call, is cut where months
    /// begin.
    static final Duration LONGEST = Duration.ofDays(62);

    /// Everybody's in one schedule.
    static List<Shift> ofAll(Plan plan, Instant from, Instant to) {
        List<Shift> shifts = new ArrayList<>();
        for (Duty duty : duties(plan, from, to)) {
            if (!duty.isGap()) {
                cut(new Shift(plan, duty.role(), duty.start(), duty.end(), duty.people()), shifts);
            }
        }
        return touching(shifts, from, to);
    }

    /// One person's; whoever has duty with them makes no two of one.
    static List<Shift> ofOne(Plan plan, String person, Instant from, Instant to) {
        List<Shift> whole = new ArrayList<>();
        for (Duty duty : duties(plan, from, to)) {
            List<Duty.Person> own =
                    duty.people().stream().filter(p -> p.name().equals(person)).toList();
            if (own.isEmpty()) {
                continue;
            }
            Shift last = whole.isEmpty() ? null : whole.getLast();
            if (last != null
                    && last.end.equals(duty.start())
                    && last.role.equals(duty.role())
                    && last.people.equals(own)) {
                whole.set(
                        whole.size() - 1, new Shift(plan, last.role, last.start, duty.end(), own));
            } else {
                whole.add(new Shift(plan, duty.role(), duty.start(), duty.end(), own));
            }
        }
        List<Shift> shifts = new ArrayList<>();
        whole.forEach(shift -> cut(shift, shifts));
        return touching(shifts, from, to);
    }

    /// As much more on both sides that every shift that matters is seen whole, or known to be long.
    private static List<Duty> duties(Plan plan, Instant from, Instant to) {
        return plan.onCall().between(from.minus(LONGEST), to.plus(LONGEST));
    }

    private static List<Shift> touching(List<Shift> shifts, Instant from, Instant to) {
        return shifts.stream()
                .filter(shift -> shift.end.isAfter(from) && shift.start.isBefore(to))
                .toList();
    }

    private static void cut(Shift shift, List<Shift> into) {
        if (Duration.between(shift.start, shift.end).compareTo(LONGEST) < 0) {
            into.add(shift);
            return;
        }
        ZoneId zone = shift.plan.schedule().zone();
        Instant start = shift.start;
        while (start.isBefore(shift.end)) {
            ZonedDateTime next =
                    start.atZone(zone).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
            Instant end = next.toInstant().isBefore(shift.end) ? next.toInstant() : shift.end;
            into.add(new Shift(shift.plan, shift.role, start, end, shift.people));
            start = end;
        }
    }
}
