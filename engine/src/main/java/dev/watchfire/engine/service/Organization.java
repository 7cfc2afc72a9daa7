// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a configuration says about those who look after things. Every name that one of them gives
/// for another exists.
public record Organization(List<Team> teams) {
    public static final Organization NONE = new Organization(List.of());

    public Organization {
        teams = List.copyOf(teams);
    }

    public @Nullable Team team(String name) {
        for (Team team : teams) {
            if (team.name().equals(name)) {
                return team;
            }
        }
        return null;
    }
}
