// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.users;

import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who may sign in. Reads are from memory and safe for any thread.
public final class Users implements Ledger.Shelf {
    /// Keeps what is in memory below ten megabytes; far more than one workspace has people.
    public static final int MOST_USERS = 10_000;

    private static final Rows ROWS =
            Rows.of(
                    "account_user",
                    1,
                    "id",
                    "name",
                    "display_name",
                    "email",
                    "language",
                    "zone",
                    "role",
                    "disabled",
                    "password_hash",
                    "password_changed_at",
                    "revision",
                    "created_at");

    private volatile Map<String, User> byId = new ConcurrentHashMap<>();

    public @Nullable User find(String id) {
        return byId.get(id);
    }

    public User get(String id) throws Refusal {
        User user = byId.get(id);
        if (user == null) {
            throw Refusal.notFound("user", id);
        }
        return user;
    }

    public @Nullable User named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        for (User user : byId.values()) {
            if (user.name().equals(wanted)) {
                return user;
            }
        }
        return null;
    }

    /// By name.
    public List<User> all() {
        Collection<User> users = byId.values();
        return users.stream().sorted(Comparator.comparing(User::name)).toList();
    }

    /// Whether somebody looks after the accounts. Until then the set-up link does.
    public boolean hasAdministrator() {
        return byId.values().stream().anyMatch(User::isActiveAdmin);
    }

    /// @param passwordHash empty for somebody who signs in otherwise
    public User create(
            Change change, String givenName, Profile givenProfile, Role role, String passwordHash)
            throws Refusal {
        String name = UserRules.name(givenName);
        Profile profile = UserRules.profile(givenProfile);
        if (named(name) != null) {
            throw Refusal.conflict(
                    "user-exists", "There is already a user \"%s\".".formatted(name));
        }
        if (byId.size() >= MOST_USERS) {
            throw Refusal.conflict(
                    "too-many-users",
                    "There are %d users, which is the limit.".formatted(MOST_USERS));
        }
        User user =
                new User(
                        change.newId(),
                        name,
                        profile.displayName(),
                        profile.email(),
                        profile.language(),
                        profile.zone(),
                        role,
                        false,
                        passwordHash,
                        passwordHash.isEmpty() ? Instant.EPOCH : change.at(),
                        1,
                        change.at());
        put(change, user);
        change.audit("user.created", user.subject(), Detail.NONE, user.detail());
        return user;
    }

    /// Changes what is said of somebody, and what he may. The last administrator stays one.
    ///
    /// @param revision that the author saw
    public User update(
            Change change,
            String id,
            long revision,
            Profile givenProfile,
            Role role,
            boolean disabled)
            throws Refusal {
        User before = get(id);
        Refusal.requireRevision("user", before.revision(), revision);
        User after = before.with(UserRules.profile(givenProfile), role, disabled);
        if (before.isActiveAdmin() && !after.isActiveAdmin()) {
            requireAnotherAdmin(before);
        }
        put(change, after);
        change.audit("user.updated", after.subject(), before.detail(), after.detail());
        return after;
    }

    /// @param hash empty takes the password away
    public void setPassword(Change change, String id, String hash) throws Refusal {
        User before = get(id);
        User after = before.withPassword(hash, change.at());
        put(change, after);
        change.audit("user.password-changed", after.subject(), Detail.NONE, Detail.NONE);
    }

    public void remove(Change change, String id) throws Refusal {
        User user = get(id);
        if (user.isActiveAdmin()) {
            requireAnotherAdmin(user);
        }
        change.delete(ROWS, id);
        change.audit("user.deleted", user.subject(), user.detail(), Detail.NONE);
        change.afterwards(() -> byId.remove(id));
    }

    private void put(Change change, User user) {
        change.put(
                ROWS,
                user.id(),
                user.name(),
                user.displayName(),
                user.email(),
                user.language(),
                user.zone(),
                user.role().name(),
                user.disabled(),
                user.passwordHash(),
                user.passwordChangedAt(),
                user.revision(),
                user.createdAt());
        change.afterwards(() -> byId.put(user.id(), user));
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, User> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row -> {
                    User user =
                            new User(
                                    row.getString("id"),
                                    row.getString("name"),
                                    row.getString("display_name"),
                                    row.getString("email"),
                                    row.getString("language"),
                                    row.getString("zone"),
                                    Role.valueOf(row.getString("role")),
                                    row.getLong("disabled") != 0,
                                    row.getString("password_hash"),
                                    Micros.toInstant(row.getLong("password_changed_at")),
                                    row.getLong("revision"),
                                    Micros.toInstant(row.getLong("created_at")));
                    loaded.put(user.id(), user);
                });
        byId = loaded;
    }

    /// Whether nobody could mend things if he had this role: he is the last administrator, or the
    /// last one who needs nobody else to sign in.
    public boolean isNeededAsAdmin(User user, Role role) {
        return user.isActiveAdmin() && role != Role.ADMIN && !hasAnotherAdmin(user);
    }

    /// An administrator with a password is needed where there is one: a provider that is gone, or
    /// that a wrong configuration cut off, must not lock everybody out.
    private boolean hasAnotherAdmin(User leaving) {
        for (User user : byId.values()) {
            if (user.isActiveAdmin()
                    && !user.id().equals(leaving.id())
                    && (user.hasPassword() || !leaving.hasPassword())) {
                return true;
            }
        }
        return false;
    }

    private void requireAnotherAdmin(User leaving) throws Refusal {
        if (!hasAnotherAdmin(leaving)) {
            throw Refusal.conflict(
                    "last-admin",
                    "\"%s\" is the last administrator%s. Make somebody else one first."
                            .formatted(
                                    leaving.name(),
                                    leaving.hasPassword() ? " who has a password" : ""));
        }
    }
}
