// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passkeys;

import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.people.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Everybody's passkeys. Reads are from memory and safe for any thread.
public final class Passkeys implements Ledger.Shelf {
    /// The devices and password managers of one person.
    public static final int MOST_PER_USER = 20;

    public static final int MOST_NAME_CHARACTERS = 64;

    private static final Rows ROWS =
            Rows.of(
                    "account_passkey",
                    1,
                    "id",
                    "user_id",
                    "credential_id",
                    "credential",
                    "name",
                    "relying_party",
                    "transports",
                    "sign_count",
                    "backup_eligible",
                    "backed_up",
                    "created_at",
                    "last_used_at");

    private volatile Map<String, Passkey> byCredential = new ConcurrentHashMap<>();

    /// @param credentialId base64url
    public @Nullable Passkey find(String credentialId) {
        return byCredential.get(credentialId);
    }

    /// The oldest first.
    public List<Passkey> of(String userId) {
        return byCredential.values().stream()
                .filter(passkey -> passkey.userId().equals(userId))
                .sorted(Comparator.comparing(Passkey::id))
                .toList();
    }

    private Passkey get(User owner, String id) throws Refusal {
        for (Passkey passkey : of(owner.id())) {
            if (passkey.id().equals(id)) {
                return passkey;
            }
        }
        throw Refusal.notFound("passkey", id);
    }

    /// @param made as it was checked
    public Passkey add(Change change, User owner, String givenName, Ceremonies.Made made)
            throws Refusal {
        String name = name(givenName);
        List<Passkey> others = of(owner.id());
        if (others.size() >= MOST_PER_USER) {
            throw Refusal.conflict(
                    "too-many-passkeys",
                    "You have %d passkeys, which is the limit. Remove one."
                            .formatted(MOST_PER_USER));
        }
        if (byCredential.containsKey(made.credentialId())) {
            throw Refusal.conflict("passkey-exists", "This passkey is known already.");
        }
        Passkey passkey =
                new Passkey(
                        change.newId(),
                        owner.id(),
                        made.credentialId(),
                        made.credential(),
                        name,
                        made.relyingParty(),
                        made.transports(),
                        made.signCount(),
                        made.backupEligible(),
                        made.backedUp(),
                        change.at(),
                        Instant.EPOCH);
        put(change, passkey);
        change.audit("passkey.added", passkey.subject(owner.name()), Detail.NONE, passkey.detail());
        return passkey;
    }

    private static String name(String given) throws Refusal {
        String name = given.strip();
        if (name.isEmpty()
                || name.length() > MOST_NAME_CHARACTERS
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "name",
                    "A passkey's name is one line of 1 to %d characters, such as \"phone\"."
                            .formatted(MOST_NAME_CHARACTERS));
        }
        return name;
    }

    public Passkey rename(Change change, User owner, String id, String givenName) throws Refusal {
        Passkey before = get(owner, id);
        Passkey after = before.named(name(givenName));
        put(change, after);
        change.audit(
                "passkey.renamed", after.subject(owner.name()), before.detail(), after.detail());
        return after;
    }

    /// The caller makes sure that its owner gets in without it.
    public void remove(Change change, User owner, String id) throws Refusal {
        remove(change, owner, get(owner, id));
    }

    public void removeAllOf(Change change, User owner) {
        of(owner.id()).forEach(passkey -> remove(change, owner, passkey));
    }

    private void remove(Change change, User owner, Passkey passkey) {
        change.delete(ROWS, passkey.id());
        change.audit(
                "passkey.removed", passkey.subject(owner.name()), passkey.detail(), Detail.NONE);
        change.afterwards(() -> byCredential.remove(passkey.credentialId()));
    }

    /// Its owner proved who he is with it.
    ///
    /// A device that counts and comes with a number it had before may be a copy that somebody made.
    /// It is noted and let in: passkeys that people's own devices share count so too, and who locks
    /// them out for it loses them and not the thief.
    public void used(Change change, User owner, Ceremonies.Proof proof) throws Refusal {
        // It may have been removed, or used, since it was checked.
        Passkey before = get(owner, proof.passkey().id());
        boolean counts = proof.signCount() > 0 || before.signCount() > 0;
        if (counts && proof.signCount() <= before.signCount()) {
            change.audit(
                    "passkey.counter-went-back",
                    before.subject(owner.name()),
                    counted(before.name(), before.signCount()),
                    counted(before.name(), proof.signCount()));
        }
        put(
                change,
                before.used(
                        Math.max(before.signCount(), proof.signCount()),
                        proof.backedUp(),
                        change.at()));
    }

    private static String counted(String name, long count) {
        return new Detail().with("name", name).with("count", Long.toString(count)).toString();
    }

    private void put(Change change, Passkey passkey) {
        change.put(
                ROWS,
                passkey.id(),
                passkey.userId(),
                passkey.credentialId(),
                passkey.credential(),
                passkey.name(),
                passkey.relyingParty(),
                String.join(" ", passkey.transports()),
                passkey.signCount(),
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.createdAt(),
                passkey.lastUsedAt());
        change.afterwards(() -> byCredential.put(passkey.credentialId(), passkey));
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, Passkey> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row -> {
                    String transports = row.getString("transports");
                    Passkey passkey =
                            new Passkey(
                                    row.getString("id"),
                                    row.getString("user_id"),
                                    row.getString("credential_id"),
                                    row.getString("credential"),
                                    row.getString("name"),
                                    row.getString("relying_party"),
                                    transports.isEmpty()
                                            ? List.of()
                                            : List.of(transports.split(" ", -1)),
                                    row.getLong("sign_count"),
                                    row.getLong("backup_eligible") != 0,
                                    row.getLong("backed_up") != 0,
                                    Micros.toInstant(row.getLong("created_at")),
                                    Micros.toInstant(row.getLong("last_used_at")));
                    loaded.put(passkey.credentialId(), passkey);
                });
        byCredential = loaded;
    }
}
