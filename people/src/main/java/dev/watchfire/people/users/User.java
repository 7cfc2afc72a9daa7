// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.users;

import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.audit.Subject;
import java.time.Instant;

/// Somebody who may sign in.
///
/// @param name with which he signs in, and which configuration names; lower case
/// @param email empty for none
/// @param language tag such as `ko`, empty for the browser's
/// @param zone such as `Asia/Seoul`, empty for the browser's
/// @param role in the whole workspace
/// @param passwordHash empty where he has no password
/// @param revision counts changes of what others see; 1 at first
public record User(
        String id,
        String name,
        String displayName,
        String email,
        String language,
        String zone,
        Role role,
        boolean disabled,
        String passwordHash,
        Instant passwordChangedAt,
        long revision,
        Instant createdAt) {

    public boolean hasPassword() {
        return !passwordHash.isEmpty();
    }

    /// Whether he keeps the workspace from being without an administrator.
    boolean isActiveAdmin() {
        return role == Role.ADMIN && !disabled;
    }

    public Subject subject() {
        return new Subject("user", id, name);
    }

    User withPassword(String hash, Instant at) {
        return new User(
                id,
                name,
                displayName,
                email,
                language,
                zone,
                role,
                disabled,
                hash,
                at,
                revision,
                createdAt);
    }

    User with(Profile profile, Role newRole, boolean nowDisabled) {
        return new User(
                id,
                name,
                profile.displayName(),
                profile.email(),
                profile.language(),
                profile.zone(),
                newRole,
                nowDisabled,
                passwordHash,
                passwordChangedAt,
                revision + 1,
                createdAt);
    }

    public Profile profile() {
        return new Profile(displayName, email, language, zone);
    }

    String detail() {
        return new Detail()
                .with("name", name)
                .with("displayName", displayName)
                .with("email", email)
                .with("language", language)
                .with("zone", zone)
                .with("role", role.word())
                .with("disabled", disabled)
                .with("password", hasPassword() ? Detail.SECRET : "")
                .toString();
    }

    /// Not the hash.
    @Override
    public String toString() {
        return "User[" + name + ", " + role + "]";
    }
}
