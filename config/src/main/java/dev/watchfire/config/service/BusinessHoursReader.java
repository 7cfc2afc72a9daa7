// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import dev.watchfire.config.oncall.Times;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.calendar.BusinessHours.Window;
import dev.watchfire.engine.calendar.Holidays;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `business_hours`.
final class BusinessHoursReader {
    /// A window for each hour of the week; more are a mistake of a program.
    private static final int MOST_WINDOWS = 7 * 24;

    private static final int MOST_CALENDARS = 20;

    private static final Schema WINDOW =
            Schema.of("hours", Key.texts("days"), Key.text("from"), Key.text("to"))
                    .with(
                            Rule.required("from", "missing from, a time of day such as \"09:00\""),
                            Rule.required("to", "missing to, a time of day such as \"18:00\""));

    static final Schema SCHEMA =
            Schema.of(
                            "business hours",
                            Key.text("name"),
                            Key.text("zone"),
                            Key.sections("hours", () -> WINDOW),
                            Key.texts("holidays"))
                    .with(
                            Rule.required("name", "missing name of the business hours"),
                            Rule.required("zone", "missing zone, such as \"Asia/Seoul\""),
                            Rule.required(
                                    "hours",
                                    "missing hours, such as [{days: ['mon:fri'], from: \"09:00\","
                                            + " to: \"18:00\"}]"));

    private final Problems problems;
    private final Times times;
    private final Names names;
    private final Names calendars;
    private final Map<String, Holidays> holidays;
    private final boolean allHolidays;

    /// @param calendars checks names of calendars
    /// @param allHolidays whether `holidays` has all of them, so that an unknown name is worth a
    ///   message
    BusinessHoursReader(
            Problems problems,
            Names names,
            Names calendars,
            Map<String, Holidays> holidays,
            boolean allHolidays) {
        this.problems = problems;
        this.times = new Times(problems);
        this.names = names;
        this.calendars = calendars;
        this.holidays = holidays;
        this.allHolidays = allHolidays;
    }

    BusinessHours read(Section section) {
        ZoneId zone = times.zone(section, "zone", ZoneOffset.UTC);
        List<Window> windows = new ArrayList<>();
        for (Section each : bounded(section, "hours", section.sections("hours"), MOST_WINDOWS)) {
            Window window = window(each);
            if (window != null) {
                windows.add(window);
            }
        }
        List<Holidays> off = new ArrayList<>();
        Set<String> known = allHolidays ? holidays.keySet() : null;
        List<Single> given = section.singles("holidays");
        for (Single name : bounded(section, "holidays", given, MOST_CALENDARS)) {
            String path = section.path("holidays");
            calendars.check(known, name.at(), path, name.text(), "calendars stand under holidays");
            Holidays calendar = holidays.get(name.text());
            if (calendar != null) {
                off.add(calendar);
            }
        }
        return new BusinessHours(names.take(section), zone, windows, off);
    }

    private @Nullable Window window(Section section) {
        LocalTime from = times.timeOfDay(section, "from");
        LocalTime to = times.timeOfDay(section, "to");
        Set<DayOfWeek> days = times.weekdays(section, "days");
        if (from == null || to == null) {
            return null;
        }
        boolean every = !section.isSet("days");
        return new Window(every ? EnumSet.allOf(DayOfWeek.class) : days, from, to);
    }

    private <T> List<T> bounded(Section section, String key, List<T> list, int most) {
        if (list.size() <= most) {
            return list;
        }
        problems.add(
                section.at(key),
                section.path(key),
                Code.TOO_LARGE,
                "at most %d %s, got %d".formatted(most, key, list.size()));
        return List.of();
    }
}
