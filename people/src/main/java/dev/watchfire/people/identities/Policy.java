// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.identities;

import dev.watchfire.people.access.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who may come in through one provider, and what he may then.
///
/// @param domains lower case; whose verified address is in one may come uninvited
/// @param roles by groups; empty where the provider does not decide about roles
/// @param teams roles by slugs of teams, by groups
public record Policy(
        Set<String> domains, Map<String, Role> roles, Map<String, Map<String, Role>> teams) {
    public Policy {
        domains = Set.copyOf(domains);
        roles = Map.copyOf(roles);
        teams = Map.copyOf(teams);
    }

    /// Exactly the domain: who owns `example.org` need not own all that is below it.
    public boolean admits(String email) {
        int at = email.lastIndexOf('@');
        return at >= 0 && domains.contains(email.substring(at + 1).toLowerCase(Locale.ROOT));
    }

    public boolean decidesRoles() {
        return !roles.isEmpty();
    }

    /// The highest of all groups; viewer where none is named.
    public Role roleOf(List<String> groups) {
        Role role = Role.VIEWER;
        for (String group : groups) {
            role = role.or(roles.getOrDefault(group, Role.VIEWER));
        }
        return role;
    }

    /// The slugs of those teams that the provider decides about.
    public Set<String> decidedTeams() {
        Set<String> slugs = new TreeSet<>();
        teams.values().forEach(byTeam -> slugs.addAll(byTeam.keySet()));
        return slugs;
    }

    /// The highest role of all groups, by the slugs of teams.
    public Map<String, Role> teamsOf(List<String> groups) {
        Map<String, Role> found = new TreeMap<>();
        for (String group : groups) {
            teams.getOrDefault(group, Map.of())
                    .forEach((slug, role) -> found.merge(slug, role, Role::or));
        }
        return found;
    }
}
