// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.http.Refusal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How somebody wants to be reached, out of a posted object.
final class RulesReader {
    /// Those that messages are written in.
    private static final Set<String> LANGUAGES = Set.of("en", "ko");

    private RulesReader() {}

    static Wish wish(Fields fields) throws Refusal {
        return new Wish(
                true,
                language(fields),
                zone(fields),
                windows(fields.parts("quiet")),
                rules(fields.parts("rules")),
                fields.text("reminders", ""));
    }

    private static String language(Fields fields) throws Refusal {
        String language = fields.text("language");
        if (!LANGUAGES.contains(language)) {
            throw Fields.invalid(
                    "language", "Messages are written in en and ko, got \"" + language + "\".");
        }
        return language;
    }

    private static ZoneId zone(Fields fields) throws Refusal {
        String zone = fields.text("zone");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Fields.invalid(
                    "zone",
                    "There is no zone \"" + zone + "\"; zones have names such as Europe/Berlin.");
        }
        return ZoneId.of(zone);
    }

    private static List<Person.Window> windows(List<Fields> given) throws Refusal {
        List<Person.Window> windows = new ArrayList<>();
        for (Fields one : given) {
            windows.add(window(one));
        }
        return windows;
    }

    private static Person.Window window(Fields fields) throws Refusal {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String text : fields.texts("days")) {
            days.add(day(text));
        }
        return new Person.Window(days, time(fields, "from"), time(fields, "to"));
    }

    private static DayOfWeek day(String text) throws Refusal {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(text)) {
                return day;
            }
        }
        throw Fields.invalid("days", "expected a day such as \"monday\", got \"" + text + "\"");
    }

    private static LocalTime time(Fields fields, String name) throws Refusal {
        String text = fields.text(name);
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw Fields.invalid(
                    name, "expected a time of day such as \"22:00\", got \"" + text + "\"");
        }
    }

    private static List<Person.Rule> rules(List<Fields> given) throws Refusal {
        List<Person.Rule> rules = new ArrayList<>();
        for (Fields one : given) {
            Fields when = one.part("when");
            List<Person.Ring> rings = new ArrayList<>();
            for (Fields ring : one.parts("rings")) {
                rings.add(
                        new Person.Ring(
                                Duration.ofSeconds(ring.number("after", 0)), ring.text("method")));
            }
            rules.add(new Person.Rule(severities(one), when == null ? null : window(when), rings));
        }
        return rules;
    }

    private static Set<Severity> severities(Fields fields) throws Refusal {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        for (String text : fields.texts("severities")) {
            severities.add(severity(text));
        }
        return severities;
    }

    static Severity severity(@Nullable String text) throws Refusal {
        Severity severity = text == null ? null : Severity.parse(text);
        if (severity == null) {
            throw Fields.invalid(
                    "severities", "\"" + text + "\" is no severity; those are P1 to P5.");
        }
        return severity;
    }
}
