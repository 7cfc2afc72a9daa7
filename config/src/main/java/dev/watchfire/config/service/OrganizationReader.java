// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.calendar.Holidays;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.engine.service.Service;
import dev.watchfire.engine.service.Services;
import dev.watchfire.engine.service.Team;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads those keys that say who looks after what, and when.
public final class OrganizationReader {
    /// As many as there may be teams of accounts.
    private static final int MOST_TEAMS = 1_000;

    private static final int MOST_CALENDARS = 200;
    private static final int MOST_BUSINESS_HOURS = 500;

    /// Rows of the configuration's own table.
    public static final List<Key> KEYS =
            List.of(
                    Key.sections("holidays", () -> HolidaysReader.SCHEMA).ours(),
                    Key.sections("business_hours", () -> BusinessHoursReader.SCHEMA).ours(),
                    Key.sections("teams", () -> TeamReader.SCHEMA).ours(),
                    Key.sections("services", () -> ServiceReader.SCHEMA).ours());

    private final Problems problems;
    private final @Nullable Set<String> receivers;
    private final Supplier<Set<String>> accountTeams;
    private final Function<Section, List<Matcher>> matchers;

    /// @param receivers the names that are defined, or null where that is not known because their
    ///   definitions are wrong
    /// @param accountTeams the names of the teams that people belong to, none where that is not
    ///   known
    /// @param matchers reads the `matchers` of a section
    public OrganizationReader(
            Problems problems,
            @Nullable Set<String> receivers,
            Supplier<Set<String>> accountTeams,
            Function<Section, List<Matcher>> matchers) {
        this.problems = problems;
        this.receivers = receivers;
        this.accountTeams = accountTeams;
        this.matchers = matchers;
    }

    /// @return what is right of it; where something is wrong, `problems` says so
    public Organization read(Section root) {
        Names calendarNames = new Names("calendar of holidays", problems);
        Map<String, Holidays> holidays = holidays(root, calendarNames);
        Set<String> calendars = known(root, "holidays", calendarNames);
        Names hourNames = new Names("business hours", problems);
        BusinessHoursReader hoursReader =
                new BusinessHoursReader(
                        problems, hourNames, calendarNames, holidays, calendars != null);
        List<BusinessHours> hours =
                list(root, "business_hours", MOST_BUSINESS_HOURS).stream()
                        .map(hoursReader::read)
                        .toList();
        Names teamNames = new Names("team", problems);
        List<Team> teams =
                teams(root, teamNames, hourNames, known(root, "business_hours", hourNames));
        Services services = services(root, teamNames, known(root, "teams", teamNames));
        return new Organization(teams, services, hours, List.copyOf(holidays.values()));
    }

    private Map<String, Holidays> holidays(Section root, Names names) {
        HolidaysReader reader = new HolidaysReader(problems, names);
        Map<String, Holidays> holidays = new LinkedHashMap<>();
        for (Section section : list(root, "holidays", MOST_CALENDARS)) {
            Holidays calendar = reader.read(section);
            holidays.putIfAbsent(calendar.name(), calendar);
        }
        return holidays;
    }

    private List<Team> teams(
            Section root, Names names, Names hours, @Nullable Set<String> knownHours) {
        TeamReader reader = new TeamReader(problems, names, receivers);
        Set<String> known = root.isGiven("teams") ? accountTeams.get() : Set.of();
        List<Team> teams = new ArrayList<>();
        for (Section section : list(root, "teams", MOST_TEAMS)) {
            Team team = reader.read(section);
            if (team.businessHours() != null) {
                hours.check(
                        knownHours,
                        section.at("business_hours"),
                        section.path("business_hours"),
                        team.businessHours(),
                        "they stand under business_hours");
            }
            if (!known.isEmpty() && !team.name().isEmpty() && !known.contains(team.name())) {
                problems.warn(
                        section.at("name"),
                        section.path("name"),
                        Code.DOUBTFUL,
                        "no team of accounts is called "
                                + Shown.text(team.name())
                                + ", so nobody belongs to it"
                                + Suggestion.clause(team.name(), known));
            }
            teams.add(team);
        }
        return teams;
    }

    private Services services(Section root, Names teams, @Nullable Set<String> knownTeams) {
        Names names = new Names("service", problems);
        ServiceReader reader = new ServiceReader(problems, names, teams, knownTeams, matchers);
        List<Section> sections = list(root, "services", Services.MOST_SERVICES);
        List<Service> read = sections.stream().map(reader::read).toList();
        Set<String> known = known(root, "services", names);
        sections.forEach(section -> reader.checkDependencies(section, known));
        Services services = new Services(read);
        for (List<Service> circle : services.circles()) {
            Section first = sections.get(read.indexOf(circle.getFirst()));
            problems.warn(
                    first.at("depends_on"),
                    first.path("depends_on"),
                    Code.DOUBTFUL,
                    "services depend on each other in a circle: "
                            + circle.stream()
                                    .map(Service::name)
                                    .collect(Collectors.joining(" → ")));
        }
        return services;
    }

    private List<Section> list(Section root, String key, int most) {
        List<Section> sections = root.sections(key);
        if (sections.size() <= most) {
            return sections;
        }
        problems.add(
                root.at(key),
                key,
                Code.TOO_LARGE,
                "at most %d %s, got %d".formatted(most, key.replace('_', ' '), sections.size()));
        return List.of();
    }

    /// The names of a list, or null where some may be missing because their definitions are wrong.
    private static @Nullable Set<String> known(Section root, String key, Names names) {
        if (!root.isGiven(key)) {
            return Set.of();
        }
        boolean all =
                root.value(key) instanceof Items items
                        && items.items().size() == root.sections(key).size()
                        && root.sections(key).stream().noneMatch(s -> s.isWrong("name"));
        return all && (names.all().isEmpty() == root.sections(key).isEmpty()) ? names.all() : null;
    }
}
