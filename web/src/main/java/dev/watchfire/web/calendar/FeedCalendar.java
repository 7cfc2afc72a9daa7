// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.people.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A calendar of shifts. What comes of the same shifts is the same, byte for byte.
final class FeedCalendar {
    /// Programs that show calendars give up on much larger ones; what is furthest ahead is left
    /// out.
    static final int MOST_EVENTS = 5_000;

    /// How often programs should ask, in the two ways in which they are told.
    private static final String REFRESH = "PT15M";

    private static final int UID_BYTES = 16;

    private final Words words;
    private final String link;

    /// What people are called, by the names that schedules have.
    private final UnaryOperator<String> shownNames;

    /// Since when each schedule is as it is.
    private final Map<String, Instant> since;

    /// @param link to the console's page
    FeedCalendar(
            Words words,
            String link,
            UnaryOperator<String> shownNames,
            Map<String, Instant> since) {
        this.words = words;
        this.link = link;
        this.shownNames = shownNames;
        this.since = Map.copyOf(since);
    }

    /// @param about what the calendar is, for people
    byte[] schedule(String name, ZoneId zone, String about, List<Shift> shifts) {
        return write(words.scheduleCalendar(name), zone, about, shifts, "");
    }

    /// @param person whose they are
    byte[] person(String person, ZoneId zone, List<Shift> shifts) {
        return write(
                words.myShifts, zone, words.allShifts(shownNames.apply(person)), shifts, person);
    }

    private byte[] write(
            String name, ZoneId zone, String about, List<Shift> shifts, String person) {
        IcalWriter ical = new IcalWriter();
        ical.begin("VCALENDAR");
        ical.property("VERSION", "2.0");
        ical.property("PRODID", "-//Watchfire//On call//EN");
        ical.property("CALSCALE", "GREGORIAN");
        ical.property("METHOD", "PUBLISH");
        ical.text("NAME", name);
        ical.text("X-WR-CALNAME", name);
        ical.text("X-WR-CALDESC", about);
        ical.text("X-WR-TIMEZONE", zone.getId());
        ical.property("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        ical.property("X-PUBLISHED-TTL", REFRESH);
        shifts.stream()
                .sorted(
                        Comparator.comparing(Shift::start)
                                .thenComparing(s -> s.plan().schedule().name())
                                .thenComparing(Shift::role))
                .limit(MOST_EVENTS)
                .forEach(shift -> event(shift, person, ical));
        ical.end("VCALENDAR");
        return ical.bytes();
    }

    private void event(Shift shift, String person, IcalWriter ical) {
        String schedule = shift.plan().schedule().name();
        Instant stamp = since.getOrDefault(schedule, Instant.EPOCH);
        ical.begin("VEVENT");
        ical.property("UID", uid(shift, person));
        ical.instant("DTSTAMP", stamp);
        ical.instant("LAST-MODIFIED", stamp);
        ical.instant("DTSTART", shift.start());
        ical.instant("DTEND", shift.end());
        ical.text("SUMMARY", summary(shift, !person.isEmpty()));
        ical.text("DESCRIPTION", description(shift));
        // An address, which is no text and has nothing to escape.
        ical.property("URL", link);
        ical.property("TRANSP", "TRANSPARENT");
        ical.property("STATUS", "CONFIRMED");
        ical.end("VEVENT");
    }

    /// By what a shift stays itself when somebody else takes it over: its place and its start.
    private static String uid(Shift shift, String person) {
        byte[] hash =
                Secrets.hash(
                        shift.plan().schedule().name()
                                + '\n'
                                + shift.role()
                                + '\n'
                                + shift.start().toEpochMilli()
                                + '\n'
                                + person);
        return HexFormat.of().formatHex(hash, 0, UID_BYTES) + "@watchfire";
    }

    private String summary(Shift shift, boolean own) {
        String schedule = shift.plan().schedule().name();
        boolean named =
                !shift.role().equals(Layer.PRIMARY) || shift.plan().schedule().roles().size() > 1;
        String place = named ? schedule + " (" + shift.role() + ")" : schedule;
        if (own) {
            return words.ownShift(place);
        }
        return shift.people().stream()
                        .map(person -> shownNames.apply(person.name()))
                        .collect(Collectors.joining(", "))
                + " · "
                + place;
    }

    /// A line for each: who, by which layer, in place of whom.
    private String description(Shift shift) {
        List<String> lines = new ArrayList<>();
        for (Duty.Person person : shift.people()) {
            List<String> why = new ArrayList<>();
            if (!person.layer().isEmpty()) {
                why.add(words.layer(person.layer()));
            }
            if (!person.instead().isEmpty()) {
                why.add(words.instead(shownNames.apply(person.instead())));
            }
            String name = shownNames.apply(person.name());
            lines.add(why.isEmpty() ? name : name + ": " + String.join(", ", why));
        }
        return String.join("\n", lines);
    }

    /// What a client compares.
    static String tag(byte[] body) {
        byte[] hash = Secrets.hash(new String(body, StandardCharsets.UTF_8));
        return "\"" + HexFormat.of().formatHex(hash, 0, UID_BYTES) + "\"";
    }
}
