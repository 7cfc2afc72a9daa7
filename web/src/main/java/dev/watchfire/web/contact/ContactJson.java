// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Why;
import dev.watchfire.web.json.JsonWriter;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How somebody is reached, as our API shows it.
final class ContactJson {
    private ContactJson() {}

    /// @param types that this server can send
    /// @param whole whether addresses are shown as they are
    static void write(Person person, Set<String> types, boolean whole, JsonWriter json) {
        json.beginObject()
                .member("person", person.name())
                .member("language", person.language())
                .member("zone", person.zone().getId())
                .member("reminders", person.wish().reminders())
                .name("quiet")
                .beginArray();
        person.quiet().forEach(window -> window(window, json));
        json.endArray().name("rules").beginArray();
        person.rules().forEach(rule -> rule(rule, json));
        json.endArray().name("methods").beginArray();
        for (ContactMethod method : person.methods()) {
            write(method, whole, json);
        }
        ContactMethod account = person.method(ContactMethod.ACCOUNT_MAIL);
        if (account != null) {
            write(account, whole, json);
        }
        json.endArray().member("types", new TreeSet<>(types)).name("problem");
        Why problem = problem(person, types);
        if (problem == null) {
            json.raw("null");
        } else {
            json.value(problem);
        }
        json.endObject();
    }

    static void write(ContactMethod method, boolean whole, JsonWriter json) {
        json.beginObject()
                .member("id", method.id())
                .member("type", method.type())
                .member(
                        "address",
                        whole
                                ? Addresses.shown(method.type(), method.address())
                                : Addresses.masked(method.type(), method.address()))
                .member("label", method.label())
                .member("verifiedAt", method.verifiedAt())
                .member("problem", method.problem())
                .endObject();
    }

    /// Why nothing reaches them, or null.
    private static @Nullable Why problem(Person person, Set<String> types) {
        if (!person.active()) {
            return Why.of(Sentence.DISABLED);
        }
        List<ContactMethod> usable = person.reachable();
        if (usable.stream().anyMatch(method -> types.contains(method.type()))) {
            return null;
        }
        if (!usable.isEmpty()) {
            return Why.of(Sentence.MEANS_NOT_SET_UP);
        }
        return Why.of(person.methods().isEmpty() ? Sentence.NO_MEANS : Sentence.NO_PROVED_MEANS);
    }

    private static void window(Person.Window window, JsonWriter json) {
        json.beginObject()
                .member("days", days(window.days()))
                .member("from", window.from().toString())
                .member("to", window.to().toString())
                .endObject();
    }

    private static List<String> days(Set<DayOfWeek> days) {
        return new TreeSet<>(days)
                .stream().map(day -> day.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static void rule(Person.Rule rule, JsonWriter json) {
        json.beginObject()
                .member(
                        "severities",
                        new TreeSet<>(rule.severities()).stream().map(Severity::name).toList())
                .name("when");
        Person.Window when = rule.when();
        if (when == null) {
            json.raw("null");
        } else {
            window(when, json);
        }
        json.name("rings").beginArray();
        for (Person.Ring ring : rule.rings()) {
            json.beginObject()
                    .member("after", ring.after().toSeconds())
                    .member("method", ring.method())
                    .endObject();
        }
        json.endArray().endObject();
    }
}
