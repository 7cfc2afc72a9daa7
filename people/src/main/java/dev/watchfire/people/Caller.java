// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people;

import dev.watchfire.people.access.Permission;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.sessions.Session;
import dev.watchfire.people.tokens.Token;
import dev.watchfire.people.users.User;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks for something, and what he may.
public sealed interface Caller {
    /// Whether the role in the workspace allows it.
    boolean may(Permission permission);

    /// Whether a role allows it in the workspace or in any team.
    default boolean mayAnywhere(Permission permission) {
        return may(permission);
    }

    /// Whether it is allowed with the alerts of one team.
    default boolean mayInTeam(Permission permission, String teamId) {
        return may(permission);
    }

    /// The highest role with the alerts and members of one team.
    default Role roleIn(String teamId) {
        return Role.VIEWER;
    }

    Actor actor(String address);

    /// What to show as the author of something.
    String name();

    /// Nobody known; a route that is open to everybody asks nothing of him.
    record Stranger() implements Caller {
        @Override
        public boolean may(Permission permission) {
            return false;
        }

        @Override
        public Actor actor(String address) {
            return Actor.guest(address);
        }

        @Override
        public String name() {
            return "";
        }
    }

    /// Somebody, with a browser or with a token of his.
    ///
    /// @param teams roles by the ids of his teams
    /// @param session null with a token
    /// @param token null with a browser
    record Person(
            User user, Map<String, Role> teams, @Nullable Session session, @Nullable Token token)
            implements Caller {
        public Person {
            teams = Map.copyOf(teams);
        }

        /// Whether his token, where he came with one, is for this.
        public boolean inScope(Permission permission) {
            return token == null || token.scopes().contains(permission);
        }

        @Override
        public boolean may(Permission permission) {
            return inScope(permission) && user.role().may(permission);
        }

        @Override
        public boolean mayAnywhere(Permission permission) {
            return may(permission)
                    || inScope(permission)
                            && teams.values().stream().anyMatch(role -> role.may(permission));
        }

        @Override
        public boolean mayInTeam(Permission permission, String teamId) {
            Role inTeam = teams.get(teamId);
            return may(permission)
                    || inScope(permission) && inTeam != null && inTeam.may(permission);
        }

        @Override
        public Role roleIn(String teamId) {
            return user.role().or(teams.getOrDefault(teamId, Role.VIEWER));
        }

        @Override
        public Actor actor(String address) {
            return new Actor(Actor.Kind.USER, user.id(), user.name(), address);
        }

        @Override
        public String name() {
            return user.name();
        }
    }

    /// A program with a token of its own.
    record Service(Token token) implements Caller {
        @Override
        public boolean may(Permission permission) {
            // One team's service may look at everything, and change that team's alerts only.
            Role role = token.teamId().isEmpty() ? token.role() : Role.VIEWER;
            return token.scopes().contains(permission) && role.may(permission);
        }

        @Override
        public boolean mayAnywhere(Permission permission) {
            return token.scopes().contains(permission) && token.role().may(permission);
        }

        @Override
        public boolean mayInTeam(Permission permission, String teamId) {
            return may(permission) || token.teamId().equals(teamId) && mayAnywhere(permission);
        }

        @Override
        public Role roleIn(String teamId) {
            boolean its = token.teamId().isEmpty() || token.teamId().equals(teamId);
            return its ? token.role() : Role.VIEWER;
        }

        @Override
        public Actor actor(String address) {
            return new Actor(Actor.Kind.SERVICE, token.id(), token.name(), address);
        }

        @Override
        public String name() {
            return token.name();
        }
    }

    /// Whoever holds the operator's token, or a password of `--web.config.file`.
    ///
    /// @param name `operator`, or the name in the file
    record Operator(String name) implements Caller {
        @Override
        public boolean may(Permission permission) {
            return true;
        }

        @Override
        public boolean mayAnywhere(Permission permission) {
            return true;
        }

        @Override
        public boolean mayInTeam(Permission permission, String teamId) {
            return true;
        }

        @Override
        public Role roleIn(String teamId) {
            return Role.ADMIN;
        }

        @Override
        public Actor actor(String address) {
            return new Actor(Actor.Kind.OPERATOR, "", name, address);
        }
    }

    /// A source of alerts, by its key: it may post them, and nothing else.
    ///
    /// @param name of the source
    record Source(String id, String name) implements Caller {
        private static final Set<Permission> MAY = Set.of(Permission.INGEST);

        @Override
        public boolean may(Permission permission) {
            return MAY.contains(permission);
        }

        @Override
        public Actor actor(String address) {
            return new Actor(Actor.Kind.SERVICE, id, name, address);
        }
    }
}
