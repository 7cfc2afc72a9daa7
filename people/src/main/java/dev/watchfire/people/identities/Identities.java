// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.identities;

import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.people.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Everybody's identities. Reads are from memory and safe for any thread.
public final class Identities implements Ledger.Shelf {
    /// The providers of one person; more than a configuration may have.
    public static final int MOST_PER_USER = 20;

    private static final Rows ROWS =
            Rows.of(
                    "account_identity",
                    1,
                    "id",
                    "user_id",
                    "issuer",
                    "subject",
                    "provider",
                    "email",
                    "created_at",
                    "last_used_at");

    private record Key(String issuer, String subject) {}

    private volatile Map<Key, Identity> byKey = new ConcurrentHashMap<>();

    public @Nullable Identity find(String issuer, String subject) {
        return byKey.get(new Key(issuer, subject));
    }

    /// The oldest first.
    public List<Identity> of(String userId) {
        return byKey.values().stream()
                .filter(identity -> identity.userId().equals(userId))
                .sorted(Comparator.comparing(Identity::id))
                .toList();
    }

    public Identity link(Change change, User user, Arrival arrival) throws Refusal {
        if (find(arrival.issuer(), arrival.subject()) != null) {
            throw Refusal.conflict(
                    "identity-taken",
                    "This account at the provider is connected to somebody already.");
        }
        if (of(user.id()).size() >= MOST_PER_USER) {
            throw Refusal.conflict(
                    "too-many-identities",
                    "There are %d connected accounts, which is the limit."
                            .formatted(MOST_PER_USER));
        }
        Identity identity =
                new Identity(
                        change.newId(),
                        user.id(),
                        arrival.issuer(),
                        arrival.subject(),
                        arrival.provider(),
                        arrival.email(),
                        change.at(),
                        change.at());
        put(change, identity);
        change.audit(
                "identity.linked",
                identity.auditSubject(user.name()),
                Detail.NONE,
                identity.detail());
        return identity;
    }

    public void used(Change change, Identity identity, Arrival arrival) {
        put(change, identity.used(arrival.provider(), arrival.email(), change.at()));
    }

    /// The caller makes sure that its owner gets in without it.
    public void unlink(Change change, User owner, String id) throws Refusal {
        for (Identity identity : of(owner.id())) {
            if (identity.id().equals(id)) {
                remove(change, owner, identity);
                return;
            }
        }
        throw Refusal.notFound("identity", id);
    }

    public void removeAllOf(Change change, User owner) {
        of(owner.id()).forEach(identity -> remove(change, owner, identity));
    }

    private void remove(Change change, User owner, Identity identity) {
        change.delete(ROWS, identity.id());
        change.audit(
                "identity.unlinked",
                identity.auditSubject(owner.name()),
                identity.detail(),
                Detail.NONE);
        change.afterwards(() -> byKey.remove(key(identity)));
    }

    private static Key key(Identity identity) {
        return new Key(identity.issuer(), identity.subject());
    }

    private void put(Change change, Identity identity) {
        change.put(
                ROWS,
                identity.id(),
                identity.userId(),
                identity.issuer(),
                identity.subject(),
                identity.provider(),
                identity.email(),
                identity.createdAt(),
                identity.lastUsedAt());
        change.afterwards(() -> byKey.put(key(identity), identity));
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<Key, Identity> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row -> {
                    Identity identity =
                            new Identity(
                                    row.getString("id"),
                                    row.getString("user_id"),
                                    row.getString("issuer"),
                                    row.getString("subject"),
                                    row.getString("provider"),
                                    row.getString("email"),
                                    Micros.toInstant(row.getLong("created_at")),
                                    Micros.toInstant(row.getLong("last_used_at")));
                    loaded.put(key(identity), identity);
                });
        byKey = loaded;
    }
}
