// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.oncall;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.schema.Value.Single;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Zones, days and times of the wall clock in a document. What is wrong is a problem, and null.
public final class Times {
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final Problems problems;

    public Times(Problems problems) {
        this.problems = problems;
    }

    private void wrong(Position at, String path, String expected, String text) {
        problems.add(
                at, path, Code.INVALID_VALUE, "expected " + expected + ", got " + Shown.text(text));
    }

    /// @param missing where the key is not given
    public ZoneId zone(Section section, String key, ZoneId missing) {
        String text = section.text(key);
        if (text.isEmpty()) {
            return missing;
        }
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return ZoneId.of(text);
        }
        problems.add(
                section.at(key),
                section.path(key),
                Code.INVALID_VALUE,
                "unknown zone "
                        + Shown.text(text)
                        + Suggestion.clause(text, ZoneId.getAvailableZoneIds())
                        + "; zones have names such as Europe/Berlin");
        return missing;
    }

    @Nullable LocalDateTime local(Section section, String key) {
        String text = section.text(key);
        try {
            String time = text.replace(' ', 'T');
            return time.contains("T")
                    ? LocalDateTime.parse(time)
                    : LocalDate.parse(time).atStartOfDay();
        } catch (DateTimeException e) {
            wrong(
                    section.at(key),
                    section.path(key),
                    "a day and a time of the wall clock without a zone, such as"
                            + " \"2026-11-02T09:00\"",
                    text);
            return null;
        }
    }

    public @Nullable LocalDate day(Position at, String path, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            wrong(at, path, "a day such as \"2026-11-02\"", text);
            return null;
        }
    }

    public @Nullable LocalTime timeOfDay(Section section, String key) {
        return section.isSet(key)
                ? timeOfDay(section.at(key), section.path(key), section.text(key))
                : null;
    }

    private @Nullable LocalTime timeOfDay(Position at, String path, String text) {
        if (text.equals("24:00")) {
            return LocalTime.MIDNIGHT;
        }
        if (text.matches("[0-2][0-9]:[0-5][0-9]")) {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeException e) {
                // Refused below like any other text.
            }
        }
        wrong(at, path, "a time of day such as \"09:00\"", text);
        return null;
    }

    List<LocalTime> timesOfDay(Section section, String key) {
        List<LocalTime> times = new ArrayList<>();
        for (Single single : section.singles(key)) {
            LocalTime time = timeOfDay(single.at(), section.path(key), single.text());
            if (time != null) {
                times.add(time);
            }
        }
        return times;
    }

    public @Nullable DayOfWeek weekday(Section section, String key) {
        return weekday(section.at(key), section.path(key), section.text(key));
    }

    public Set<DayOfWeek> weekdays(Section section, String key) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Single single : section.singles(key)) {
            String[] ends = single.text().split(":", -1);
            DayOfWeek first = weekday(single.at(), section.path(key), ends[0]);
            DayOfWeek last =
                    ends.length == 1 ? first : weekday(single.at(), section.path(key), ends[1]);
            for (DayOfWeek day = first; day != null && last != null; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    /// The name of a day, or at least three letters of it.
    private @Nullable DayOfWeek weekday(Position at, String path, String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        for (int i = 0; word.length() >= 3 && i < DAYS.size(); i++) {
            if (DAYS.get(i).startsWith(word)) {
                return DayOfWeek.of(i + 1);
            }
        }
        wrong(at, path, "a day of the week such as \"monday\" or \"mon\"", text);
        return null;
    }
}
