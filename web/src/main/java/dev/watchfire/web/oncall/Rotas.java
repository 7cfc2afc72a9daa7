// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.calendar.Holidays;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.access.Permission;
import dev.watchfire.people.teams.Team;
import dev.watchfire.people.users.User;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What all endpoints about schedules ask: which schedules there are, who may change them, and
/// whether somebody exists.
final class Rotas {
    static final Duration DEFAULT_RANGE = Duration.ofDays(14);

    private final EngineAccess engine;
    private final People people;
    private final InstantSource clock;

    Rotas(EngineAccess engine, People people, InstantSource clock) {
        this.engine = engine;
        this.people = people;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Image image() {
        return engine.image();
    }

    Rota rota() {
        return Rota.of(engine.image());
    }

    List<Schedule> schedules() {
        Configuration configuration = engine.image().configuration();
        return configuration == null ? List.of() : configuration.schedules();
    }

    /// Which days count as holidays for a schedule.
    Predicate<LocalDate> holidays(Schedule schedule) {
        Configuration configuration = engine.image().configuration();
        if (configuration == null) {
            return _ -> false;
        }
        List<Holidays> calendars = new ArrayList<>();
        for (String name : schedule.holidays()) {
            Holidays calendar = configuration.organization().holidays(name);
            if (calendar != null) {
                calendars.add(calendar);
            }
        }
        return day -> calendars.stream().anyMatch(calendar -> calendar.isHoliday(day));
    }

    @Nullable Schedule find(String name) {
        Configuration configuration = engine.image().configuration();
        return configuration == null ? null : configuration.schedule(name);
    }

    /// The one that the path names.
    Schedule schedule(Exchange exchange) throws Refusal {
        return require(exchange.variable("name"));
    }

    Schedule require(String name) throws Refusal {
        Schedule schedule = find(name);
        if (schedule == null) {
            throw Paging.missing("There is no schedule \"" + name + "\".");
        }
        return schedule;
    }

    /// Whether somebody may change who has duty: who responds in its team, or in any where it is of
    /// none.
    void requireChange(Caller caller, Schedule schedule) throws Refusal {
        if (!mayChange(caller, schedule)) {
            throw new Refusal(
                    Style.problem(
                            403,
                            "not-your-team",
                            "Schedule \"%s\" is the team %s's. Ask a responder of that team."
                                    .formatted(schedule.name(), schedule.team()),
                            null));
        }
    }

    boolean mayChange(Caller caller, Schedule schedule) {
        if (caller.may(Permission.RESPOND)) {
            return true;
        }
        String slug = schedule.team();
        if (slug == null) {
            return caller.mayAnywhere(Permission.RESPOND);
        }
        Team team = people.teams().named(slug);
        return team != null && caller.mayInTeam(Permission.RESPOND, team.id());
    }

    /// Whether somebody looks after the team of a schedule.
    boolean manages(Caller caller, @Nullable Schedule schedule) {
        String slug = schedule == null ? null : schedule.team();
        Team team = slug == null ? null : people.teams().named(slug);
        return caller.may(Permission.MANAGE)
                || team != null && caller.mayInTeam(Permission.MANAGE, team.id());
    }

    /// Whether somebody may speak for another: who manages a team that the other is in.
    boolean speaksFor(Caller caller, String person) {
        if (caller.may(Permission.MANAGE)) {
            return true;
        }
        User user = people.users().named(person);
        return user != null
                && people.teams().rolesOf(user.id()).keySet().stream()
                        .anyMatch(team -> caller.mayInTeam(Permission.MANAGE, team));
    }

    /// The user name of who asks.
    ///
    /// @throws Refusal where that is no person
    static String self(Exchange exchange) throws Refusal {
        if (exchange.caller() instanceof Caller.Person person) {
            return person.user().name();
        }
        throw new Refusal(
                Style.problem(
                        403,
                        "needs-a-person",
                        "This is about one's own shifts. Sign in with a user name; a service's"
                                + " token has none.",
                        null));
    }

    /// Those whom schedules can name, without what is only theirs.
    Answer people(Exchange exchange) {
        List<User> users = people.users().all();
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    for (User user : users) {
                        if (!user.disabled()) {
                            json.beginObject()
                                    .member("name", user.name())
                                    .member("displayName", user.displayName())
                                    .member("zone", user.zone())
                                    .endObject();
                        }
                    }
                    json.endArray().endObject();
                });
    }

    /// A user name, checked.
    String person(Fields fields, String field) throws Refusal {
        return known(fields.text(field), field);
    }

    @Nullable String personOrNull(Fields fields, String field) throws Refusal {
        String name = fields.text(field, "");
        return name.isEmpty() ? null : known(name, field);
    }

    String known(String name, String field) throws Refusal {
        User user = people.users().named(name);
        if (user == null) {
            throw Fields.invalid(
                    field, "There is no user \"%s\"; names are those of accounts.".formatted(name));
        }
        if (user.disabled()) {
            throw Fields.invalid(
                    field, "The account of \"%s\" is disabled; enable it first.".formatted(name));
        }
        return name;
    }

    static Instant required(Fields fields, String name) throws Refusal {
        Instant at = fields.instant(name);
        if (at == null) {
            throw Fields.invalid(name, name + " is missing, a time such as 2026-11-28T04:00:00Z.");
        }
        return at;
    }

    static UUID uuid(Exchange exchange) throws Refusal {
        String text = exchange.variable("id");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Paging.missing("There is nothing with the id " + text + ".");
        }
    }
}
