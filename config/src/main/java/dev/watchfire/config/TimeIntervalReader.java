// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Invalid;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.engine.interval.TimeInterval;
import dev.watchfire.engine.interval.TimeInterval.Range;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads `time_intervals`, and `mute_time_intervals` as their older name.
final class TimeIntervalReader {
    private static final Schema TIME =
            Schema.of("time range", Key.text("start_time"), Key.text("end_time"))
                    .with(
                            Rule.required(
                                    "start_time", "both start and end times must be provided"),
                            Rule.required("end_time", "both start and end times must be provided"));

    private static final Schema INTERVAL =
            Schema.of(
                    "time interval",
                    Key.sections("times", () -> TIME),
                    Key.texts("weekdays"),
                    Key.texts("days_of_month"),
                    Key.texts("months"),
                    Key.texts("years"),
                    Key.text("location"));

    static final Schema NAMED =
            Schema.of(
                            "time_interval",
                            Key.text("name"),
                            Key.sections("time_intervals", () -> INTERVAL))
                    .with(Rule.required("name", "missing name in time interval"));

    private static final List<String> WEEKDAYS =
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

    private static final List<String> MONTHS =
            List.of(
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december");

    private static final int DAYS_OF_SHORTEST_MONTH = 28;

    private final Problems problems;

    TimeIntervalReader(Problems problems) {
        this.problems = problems;
    }

    List<TimeInterval> read(Section named) {
        return named.sections("time_intervals").stream().map(this::interval).toList();
    }

    private TimeInterval interval(Section s) {
        for (Key key : INTERVAL.keys()) {
            if (s.isGiven(key.name()) && !s.isSet(key.name()) && !key.name().equals("location")) {
                problems.warn(
                        s.at(key.name()),
                        s.path(key.name()),
                        Code.DOUBTFUL,
                        "an empty list stands for any; Alertmanager would never match it");
            }
        }
        List<Range> times = new ArrayList<>();
        for (Section time : s.sections("times")) {
            time(time, times);
        }
        return new TimeInterval(
                times,
                ranges(s, "weekdays", TimeIntervalReader::weekdays),
                ranges(s, "days_of_month", TimeIntervalReader::daysOfMonth),
                ranges(s, "months", TimeIntervalReader::months),
                ranges(s, "years", TimeIntervalReader::years),
                location(s));
    }

    private void time(Section time, List<Range> into) {
        if (!time.isSet("start_time") || !time.isSet("end_time")) {
            return;
        }
        int start = minutes(time, "start_time");
        int end = minutes(time, "end_time");
        if (start < 0 || end < 0) {
            return;
        }
        if (start >= end) {
            problems.add(
                    time.at("end_time"),
                    time.path(),
                    Code.INVALID_VALUE,
                    "start time cannot be equal or greater than end time, got "
                            + time.text("start_time")
                            + " and "
                            + time.text("end_time")
                            + ". Maybe two ranges, one on each side of midnight?");
        }
        into.add(new Range(start, end));
    }

    /// @return −1 where the text is no time
    private int minutes(Section time, String key) {
        String text = time.text(key);
        if (text.matches("([01][0-9]|2[0-3]):[0-5][0-9]|24:00")) {
            return Integer.parseInt(text.substring(0, 2)) * 60
                    + Integer.parseInt(text.substring(3));
        }
        problems.add(
                time.at(key),
                time.path(key),
                Code.INVALID_VALUE,
                "couldn't parse timestamp "
                        + Shown.text(text)
                        + ", invalid format; expected HH:MM from 00:00 to 24:00");
        return -1;
    }

    @FunctionalInterface
    private interface RangeReader {
        Range read(String first, String last) throws Invalid;
    }

    private List<Range> ranges(Section s, String key, RangeReader reader) {
        List<Range> ranges = new ArrayList<>();
        int index = 0;
        for (Single item : s.singles(key)) {
            String path = s.path(key) + "[" + index++ + "]";
            String text = item.text().toLowerCase(Locale.ROOT);
            try {
                String[] ends = text.split(":", -1);
                if (ends.length > 2) {
                    throw new Invalid(
                            "couldn't parse range " + Shown.text(text) + ", invalid format");
                }
                Range range = reader.read(ends[0], ends[ends.length - 1]);
                ranges.add(range);
                if (key.equals("months") && (range.start() < 1 || range.end() > 12)) {
                    problems.warn(
                            item.at(),
                            path,
                            Code.DOUBTFUL,
                            "months go from 1 to 12, got " + Shown.text(item.text()));
                }
            } catch (Invalid e) {
                problems.add(item.at(), path, Code.INVALID_VALUE, e.reason());
            }
        }
        return ranges;
    }

    private static Range weekdays(String first, String last) throws Invalid {
        Range range = new Range(weekday(first), weekday(last));
        if (range.start() > range.end()) {
            throw new Invalid(
                    "start day cannot be before end day: the week begins on Sunday, got "
                            + Shown.text(first + ":" + last)
                            + ". Maybe two ranges?");
        }
        return range;
    }

    private static int weekday(String name) throws Invalid {
        int index = WEEKDAYS.indexOf(name);
        if (index < 0) {
            throw new Invalid(
                    Shown.text(name)
                            + " is not a valid weekday; expected a name such as \"monday\""
                            + Suggestion.clause(name, WEEKDAYS));
        }
        return index;
    }

    private static Range daysOfMonth(String first, String last) throws Invalid {
        Range range = new Range(number(first, "day"), number(last, "day"));
        for (int day : new int[] {range.start(), range.end()}) {
            if (day == 0 || day < -31 || day > 31) {
                throw new Invalid(
                        day
                                + " is not a valid day of the month: out of range; expected 1 to"
                                + " 31, or -1 to -31 from the end");
            }
        }
        if (range.start() < 0 && range.end() > 0) {
            throw new Invalid("end day must be negative if start day is negative");
        }
        if (inShortestMonth(range.start()) > inShortestMonth(range.end())) {
            throw new Invalid(
                    "end day " + range.end() + " is always before start day " + range.start());
        }
        return range;
    }

    private static int inShortestMonth(int day) {
        return day < 0 ? DAYS_OF_SHORTEST_MONTH + day : day;
    }

    private static Range months(String first, String last) throws Invalid {
        Range range = new Range(month(first), month(last));
        if (range.start() > range.end()) {
            throw new Invalid("end month " + last + " is before start month " + first);
        }
        return range;
    }

    private static int month(String text) throws Invalid {
        int index = MONTHS.indexOf(text);
        if (index >= 0) {
            return index + 1;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new Invalid(
                    Shown.text(text)
                            + " is not a valid month; expected a name such as \"january\" or a"
                            + " number"
                            + Suggestion.clause(text, MONTHS));
        }
    }

    private static Range years(String first, String last) throws Invalid {
        Range range = new Range(number(first, "year"), number(last, "year"));
        if (range.start() > range.end()) {
            throw new Invalid("end year " + range.end() + " is before start year " + range.start());
        }
        return range;
    }

    private static int number(String text, String what) throws Invalid {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new Invalid(Shown.text(text) + " is not a number, expected a " + what);
        }
    }

    private ZoneId location(Section s) {
        String name = s.text("location");
        if (name.isEmpty() || name.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        if (name.equals("Local")) {
            return ZoneId.systemDefault();
        }
        if (ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        problems.add(
                s.at("location"),
                s.path("location"),
                Code.INVALID_VALUE,
                "unknown time zone "
                        + Shown.text(name)
                        + Suggestion.clause(name, ZoneRulesProvider.getAvailableZoneIds()));
        return ZoneOffset.UTC;
    }
}
