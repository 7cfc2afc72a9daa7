// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.oncall.Subscription;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.absences.AbsenceCalendar;
import dev.watchfire.people.users.User;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.accounts.Accounts;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/calendars` and `/users/me/absence-calendar`: calendars elsewhere, and how reading them goes.
final class SubscriptionEndpoints {
    private final EngineAccess engine;
    private final Accounts accounts;
    private final People people;
    private final Vault vault;
    private final CalendarReads reads;

    SubscriptionEndpoints(EngineAccess engine, People people, Vault vault, CalendarReads reads) {
        this.engine = engine;
        this.accounts = new Accounts(people);
        this.people = people;
        this.vault = vault;
        this.reads = reads;
    }

    /// Those that plan layers.
    Answer list(Exchange exchange) {
        Image image = engine.image();
        Map<String, SubscribedCalendar> copies = copies(image);
        Map<Subscription, List<String>> users = users(image.configuration());
        return Answer.json(
                200,
                out -> {
                    out.beginObject().name("items").beginArray();
                    users.forEach(
                            (calendar, usedBy) -> {
                                out.beginObject()
                                        .member("url", shown(calendar.url().reveal()))
                                        .member("usedBy", usedBy);
                                SubscribedCalendar copy = copies.get(calendar.source());
                                state(calendar.source(), copy, out);
                                out.member("unmatched", copy == null ? List.of() : copy.unmatched())
                                        .endObject();
                            });
                    out.endArray().endObject();
                });
    }

    /// By the calendar: the schedules and layers, in the order of the configuration.
    private static Map<Subscription, List<String>> users(@Nullable Configuration configuration) {
        Map<Subscription, List<String>> users = new LinkedHashMap<>();
        if (configuration != null) {
            for (Schedule schedule : configuration.schedules()) {
                for (Layer layer : schedule.layers()) {
                    Subscription calendar = layer.calendar();
                    if (calendar != null) {
                        users.computeIfAbsent(calendar, _ -> new ArrayList<>())
                                .add(schedule.name() + "/" + layer.name());
                    }
                }
            }
        }
        return users;
    }

    private static Map<String, SubscribedCalendar> copies(Image image) {
        Map<String, SubscribedCalendar> copies = new HashMap<>();
        image.calendars().forEach(copy -> copies.put(copy.source(), copy));
        return copies;
    }

    /// Only where it leads: the rest may be a key.
    private static String shown(String url) {
        try {
            URI uri = URI.create(url);
            int port = uri.getPort();
            return uri.getScheme() + "://" + uri.getHost() + (port < 0 ? "" : ":" + port) + "/…";
        } catch (IllegalArgumentException e) {
            return "…";
        }
    }

    private void state(String source, @Nullable SubscribedCalendar copy, JsonWriter out) {
        Instant kept = copy == null ? Instant.EPOCH : copy.readAt();
        Instant since = reads.readAt(source);
        Instant last = since != null && since.isAfter(kept) ? since : kept;
        out.member("readAt", last.equals(Instant.EPOCH) ? null : last)
                .member("problem", copy == null || copy.problem().isEmpty() ? null : copy.problem())
                .member("events", copy == null ? 0 : copy.events().size());
    }

    /// The route lets nobody else in.
    private static User me(Exchange exchange) {
        if (exchange.caller() instanceof Caller.Person person) {
            return person.user();
        }
        throw new IllegalStateException("asked by " + exchange.caller());
    }

    /// Of nowhere where there is none: that is no error, and is asked for often.
    Answer mine(Exchange exchange) {
        User me = me(exchange);
        AbsenceCalendar mine = people.absenceCalendars().of(me.id());
        return mine == null
                ? Answer.json(
                        200,
                        out ->
                                out.beginObject()
                                        .member("url", (String) null)
                                        .member("readAt", (Instant) null)
                                        .member("problem", (String) null)
                                        .member("events", 0)
                                        .endObject())
                : shown(mine);
    }

    private Answer shown(AbsenceCalendar mine) {
        String source = SubscribedCalendar.ofPerson(mine.user());
        SubscribedCalendar copy = copies(engine.image()).get(source);
        return Answer.json(
                200,
                out -> {
                    out.beginObject().member("url", mine.shown());
                    state(source, copy, out);
                    out.endObject();
                });
    }

    Answer setMine(Exchange exchange) throws Refusal {
        User me = me(exchange);
        String url = Fields.of(exchange).text("url");
        AbsenceCalendar made =
                accounts.change(
                        exchange,
                        change ->
                                people.absenceCalendars()
                                        .put(change, vault, me, url, reads::canRead));
        reads.soon(SubscribedCalendar.ofPerson(me.id()));
        return shown(made);
    }

    Answer removeMine(Exchange exchange) throws Refusal {
        User me = me(exchange);
        accounts.change(
                exchange,
                change -> {
                    people.absenceCalendars().remove(change, me);
                    return true;
                });
        return Answer.empty(204);
    }
}
