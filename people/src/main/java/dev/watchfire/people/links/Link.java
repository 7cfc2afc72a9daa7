// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.links;

import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.audit.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What somebody holds who may set a password once.
///
/// @param key the hash of its secret
/// @param userId whose password it resets; empty for the others
/// @param email whom it invites; empty where it is handed over otherwise
/// @param role that the invited gets in the workspace
/// @param teams roles that the invited gets, by the ids of teams
/// @param createdBy name of who made it
public record Link(
        String id,
        String key,
        Kind kind,
        String userId,
        String email,
        Role role,
        Map<String, Role> teams,
        String createdBy,
        Instant createdAt,
        Instant expiresAt) {
    public enum Kind {
        /// Makes the first administrator. The life is short: it is in a log.
        SET_UP(Duration.ofHours(1)),
        /// Makes somebody an account.
        INVITATION(Duration.ofDays(7)),
        /// Sets a new password.
        RESET(Duration.ofDays(1));

        private final Duration life;

        Kind(Duration life) {
            this.life = life;
        }

        public Duration life() {
            return life;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Link {
        teams = Map.copyOf(teams);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    Subject subject() {
        return new Subject("link", id, kind.word());
    }

    String detail() {
        Map<String, Role> sorted = new TreeMap<>(teams);
        return new Detail()
                .with("kind", kind.word())
                .with("user", userId)
                .with("email", email)
                .with("role", role.word())
                .with(
                        "teams",
                        sorted.entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue().word())
                                .toList())
                .toString();
    }

    /// Not the key.
    @Override
    public String toString() {
        return "Link[" + id + ", " + kind + "]";
    }
}
