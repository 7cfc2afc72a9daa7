// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.calendar.BusinessHours.Span;
import dev.watchfire.engine.calendar.BusinessHours.Window;
import dev.watchfire.engine.calendar.Holiday;
import dev.watchfire.engine.calendar.Holidays;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `/holidays` and `/business-hours`.
final class CalendarEndpoints {
    /// Ten years; a page shows one.
    private static final int LONGEST_DAYS = 3_660;

    private final EngineAccess engine;
    private final InstantSource clock;

    CalendarEndpoints(EngineAccess engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    private Organization organization() {
        Configuration configuration = engine.image().configuration();
        return configuration == null ? Organization.NONE : configuration.organization();
    }

    /// The holidays of a range, of one calendar or of all.
    Answer holidays(Exchange exchange) throws Refusal {
        List<Holidays> all = organization().holidays();
        List<Holidays> asked = asked(exchange, all);
        int year = clock.instant().atZone(ZoneOffset.UTC).getYear();
        LocalDate from = day(exchange, "from", LocalDate.of(year, 1, 1));
        LocalDate to = day(exchange, "to", from.with(TemporalAdjusters.lastDayOfYear()));
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST_DAYS) {
            throw Paging.refuse(
                    "to",
                    "to must not be before from, nor more than " + LONGEST_DAYS + " days later.");
        }
        return Answer.json(
                200,
                json -> {
                    json.beginObject()
                            .member("from", from.toString())
                            .member("to", to.toString())
                            .name("items")
                            .beginArray();
                    for (Holidays calendar : asked) {
                        for (Holiday holiday : calendar.between(from, to)) {
                            write(holiday, calendar, json);
                        }
                    }
                    json.endArray().name("calendars").beginArray();
                    for (Holidays calendar : all) {
                        json.beginObject().member("name", calendar.name());
                        ServiceJson.number("firstYear", number(calendar.firstYear()), json);
                        ServiceJson.number("lastYear", number(calendar.lastYear()), json);
                        json.endObject();
                    }
                    json.endArray().name("incomplete").beginArray();
                    for (Holidays calendar : asked) {
                        for (int y = from.getYear(); y <= to.getYear(); y++) {
                            if (!calendar.isComplete(y)) {
                                json.beginObject()
                                        .member("calendar", calendar.name())
                                        .member("year", y)
                                        .endObject();
                            }
                        }
                    }
                    json.endArray().endObject();
                });
    }

    private static List<Holidays> asked(Exchange exchange, List<Holidays> all) throws Refusal {
        String name = exchange.query().get("calendar");
        if (name == null || name.isEmpty()) {
            return all;
        }
        List<Holidays> asked = all.stream().filter(c -> c.name().equals(name)).toList();
        if (asked.isEmpty()) {
            throw Paging.missing("There is no calendar of holidays \"" + name + "\".");
        }
        return asked;
    }

    private static @Nullable Long number(@Nullable Integer year) {
        return year == null ? null : year.longValue();
    }

    private static LocalDate day(Exchange exchange, String parameter, LocalDate missing)
            throws Refusal {
        String text = exchange.query().get(parameter);
        if (text == null || text.isEmpty()) {
            return missing;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // Refused below like any other text.
        }
        throw Paging.refuse(
                parameter,
                parameter + " is \"" + text + "\"; it must be a day such as 2026-12-31.");
    }

    private static void write(Holiday holiday, Holidays calendar, JsonWriter json) {
        json.beginObject()
                .member("date", holiday.date().toString())
                .member("name", holiday.name().english())
                .member("nameKo", holiday.name().korean())
                .member("substitute", holiday.isSubstitute())
                .member("calendar", calendar.name())
                .endObject();
    }

    /// Each with whether it is open now, and this week of its own zone.
    Answer businessHours(Exchange exchange) {
        List<BusinessHours> all = organization().businessHours();
        Instant now = clock.instant();
        return Answer.json(
                200,
                json -> {
                    json.beginObject().member("at", now).name("items").beginArray();
                    all.forEach(hours -> write(hours, now, json));
                    json.endArray().endObject();
                });
    }

    private static void write(BusinessHours hours, Instant now, JsonWriter json) {
        json.beginObject()
                .member("name", hours.name())
                .member("zone", hours.zone().getId())
                .name("hours")
                .beginArray();
        for (Window window : hours.windows()) {
            json.beginObject()
                    .member(
                            "days",
                            window.days().stream().sorted().map(CalendarEndpoints::word).toList())
                    .member("from", window.from().toString())
                    .member("to", window.to().toString())
                    .endObject();
        }
        json.endArray()
                .member("holidays", hours.holidays().stream().map(Holidays::name).toList())
                .member("open", hours.isOpen(now))
                .member("nextChange", hours.nextChange(now))
                .name("week");
        week(hours, now, json);
        json.endObject();
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT).substring(0, 3);
    }

    private static void week(BusinessHours hours, Instant now, JsonWriter json) {
        LocalDate monday =
                now.atZone(hours.zone())
                        .toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant from = monday.atStartOfDay(hours.zone()).toInstant();
        Instant to = monday.plusWeeks(1).atStartOfDay(hours.zone()).toInstant();
        json.beginObject()
                .member("monday", monday.toString())
                .member("from", from)
                .member("to", to)
                .name("open")
                .beginArray();
        for (Span span : hours.open(from, to)) {
            json.beginObject().member("start", span.start()).member("end", span.end()).endObject();
        }
        json.endArray().name("holidays").beginArray();
        for (Holidays calendar : hours.holidays()) {
            for (Holiday holiday : calendar.between(monday, monday.plusDays(6))) {
                write(holiday, calendar, json);
            }
        }
        json.endArray().endObject();
    }
}
