// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.tokens;

import dev.watchfire.people.access.Permission;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Subject;
import java.time.Instant;
import java.util.Set;

/// What a program signs in with.
///
/// @param key the hash of its text
/// @param hint how its text begins, for people who look for it in their settings
/// @param userId whose it is; empty for a service's
/// @param role of the service; of a person's token {@link Role#VIEWER}, because the person's counts
/// @param teamId the only team whose alerts a service may act on; empty for all
/// @param scopes what it may at most
/// @param createdBy name of who made it
/// @param expiresAt {@link Instant#EPOCH} for never
/// @param lastUsedAt {@link Instant#EPOCH} for never
public record Token(
        String id,
        String key,
        String hint,
        String userId,
        String name,
        Role role,
        String teamId,
        Set<Permission> scopes,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt) {
    public Token {
        scopes = Set.copyOf(scopes);
    }

    public boolean isService() {
        return userId.isEmpty();
    }

    public boolean neverExpires() {
        return expiresAt.equals(Instant.EPOCH);
    }

    public boolean isOver(Instant now) {
        return !neverExpires() && !now.isBefore(expiresAt);
    }

    Token used(Instant at) {
        return new Token(
                id, key, hint, userId, name, role, teamId, scopes, createdBy, createdAt, expiresAt,
                at);
    }

    Subject subject() {
        return new Subject(isService() ? "service-token" : "token", id, name);
    }

    /// Not the key.
    @Override
    public String toString() {
        return "Token[" + id + ", " + name + "]";
    }
}
