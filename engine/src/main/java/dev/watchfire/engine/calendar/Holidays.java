// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.calendar;

import dev.watchfire.engine.calendar.HolidayRule.Dated;
import dev.watchfire.engine.calendar.HolidayRule.Yearly;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A calendar of holidays: a country's, or a list of one's own. Immutable.
///
/// Some dates of a country follow the moon and stand in a table. In years that the table lacks only
/// what needs none is answered: the fixed days, and no substitutes, since these depend on the
/// others.
public final class Holidays {
    /// A table lists each day; so many years of them are worked out at once, and no more.
    private static final int MOST_YEARS = 200;

    private final String name;
    private final int firstYear;
    private final int lastYear;

    /// What has a date of its own, and all of the complete years of a country's.
    private final SortedMap<LocalDate, List<Holiday>> known;

    /// What comes every year, apart from those.
    private final List<Yearly> always;

    /// What comes in the years that are not complete.
    private final List<Yearly> outside;

    private Holidays(
            String name,
            int firstYear,
            int lastYear,
            SortedMap<LocalDate, List<Holiday>> known,
            List<Yearly> always,
            List<Yearly> outside) {
        this.name = name;
        this.firstYear = firstYear;
        this.lastYear = lastYear;
        this.known = Collections.unmodifiableSortedMap(known);
        this.always = List.copyOf(always);
        this.outside = List.copyOf(outside);
    }

    /// A list that says all there is to say about any year.
    public static Holidays of(String name, List<? extends HolidayRule> rules) {
        TreeMap<LocalDate, List<Holiday>> known = new TreeMap<>();
        for (HolidayRule rule : rules) {
            if (rule instanceof Dated dated) {
                put(new Holiday(dated.date(), dated.name(), false), known);
            }
        }
        return new Holidays(
                name, Integer.MIN_VALUE, Integer.MAX_VALUE, known, yearly(rules), List.of());
    }

    /// A country's: complete, with substitutes, from one year to another.
    ///
    /// @throws IllegalArgumentException for more than 200 years
    public static Holidays between(
            String name, int firstYear, int lastYear, List<? extends HolidayRule> rules) {
        if (lastYear < firstYear || lastYear - firstYear >= MOST_YEARS) {
            throw new IllegalArgumentException(firstYear + " to " + lastYear);
        }
        TreeMap<LocalDate, List<Holiday>> known = new TreeMap<>();
        for (int year = firstYear; year <= lastYear; year++) {
            new Substitutes(year, rules).all().forEach(holiday -> put(holiday, known));
        }
        return new Holidays(name, firstYear, lastYear, known, List.of(), yearly(rules));
    }

    /// Both together, under the name of this one; what it lacks, it lacks still.
    public Holidays with(Holidays more) {
        TreeMap<LocalDate, List<Holiday>> all = new TreeMap<>(known);
        more.known.forEach(
                (date, days) -> {
                    List<Holiday> both = new ArrayList<>(all.getOrDefault(date, List.of()));
                    both.addAll(days);
                    all.put(date, both);
                });
        List<Yearly> both = new ArrayList<>(always);
        both.addAll(more.always);
        return new Holidays(name, firstYear, lastYear, all, both, outside);
    }

    private static List<Yearly> yearly(List<? extends HolidayRule> rules) {
        List<Yearly> yearly = new ArrayList<>();
        for (HolidayRule rule : rules) {
            if (rule instanceof Yearly each) {
                yearly.add(each);
            }
        }
        return yearly;
    }

    private static void put(Holiday holiday, SortedMap<LocalDate, List<Holiday>> to) {
        to.computeIfAbsent(holiday.date(), _ -> new ArrayList<>(1)).add(holiday);
    }

    public String name() {
        return name;
    }

    /// Whether nothing is missing in this year.
    public boolean isComplete(int year) {
        return firstYear <= year && year <= lastYear;
    }

    /// The first year of which everything is known, or null where that is so of all.
    public @Nullable Integer firstYear() {
        return firstYear == Integer.MIN_VALUE ? null : firstYear;
    }

    /// The last year of which everything is known, or null where that is so of all.
    public @Nullable Integer lastYear() {
        return lastYear == Integer.MAX_VALUE ? null : lastYear;
    }

    public boolean isHoliday(LocalDate day) {
        return !on(day).isEmpty();
    }

    /// Two where two fall on one day.
    public List<Holiday> on(LocalDate day) {
        return between(day, day);
    }

    /// Those from one day to another, both included, in their order.
    public List<Holiday> between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return List.of();
        }
        List<Holiday> found = new ArrayList<>();
        known.subMap(from, to.plusDays(1)).values().forEach(found::addAll);
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            yearly(always, year, from, to, found);
            if (!isComplete(year)) {
                yearly(outside, year, from, to, found);
            }
        }
        Collections.sort(found);
        return List.copyOf(found);
    }

    private static void yearly(
            List<Yearly> rules, int year, LocalDate from, LocalDate to, List<Holiday> found) {
        for (Yearly rule : rules) {
            LocalDate date = rule.in(year);
            if (date != null && !date.isBefore(from) && !date.isAfter(to)) {
                found.add(new Holiday(date, rule.name(), false));
            }
        }
    }
}
