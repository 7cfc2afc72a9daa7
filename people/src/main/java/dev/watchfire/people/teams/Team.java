// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.teams;

import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.audit.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// People who look after some alerts together.
///
/// @param slug names it in addresses and labels
/// @param matchers an alert that all of these match is the team's
/// @param members roles by the ids of users
/// @param revision counts changes of what it is called and which alerts are its; 1 at first
public record Team(
        String id,
        String slug,
        String name,
        List<String> matchers,
        Map<String, Role> members,
        long revision,
        Instant createdAt) {
    public Team {
        matchers = List.copyOf(matchers);
        members = Map.copyOf(members);
    }

    public Subject subject() {
        return new Subject("team", id, slug);
    }

    Team with(String newName, List<String> newMatchers) {
        return new Team(id, slug, newName, newMatchers, members, revision + 1, createdAt);
    }

    /// @param role null for not being one
    Team withMember(String userId, @Nullable Role role) {
        Map<String, Role> changed = new TreeMap<>(members);
        if (role == null) {
            changed.remove(userId);
        } else {
            changed.put(userId, role);
        }
        return new Team(id, slug, name, matchers, changed, revision, createdAt);
    }

    String detail() {
        return new Detail()
                .with("slug", slug)
                .with("name", name)
                .with("matchers", matchers)
                .toString();
    }
}
