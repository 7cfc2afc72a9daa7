// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import dev.watchfire.engine.calendar.Holiday.Name;
import dev.watchfire.engine.calendar.HolidayRule;
import dev.watchfire.engine.calendar.HolidayRule.Dated;
import dev.watchfire.engine.calendar.HolidayRule.Yearly;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The all-day events of an iCalendar text (RFC 5545) as holidays: single days, several days, and
/// those that come every year. Events with a time of day, and other recurrences, are no holidays
/// and are counted.
///
/// @param left how many events were left out
/// @param wrong what is wrong with the text, or null; never a piece of it
record CalendarDays(List<HolidayRule> rules, int left, @Nullable String wrong) {
    /// A calendar of a century of holidays has some thousand.
    static final int MOST_DAYS = 20_000;

    /// A longer event is no holiday.
    private static final int LONGEST_DAYS = 366;

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    static CalendarDays read(String text) {
        List<String> lines = unfolded(text);
        if (lines.isEmpty() || !lines.getFirst().strip().equalsIgnoreCase("BEGIN:VCALENDAR")) {
            return new CalendarDays(
                    List.of(), 0, "it is no iCalendar: it does not begin with BEGIN:VCALENDAR");
        }
        List<HolidayRule> rules = new ArrayList<>();
        int left = 0;
        Event event = null;
        for (String line : lines) {
            String upper = line.strip().toUpperCase(Locale.ROOT);
            if (upper.equals("BEGIN:VEVENT")) {
                event = new Event();
            } else if (upper.equals("END:VEVENT") && event != null) {
                left += event.addTo(rules) ? 0 : 1;
                event = null;
            } else if (event != null) {
                event.line(line);
            }
            if (rules.size() > MOST_DAYS) {
                return new CalendarDays(
                        List.of(), 0, "it has more than %d days".formatted(MOST_DAYS));
            }
        }
        return new CalendarDays(List.copyOf(rules), left, null);
    }

    /// Lines that begin with a space go on with the one before.
    private static List<String> unfolded(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith(" ") || line.startsWith("\t")) {
                open.append(line, 1, line.length());
            } else {
                if (!open.isEmpty()) {
                    lines.add(open.toString());
                }
                open.setLength(0);
                open.append(line);
            }
        }
        if (!open.isEmpty()) {
            lines.add(open.toString());
        }
        return lines;
    }

    /// What was read of one event so far.
    private static final class Event {
        private @Nullable LocalDate start;
        private @Nullable LocalDate end;
        private String summary = "";
        private boolean isYearly;
        private boolean isLeftOut;
        private int depth;

        void line(String line) {
            int colon = colon(line);
            if (colon < 0) {
                return;
            }
            String[] name = line.substring(0, colon).toUpperCase(Locale.ROOT).split(";", 2);
            String value = line.substring(colon + 1).strip();
            switch (name[0]) {
                case "BEGIN" -> depth++;
                case "END" -> depth--;
                default -> {
                    // Alarms inside an event have a summary of their own.
                    if (depth == 0) {
                        property(name[0], value);
                    }
                }
            }
        }

        private void property(String name, String value) {
            switch (name) {
                case "DTSTART" -> start = day(value);
                case "DTEND" -> end = day(value);
                case "SUMMARY" -> summary = unescaped(value);
                case "STATUS" -> isLeftOut |= value.equalsIgnoreCase("CANCELLED");
                case "RRULE" -> {
                    String rule = value.toUpperCase(Locale.ROOT);
                    isYearly = rule.equals("FREQ=YEARLY") || rule.equals("FREQ=YEARLY;INTERVAL=1");
                    isLeftOut |= !isYearly;
                }
                case "RDATE", "EXDATE", "RECURRENCE-ID", "EXRULE", "DURATION" -> isLeftOut = true;
                default -> {}
            }
        }

        /// The colon before the value; those in quoted parameters are none.
        private static int colon(String line) {
            boolean quoted = false;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == ':' && !quoted) {
                    return i;
                }
            }
            return -1;
        }

        private static @Nullable LocalDate day(String value) {
            try {
                return value.length() == 8 ? LocalDate.parse(value, DAY) : null;
            } catch (DateTimeException e) {
                return null;
            }
        }

        private static String unescaped(String value) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '\\' && i + 1 < value.length()) {
                    char next = value.charAt(++i);
                    out.append(next == 'n' || next == 'N' ? ' ' : next);
                } else {
                    out.append(c);
                }
            }
            return out.toString().strip();
        }

        /// @return false where it is no holiday
        boolean addTo(List<HolidayRule> rules) {
            LocalDate first = start;
            if (first == null || isLeftOut) {
                return false;
            }
            // DTEND is the day after; without it, or where it is no later, the event has one day.
            LocalDate after = end == null || !end.isAfter(first) ? first.plusDays(1) : end;
            if (after.isAfter(first.plusDays(LONGEST_DAYS))) {
                return false;
            }
            Name name = Name.of(summary.isEmpty() ? "Holiday" : summary);
            for (LocalDate day = first; day.isBefore(after); day = day.plusDays(1)) {
                rules.add(
                        isYearly
                                ? new Yearly(
                                        MonthDay.from(day),
                                        name,
                                        day.getYear(),
                                        Integer.MAX_VALUE,
                                        HolidayRule.Substitution.NONE)
                                : Dated.once(day, name));
            }
            return true;
        }
    }
}
