// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.service.Names;
import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.service.Team;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What there is besides paging that paging may name. What is null is not known, because its
/// definitions are wrong, and no name of it is worth a message.
final class Known {
    /// A name that nobody has is found by comparing it with all; more are a program's mistake.
    private static final int MOST_SUGGESTIONS = 100;

    private final Problems problems;
    private final @Nullable Map<String, Receiver> receivers;
    private final @Nullable Map<String, Schedule> schedules;
    private final @Nullable Set<String> teams;
    private final @Nullable Set<String> hours;
    private final Set<String> people;
    private final Set<String> accountTeams;
    private final Names receiverNames;
    private final Names scheduleNames;
    private final Names teamNames;
    private final Names hourNames;
    private int suggestions;

    /// @param teams of the configuration
    /// @param accountTeams that people belong to, none where that is not known
    /// @param people with accounts, none where that is not known
    Known(
            Problems problems,
            @Nullable Collection<Receiver> receivers,
            @Nullable Collection<Schedule> schedules,
            @Nullable Set<String> teams,
            @Nullable Set<String> hours,
            Supplier<Set<String>> accountTeams,
            Supplier<Set<String>> people) {
        this.problems = problems;
        this.receivers =
                receivers == null
                        ? null
                        : receivers.stream()
                                .collect(Collectors.toMap(Receiver::name, r -> r, (a, _) -> a));
        this.schedules = schedules == null ? null : byName(schedules);
        this.teams = teams;
        this.hours = hours;
        this.accountTeams = accountTeams.get();
        this.people = people.get();
        receiverNames = new Names("receiver", problems);
        scheduleNames = new Names("schedule", problems);
        teamNames = new Names("team", problems);
        hourNames = new Names("business hours", problems);
    }

    /// What a configuration in force has, for what would be a part of it.
    static Known of(
            Configuration configuration,
            Problems problems,
            Supplier<Set<String>> accountTeams,
            Supplier<Set<String>> people) {
        return new Known(
                problems,
                configuration.receivers(),
                configuration.schedules(),
                configuration.teams().stream().map(Team::name).collect(Collectors.toSet()),
                configuration.organization().businessHours().stream()
                        .map(BusinessHours::name)
                        .collect(Collectors.toSet()),
                accountTeams,
                people);
    }

    private static Map<String, Schedule> byName(Collection<Schedule> schedules) {
        Map<String, Schedule> byName = new LinkedHashMap<>();
        schedules.forEach(schedule -> byName.put(schedule.name(), schedule));
        return byName;
    }

    /// The receiver, which tells somebody and does not begin pages itself; else null.
    ///
    /// @param use what it is for, such as `a channel of a policy`
    @Nullable String channel(Section section, String key, String use) {
        String name = section.textOrNull(key);
        if (name == null || receivers == null) {
            return name;
        }
        Receiver receiver = receivers.get(name);
        if (receiver == null) {
            receiverNames.check(
                    receivers.keySet(),
                    section.at(key),
                    section.path(key),
                    name,
                    use + " is one of receivers");
            return null;
        }
        if (receiver.integrations().isEmpty()) {
            wrong(section, key, "the receiver " + Shown.text(name) + " tells nobody");
            return null;
        }
        String pages = pages(receiver, receivers);
        if (pages != null) {
            wrong(
                    section,
                    key,
                    use
                            + " must not page people, so that no page leads to another one: "
                            + (pages.equals(name)
                                    ? Shown.text(name) + " has page_configs"
                                    : Shown.text(name)
                                            + " falls back to "
                                            + Shown.text(pages)
                                            + ", which has page_configs"));
            return null;
        }
        return name;
    }

    /// The first that begins pages, of a receiver and what it falls back to.
    private static @Nullable String pages(Receiver receiver, Map<String, Receiver> all) {
        Set<String> seen = new HashSet<>();
        Receiver next = receiver;
        while (next != null && seen.add(next.name())) {
            if (next.integrations().stream().anyMatch(i -> i.type().equals("page"))) {
                return next.name();
            }
            next = next.fallback() == null ? null : all.get(next.fallback());
        }
        return null;
    }

    /// Whether there is such a schedule, and where a role is named, that role in it.
    void schedule(Section section, String key, String role) {
        String name = section.text(key);
        if (schedules == null || name.isEmpty()) {
            return;
        }
        Schedule schedule = schedules.get(name);
        if (schedule == null) {
            scheduleNames.check(
                    schedules.keySet(),
                    section.at(key),
                    section.path(key),
                    name,
                    "they stand under schedules");
        } else if (!role.isEmpty() && !schedule.roles().contains(role)) {
            String clause = Suggestion.clause(role, schedule.roles());
            problems.add(
                    section.at("role"),
                    section.path("role"),
                    Code.UNDEFINED,
                    "the schedule "
                            + Shown.text(name)
                            + " has no role "
                            + Shown.text(role)
                            + (clause.isEmpty()
                                    ? "; it has " + String.join(", ", schedule.roles())
                                    : clause));
        }
    }

    /// A team of the configuration or of accounts.
    void team(Section section, String key) {
        team(section.at(key), section.path(key), section.text(key));
    }

    void team(Position at, String path, String name) {
        if (teams == null || name.isEmpty() || accountTeams.contains(name)) {
            return;
        }
        if (accountTeams.isEmpty() && teams.isEmpty()) {
            // Read away from the server: nothing says which there are.
            return;
        }
        Set<String> all = new HashSet<>(teams);
        all.addAll(accountTeams);
        teamNames.check(all, at, path, name, "a team has people, or stands under teams");
    }

    void hours(Section section, String key) {
        String name = section.text(key);
        if (!name.isEmpty()) {
            hourNames.check(
                    hours,
                    section.at(key),
                    section.path(key),
                    name,
                    "they stand under business_hours");
        }
    }

    /// People come and go: nobody's name stops a configuration.
    void person(Section section, String key) {
        String name = section.text(key);
        if (!name.isEmpty() && !people.isEmpty() && !people.contains(name)) {
            String clause = suggestions++ < MOST_SUGGESTIONS ? Suggestion.clause(name, people) : "";
            problems.warn(
                    section.at(key),
                    section.path(key),
                    Code.DOUBTFUL,
                    "nobody is called " + Shown.text(name) + ", so nobody is asked" + clause);
        }
    }

    Problems problems() {
        return problems;
    }

    void wrong(Section section, String key, String message) {
        problems.add(section.at(key), section.path(key), Code.INVALID_VALUE, message);
    }

    /// At most so many of a list.
    <T> List<T> bounded(Section section, String key, List<T> list, int most) {
        if (list.size() <= most) {
            return list;
        }
        problems.add(
                section.at(key),
                section.path(key),
                Code.TOO_LARGE,
                "at most %d %s, got %d".formatted(most, key.replace('_', ' '), list.size()));
        return List.of();
    }
}
