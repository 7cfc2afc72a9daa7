// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.calendar.Holidays;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.oncall.Turn;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.engine.service.Team;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the words of a policy mean at an instant: which people, which receiver, which hours.
public final class Targets {
    /// How far ahead somebody is looked for who has duty next; doubled steps, so that a rotation of
    /// hours costs little.
    private static final List<Duration> AHEAD =
            List.of(Duration.ofDays(8), Duration.ofDays(32), Duration.ofDays(128));

    /// Calendars and changes of so many days tell who has duty besides the rotation's people.
    private static final Duration LOOK = Duration.ofDays(32);

    private static final Set<DayOfWeek> WEEKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    private Targets() {}

    /// The names of those who are meant, each once; nobody for a channel, or for what is gone. A
    /// name need not be that of somebody who can be asked: that is for the caller to see.
    public static List<String> people(
            PageTarget target,
            Configuration configuration,
            Rota rota,
            Collection<Person> known,
            Instant at) {
        return switch (target) {
            case PageTarget.Somebody(String person) -> List.of(person);
            case PageTarget.OnSchedule(
                            String name,
                            String role,
                            PageTarget.OnSchedule.Whom whom) -> {
                Schedule schedule = configuration.schedule(name);
                yield schedule == null ? List.of() : onSchedule(schedule, role, whom, rota, at);
            }
            case PageTarget.WholeTeam(String team) -> members(team, known);
            case PageTarget.Channel _, PageTarget.External _ -> List.of();
        };
    }

    /// The receiver that tells a channel or a vendor; null for people, and for what has none.
    public static @Nullable String receiver(PageTarget target, Configuration configuration) {
        return switch (target) {
            case PageTarget.Channel(String receiver) ->
                    configuration.receiver(receiver) == null ? null : receiver;
            case PageTarget.External(String name) -> {
                Vendor vendor = configuration.paging().vendor(name);
                yield vendor == null || configuration.receiver(vendor.receiver()) == null
                        ? null
                        : vendor.receiver();
            }
            case PageTarget.Somebody _, PageTarget.OnSchedule _, PageTarget.WholeTeam _ -> null;
        };
    }

    /// The hours that a condition means, or null where it means none or they are gone.
    public static @Nullable BusinessHours hours(Condition condition, Configuration configuration) {
        Organization organization = configuration.organization();
        if (!condition.hours().isEmpty()) {
            return organization.businessHours(condition.hours());
        }
        Schedule schedule =
                condition.schedule().isEmpty()
                        ? null
                        : configuration.schedule(condition.schedule());
        if (schedule == null) {
            return null;
        }
        String team = schedule.team();
        BusinessHours ofTeam = team == null ? null : hours(team, configuration);
        return ofTeam == null ? usual(schedule, organization) : ofTeam;
    }

    /// The business hours of a team, or null where it has none.
    public static @Nullable BusinessHours hours(String team, Configuration configuration) {
        Team found = configuration.organization().team(team);
        String hours = found == null ? null : found.businessHours();
        return hours == null ? null : configuration.organization().businessHours(hours);
    }

    private static BusinessHours usual(Schedule schedule, Organization organization) {
        List<Holidays> holidays =
                schedule.holidays().stream()
                        .map(organization::holidays)
                        .filter(Objects::nonNull)
                        .toList();
        return new BusinessHours(
                schedule.name(),
                schedule.zone(),
                List.of(new BusinessHours.Window(WEEKDAYS, OPENS, CLOSES)),
                holidays);
    }

    private static List<String> members(String team, Collection<Person> known) {
        Set<String> names = new TreeSet<>();
        for (Person person : known) {
            if (person.active() && person.teams().contains(team)) {
                names.add(person.name());
            }
        }
        return List.copyOf(names);
    }

    private static List<String> onSchedule(
            Schedule schedule,
            String wanted,
            PageTarget.OnSchedule.Whom whom,
            Rota rota,
            Instant at) {
        String role = wanted.isEmpty() ? schedule.firstRole() : wanted;
        OnCall onCall = rota.onCall(schedule);
        return switch (whom) {
            case CURRENT -> names(onCall.at(at, role));
            case NEXT -> next(onCall, role, at);
            case ALL -> all(schedule, onCall, role, at);
        };
    }

    /// Those of the first duty to come that somebody has who does not have it now.
    private static List<String> next(OnCall onCall, String role, Instant at) {
        List<String> now = names(onCall.at(at, role));
        for (Duration ahead : AHEAD) {
            for (Duty duty : onCall.between(at, at.plus(ahead), role)) {
                List<String> others = new ArrayList<>(names(duty.people()));
                others.removeAll(now);
                if (!others.isEmpty()) {
                    return List.copyOf(others);
                }
            }
        }
        return List.of();
    }

    private static List<String> all(Schedule schedule, OnCall onCall, String role, Instant at) {
        Set<String> all = new LinkedHashSet<>();
        for (Layer layer : schedule.layers()) {
            LocalDateTime until = layer.until();
            LocalDateTime today = LocalDateTime.ofInstant(at, layer.zone());
            if (!layer.role().equals(role) || (until != null && !until.isAfter(today))) {
                continue;
            }
            for (Turn turn : layer.rotation().turns()) {
                for (Turn.Member member : turn.members()) {
                    var last = member.until();
                    if (last == null || !last.isBefore(today.toLocalDate())) {
                        all.add(member.person());
                    }
                }
            }
        }
        for (Duty duty : onCall.between(at, at.plus(LOOK), role)) {
            all.addAll(names(duty.people()));
        }
        return List.copyOf(all);
    }

    private static List<String> names(List<Duty.Person> people) {
        return people.stream().map(Duty.Person::name).toList();
    }
}
