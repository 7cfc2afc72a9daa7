// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Section;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.engine.service.Team;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads those keys that say who looks after what, and when.
public final class OrganizationReader {
    /// As many as there may be teams of accounts.
    private static final int MOST_TEAMS = 1_000;

    /// Rows of the configuration's own table.
    public static final List<Key> KEYS =
            List.of(Key.sections("teams", () -> TeamReader.SCHEMA).ours());

    private final Problems problems;
    private final @Nullable Set<String> receivers;

    /// @param receivers the names that are defined, or null where that is not known because their
    ///   definitions are wrong
    public OrganizationReader(Problems problems, @Nullable Set<String> receivers) {
        this.problems = problems;
        this.receivers = receivers;
    }

    /// @return what is right of it; where something is wrong, `problems` says so
    public Organization read(Section root) {
        Names teamNames = new Names("team", problems);
        TeamReader reader = new TeamReader(problems, teamNames, receivers);
        List<Team> teams = list(root, "teams", MOST_TEAMS).stream().map(reader::read).toList();
        return new Organization(teams);
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
}
