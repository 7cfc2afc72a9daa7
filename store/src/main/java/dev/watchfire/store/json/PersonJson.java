// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Wish;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Those who can be paged, as records.
final class PersonJson {
    private PersonJson() {}

    static void write(Person person, JsonWriter to) {
        to.text(Field.NAME, person.name());
        to.flag(Field.ACTIVE, person.active());
        to.flag(Field.ADMINISTRATOR, person.administrator());
        RotaJson.texts(Field.TEAMS, person.teams(), to);
        to.text(Field.MAIL, person.mail());
        to.text(Field.LANGUAGE, person.language());
        to.text(Field.ZONE, person.zone().getId());
        to.flag(Field.OF_ACCOUNT, !person.wish().own());
        to.text(Field.REMINDERS, person.wish().reminders());
        to.beginArray(Field.QUIET);
        for (Person.Window window : person.quiet()) {
            to.beginObject();
            write(window, to);
            to.endInnerObject();
        }
        to.endArray();
        to.beginArray(Field.RULES);
        person.rules().forEach(rule -> write(rule, to));
        to.endArray();
        to.beginArray(Field.METHODS);
        for (ContactMethod method : person.methods()) {
            to.beginObject();
            to.text(Field.METHOD, method.id());
            to.text(Field.TYPE, method.type());
            to.text(Field.ADDRESS, method.address());
            to.text(Field.LABEL, method.label());
            to.instant(Field.ADDED_AT, method.addedAt());
            to.instant(Field.VERIFIED_AT, method.verifiedAt());
            to.text(Field.PROBLEM, method.problem());
            to.endInnerObject();
        }
        to.endArray();
        to.beginArray(Field.SENT);
        for (Person.Sent sent : person.sent()) {
            to.beginObject();
            to.text(Field.METHOD, sent.method());
            to.instant(Field.AT, sent.at());
            to.endInnerObject();
        }
        to.endArray();
    }

    private static void write(Person.Window window, JsonWriter to) {
        RotaJson.texts(
                Field.WEEKDAYS, window.days().stream().sorted().map(DayOfWeek::name).toList(), to);
        to.text(Field.FROM, window.from().toString());
        to.text(Field.TO, window.to().toString());
    }

    private static void write(Person.Rule rule, JsonWriter to) {
        to.beginObject();
        RotaJson.texts(
                Field.SEVERITIES,
                rule.severities().stream().sorted().map(Severity::name).toList(),
                to);
        to.beginArray(Field.RINGS);
        for (Person.Ring ring : rule.rings()) {
            to.beginObject();
            to.number(Field.AFTER, ring.after().toSeconds());
            to.text(Field.METHOD, ring.method());
            to.endInnerObject();
        }
        to.endArray();
        if (rule.when() != null) {
            write(rule.when(), to);
        }
        to.endInnerObject();
    }

    static Person person(JsonObject from) {
        List<ContactMethod> methods = new ArrayList<>();
        for (JsonObject method : from.objects(Field.METHODS)) {
            methods.add(
                    new ContactMethod(
                            method.text(Field.METHOD),
                            method.text(Field.TYPE),
                            method.text(Field.ADDRESS),
                            method.text(Field.LABEL),
                            method.instant(Field.ADDED_AT),
                            method.instantOrNull(Field.VERIFIED_AT),
                            method.text(Field.PROBLEM)));
        }
        List<Person.Sent> sent = new ArrayList<>();
        for (JsonObject one : from.objects(Field.SENT)) {
            sent.add(new Person.Sent(one.text(Field.METHOD), one.instant(Field.AT)));
        }
        return new Person(
                from.number(Field.ID),
                from.number(Field.REVISION),
                from.text(Field.NAME),
                from.flag(Field.ACTIVE),
                from.flag(Field.ADMINISTRATOR),
                from.texts(Field.TEAMS),
                from.text(Field.MAIL),
                wish(from),
                methods,
                sent);
    }

    private static Wish wish(JsonObject from) {
        Wish wish =
                new Wish(
                        !from.flag(Field.OF_ACCOUNT),
                        from.text(Field.LANGUAGE),
                        ZoneId.of(from.text(Field.ZONE)),
                        from.objects(Field.QUIET).stream().map(PersonJson::window).toList(),
                        from.objects(Field.RULES).stream().map(PersonJson::rule).toList(),
                        from.text(Field.REMINDERS));
        Wish none = Wish.ofAccount("", "");
        Wish said = new Wish(false, wish.language(), wish.zone(), wish.quiet(), wish.rules(), "");
        // Before the account's language counted, whoever said nothing was written down so.
        return wish.reminders().isEmpty() && said.equals(none) ? none : wish;
    }

    private static Person.Window window(JsonObject from) {
        Set<DayOfWeek> days =
                from.texts(Field.WEEKDAYS).stream()
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
        return new Person.Window(
                days, LocalTime.parse(from.text(Field.FROM)), LocalTime.parse(from.text(Field.TO)));
    }

    private static Person.Rule rule(JsonObject from) {
        Set<Severity> severities =
                from.texts(Field.SEVERITIES).stream()
                        .map(Severity::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Severity.class)));
        List<Person.Ring> rings = new ArrayList<>();
        for (JsonObject ring : from.objects(Field.RINGS)) {
            rings.add(
                    new Person.Ring(
                            Duration.ofSeconds(ring.number(Field.AFTER)), ring.text(Field.METHOD)));
        }
        return new Person.Rule(
                severities, from.text(Field.FROM).isEmpty() ? null : window(from), rings);
    }
}
