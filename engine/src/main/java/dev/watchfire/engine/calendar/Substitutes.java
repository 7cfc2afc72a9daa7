// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.calendar;

import dev.watchfire.engine.calendar.Holiday.Name;
import dev.watchfire.engine.calendar.HolidayRule.Dated;
import dev.watchfire.engine.calendar.HolidayRule.Substitution;
import dev.watchfire.engine.calendar.HolidayRule.Yearly;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One year of a calendar with its substitutes.
///
/// On a weekend each holiday that the rule is for has one. Of several that meet on another day all
/// but one have. A substitute is the first day after that is no Saturday, no Sunday and no holiday,
/// other substitutes included.
final class Substitutes {
    private final TreeMap<LocalDate, List<HolidayRule>> days = new TreeMap<>();

    Substitutes(int year, List<? extends HolidayRule> rules) {
        for (HolidayRule rule : rules) {
            LocalDate date =
                    switch (rule) {
                        case Yearly yearly -> yearly.in(year);
                        case Dated dated -> dated.date().getYear() == year ? dated.date() : null;
                    };
            if (date != null) {
                days.computeIfAbsent(date, _ -> new ArrayList<>(1)).add(rule);
            }
        }
    }

    List<Holiday> all() {
        List<Holiday> all = new ArrayList<>();
        Set<LocalDate> taken = new TreeSet<>(days.keySet());
        days.forEach(
                (date, rules) -> {
                    rules.forEach(rule -> all.add(new Holiday(date, rule.name(), false)));
                    for (Name name : names(date, rules)) {
                        LocalDate next = date.plusDays(1);
                        while (isWeekend(next) || !taken.add(next)) {
                            next = next.plusDays(1);
                        }
                        all.add(new Holiday(next, name.substitute(), true));
                    }
                });
        Collections.sort(all);
        return all;
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /// What needs a substitute on this day: a name for each.
    private static List<Name> names(LocalDate date, List<HolidayRule> rules) {
        List<Name> names = new ArrayList<>();
        if (isWeekend(date)) {
            boolean sunday = date.getDayOfWeek() == DayOfWeek.SUNDAY;
            for (HolidayRule rule : rules) {
                if (rule.substitution() == Substitution.WEEKEND
                        || sunday && rule.substitution() == Substitution.SUNDAY) {
                    names.add(rule.name());
                }
            }
            return names;
        }
        int statutory = 0;
        Name together = null;
        int entitled = 0;
        for (HolidayRule rule : rules) {
            statutory += rule instanceof Dated dated && !dated.isStatutory() ? 0 : 1;
            if (rule.substitution() != Substitution.NONE) {
                entitled++;
                together = together == null ? rule.name() : together.and(rule.name());
            }
        }
        for (int i = 0; together != null && i < Math.min(statutory - 1, entitled); i++) {
            names.add(together);
        }
        return names;
    }
}
