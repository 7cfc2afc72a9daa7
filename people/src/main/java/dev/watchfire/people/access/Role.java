// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.access;

import dev.watchfire.people.ledger.Refusal;
import java.util.Locale;
import java.util.Set;

/// What somebody may do, in the whole workspace or with one team's alerts; each role may what the
/// ones before it may.
public enum Role {
    VIEWER(Set.of(Permission.READ)),
    RESPONDER(Set.of(Permission.READ, Permission.INGEST, Permission.RESPOND)),
    MANAGER(Set.of(Permission.READ, Permission.INGEST, Permission.RESPOND, Permission.MANAGE)),
    ADMIN(Set.of(Permission.values()));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }

    public Role or(Role other) {
        return isAtLeast(other) ? this : other;
    }

    /// As the API writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String word) throws Refusal {
        return of("role", word);
    }

    /// @param field the field it came in
    public static Role of(String field, String word) throws Refusal {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw Refusal.invalid(
                field,
                "There is no role \"%s\"; the roles are viewer, responder, manager and admin."
                        .formatted(word));
    }
}
