// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.silences;

import dev.watchfire.engine.silence.Recurrence;
import dev.watchfire.engine.silence.Recurrence.Repeat;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.http.Refusal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// When windows come round, as members of an object.
final class RecurrenceFields {
    private RecurrenceFields() {}

    static Recurrence read(Fields fields) throws Refusal {
        String repeat = fields.text("repeat", "once");
        Repeat kind =
                switch (repeat) {
                    case "once" -> Repeat.ONCE;
                    case "daily" -> Repeat.DAILY;
                    case "weekly" -> Repeat.WEEKLY;
                    case "monthly" -> Repeat.MONTHLY;
                    default ->
                            throw Fields.invalid(
                                    "repeat",
                                    "expected once, daily, weekly or monthly, got \""
                                            + repeat
                                            + "\"");
                };
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (String day : fields.has("weekdays") ? fields.texts("weekdays") : List.<String>of()) {
            weekdays.add(
                    read(
                            "weekdays",
                            "a day of the week such as monday",
                            day,
                            d -> DayOfWeek.valueOf(d.toUpperCase(Locale.ROOT))));
        }
        String until = fields.text("until", "");
        Recurrence recurrence =
                new Recurrence(
                        read("zone", "a zone such as Asia/Seoul", fields.text("zone"), ZoneId::of),
                        read(
                                "first",
                                "a day and time of the wall clock such as 2026-11-28T02:00",
                                fields.text("first"),
                                LocalDateTime::parse),
                        Duration.ofMinutes(fields.number("minutes", 0)),
                        kind,
                        fields.number("every", 1),
                        weekdays,
                        until.isEmpty()
                                ? null
                                : read(
                                        "until",
                                        "a day such as 2027-03-31",
                                        until,
                                        LocalDate::parse));
        String problem = recurrence.problem();
        if (problem != null) {
            throw Fields.invalid(fieldOf(recurrence), sentence(problem));
        }
        return recurrence;
    }

    /// The field that {@link Recurrence#problem} is about.
    private static String fieldOf(Recurrence recurrence) {
        Duration duration = recurrence.duration();
        if (!duration.isPositive() || duration.compareTo(Recurrence.LONGEST) > 0) {
            return "minutes";
        }
        boolean wrongStep = recurrence.every() < 1 || recurrence.every() > Recurrence.MOST_EVERY;
        return wrongStep ? "every" : "until";
    }

    static String sentence(String problem) {
        return problem.substring(0, 1).toUpperCase(Locale.ROOT) + problem.substring(1) + ".";
    }

    private interface Parsing<T> {
        T parse(String text);
    }

    private static <T> T read(String field, String expected, String text, Parsing<T> parsing)
            throws Refusal {
        try {
            return parsing.parse(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Fields.invalid(field, "expected " + expected + ", got \"" + text + "\"");
        }
    }
}
