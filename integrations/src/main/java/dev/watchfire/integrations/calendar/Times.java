// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.ICalProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The times of one calendar, as they are written in it.
final class Times {
    private static final int LONGEST_SHOWN = 60;

    private final TimezoneInfo zones;
    private final LocalDateTime from;
    private final LocalDateTime to;
    private final Map<String, ZoneRules> byName = new HashMap<>();

    /// @param from the range that is read
    Times(TimezoneInfo zones, LocalDateTime from, LocalDateTime to) {
        this.zones = zones;
        this.from = from;
        this.to = to;
    }

    /// What a date shows on the wall, whatever zone it is in.
    ///
    /// @return null where it is none
    static @Nullable LocalDateTime wall(ICalDate date) {
        DateTimeComponents raw = date.getRawComponents();
        if (raw == null) {
            return null;
        }
        try {
            return LocalDateTime.of(
                    raw.getYear(),
                    raw.getMonth(),
                    raw.getDate(),
                    raw.getHour(),
                    raw.getMinute(),
                    // RFC 5545 lets leap seconds be written.
                    Math.min(raw.getSecond(), 59));
        } catch (DateTimeException e) {
            return null;
        }
    }

    static boolean isUtc(ICalDate date) {
        DateTimeComponents raw = date.getRawComponents();
        return raw != null && raw.isUtc();
    }

    /// In which zone a property's date is.
    ///
    /// @throws NoCalendar where the calendar names one and nobody knows it: a guess would put
    ///   somebody on call at the wrong time
    EventZone zone(ICalProperty property, ICalDate date) throws NoCalendar {
        if (isUtc(date)) {
            return EventZone.utc();
        }
        if (!date.hasTime() || zones.isFloating(property)) {
            return EventZone.ofReader();
        }
        TimezoneAssignment assigned = zones.getTimezone(property);
        if (assigned != null) {
            return zone(assigned);
        }
        String name = property.getParameter("TZID");
        if (name == null) {
            return EventZone.ofReader();
        }
        throw unknown(name);
    }

    /// By its name where the world knows that, else by what the calendar says of it.
    private EventZone zone(TimezoneAssignment assigned) throws NoCalendar {
        String global = assigned.getGlobalId();
        String name = global == null ? assigned.getTimeZone().getID() : global;
        ZoneRules known = known(name);
        if (known != null) {
            return EventZone.of(known);
        }
        VTimezone described = assigned.getComponent();
        ZoneRules rules =
                described == null
                        ? null
                        : byName.computeIfAbsent(
                                name, _ -> DescribedZone.rules(described, from, to));
        if (rules == null) {
            throw unknown(name);
        }
        return EventZone.of(rules);
    }

    /// Some programs put the name behind a path of their own.
    private static @Nullable ZoneRules known(String name) {
        String rest = name;
        while (true) {
            try {
                return ZoneId.of(rest).getRules();
            } catch (DateTimeException e) {
                int slash = rest.indexOf('/');
                if (slash < 0) {
                    return null;
                }
                rest = rest.substring(slash + 1);
            }
        }
    }

    private static NoCalendar unknown(String name) {
        return new NoCalendar(
                "It has times in the zone \"%s\", which nobody knows and it does not describe. Set the zone of its events to one such as Europe/Berlin."
                        .formatted(shown(name)));
    }

    static String shown(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }
}
