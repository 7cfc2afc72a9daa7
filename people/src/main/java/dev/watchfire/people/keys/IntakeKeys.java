// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.keys;

import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.people.secrets.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The keys of all sources. Reads are from memory and safe for any thread.
public final class IntakeKeys implements Ledger.Shelf {
    /// Every one is a row that people look through.
    public static final int MOST_KEYS = 1_000;

    /// How long the key before a rotation is taken: long enough to change it everywhere.
    public static final Duration ROTATION = Duration.ofDays(7);

    /// More is no limit.
    public static final int MOST_PER_MINUTE = 1_000_000;

    private static final int SECRET_BITS = 128;
    private static final int HINT_CHARACTERS = 4;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /// Being used again within this is no news.
    private static final Duration USED_STEP = Duration.ofMinutes(1);

    private static final Rows ROWS =
            Rows.of(
                    "intake_key",
                    1,
                    "id",
                    "source",
                    "hash",
                    "hint",
                    "previous_hash",
                    "previous_until",
                    "rate_per_minute",
                    "created_by",
                    "created_at",
                    "last_used_at");

    /// @param text shown once
    public record Made(IntakeKey key, String text) {}

    private final Ledger ledger;
    private final Secrets secrets;
    private volatile Map<String, IntakeKey> byId = new ConcurrentHashMap<>();

    /// Ids by the hashes of present and previous keys.
    private volatile Map<String, String> idByHash = new ConcurrentHashMap<>();

    private final Set<String> unwritten = ConcurrentHashMap.newKeySet();
    private final Rates rates = new Rates();

    public IntakeKeys(Ledger ledger, Secrets secrets) {
        this.ledger = ledger;
        this.secrets = secrets;
    }

    /// The key of this text, which was used just now.
    ///
    /// @return null where there is none, or it was replaced too long ago
    public @Nullable IntakeKey find(String text) {
        if (!KEY.matcher(text).matches()) {
            return null;
        }
        String hash = Secrets.key(Secrets.hash(text));
        String id = idByHash.get(hash);
        IntakeKey key = id == null ? null : byId.get(id);
        Instant now = ledger.now();
        if (key == null || !key.isTaken(hash, now)) {
            return null;
        }
        if (key.lastUsedAt().plus(USED_STEP).isBefore(now)) {
            byId.computeIfPresent(key.id(), (_, k) -> k.used(now));
            unwritten.add(key.id());
        }
        return key;
    }

    /// How long the source with this id has to wait; zero where its request may go on, which then
    /// counts.
    public Duration waitOf(String id) {
        IntakeKey key = byId.get(id);
        return key == null || key.ratePerMinute() == 0
                ? Duration.ZERO
                : rates.take(id, key.ratePerMinute(), ledger.now());
    }

    /// By source.
    public List<IntakeKey> all() {
        return byId.values().stream().sorted(Comparator.comparing(IntakeKey::source)).toList();
    }

    private IntakeKey get(String id) throws Refusal {
        IntakeKey key = byId.get(id);
        if (key == null) {
            throw Refusal.notFound("intake key", id);
        }
        return key;
    }

    /// @param ratePerMinute 0 for no limit
    public Made create(Change change, String givenSource, int ratePerMinute) throws Refusal {
        String source = givenSource.strip();
        if (!SOURCE.matcher(source).matches()) {
            throw Refusal.invalid(
                    "source",
                    "A source has 1 to 64 characters a–z, 0–9, \".\", \"_\" and \"-\", and begins"
                            + " with a letter or digit.");
        }
        if (ratePerMinute < 0 || ratePerMinute > MOST_PER_MINUTE) {
            throw Refusal.invalid(
                    "requestsPerMinute",
                    "requestsPerMinute is 0, for no limit, to %d.".formatted(MOST_PER_MINUTE));
        }
        if (all().stream().anyMatch(key -> key.source().equals(source))) {
            throw Refusal.conflict(
                    "source-exists",
                    "The source \"%s\" has a key; rotate that one.".formatted(source));
        }
        if (byId.size() >= MOST_KEYS) {
            throw Refusal.conflict(
                    "too-many-keys", "There are %d keys, which is the limit.".formatted(MOST_KEYS));
        }
        String text = secrets.hex(SECRET_BITS);
        IntakeKey key =
                new IntakeKey(
                        change.newId(),
                        source,
                        Secrets.key(Secrets.hash(text)),
                        text.substring(0, HINT_CHARACTERS),
                        "",
                        Instant.EPOCH,
                        ratePerMinute,
                        change.actor().name(),
                        change.at(),
                        Instant.EPOCH);
        put(change, key);
        change.audit("intake-key.created", key.subject(), Detail.NONE, detail(key));
        return new Made(key, text);
    }

    /// A new key for the same source; the one before is taken for a while, the one before that no
    /// more.
    public Made rotate(Change change, String id) throws Refusal {
        IntakeKey before = get(id);
        String text = secrets.hex(SECRET_BITS);
        IntakeKey key =
                before.rotated(
                        Secrets.key(Secrets.hash(text)),
                        text.substring(0, HINT_CHARACTERS),
                        change.at().plus(ROTATION));
        put(change, key);
        change.afterwards(() -> idByHash.remove(before.previous()));
        change.audit("intake-key.rotated", key.subject(), detail(before), detail(key));
        return new Made(key, text);
    }

    public void revoke(Change change, String id) throws Refusal {
        IntakeKey key = get(id);
        change.delete(ROWS, id);
        change.audit("intake-key.revoked", key.subject(), detail(key), Detail.NONE);
        change.afterwards(
                () -> {
                    byId.remove(id);
                    idByHash.remove(key.hash());
                    idByHash.remove(key.previous());
                    rates.forget(id);
                });
    }

    /// Writes which were used.
    public void tidy(Change change) {
        for (IntakeKey key : byId.values()) {
            if (unwritten.remove(key.id())) {
                put(change, key);
            }
        }
        unwritten.clear();
    }

    private static String detail(IntakeKey key) {
        return new Detail()
                .with("source", key.source())
                .with("begins", key.hint())
                .with("requestsPerMinute", Integer.toString(key.ratePerMinute()))
                .toString();
    }

    private void put(Change change, IntakeKey key) {
        change.put(
                ROWS,
                key.id(),
                key.source(),
                Secrets.hashOf(key.hash()),
                key.hint(),
                Secrets.hashOf(key.previous()),
                key.previousUntil(),
                key.ratePerMinute(),
                key.createdBy(),
                key.createdAt(),
                key.lastUsedAt());
        change.afterwards(() -> remember(key, byId, idByHash));
    }

    private static void remember(
            IntakeKey key, Map<String, IntakeKey> byId, Map<String, String> idByHash) {
        byId.put(key.id(), key);
        idByHash.put(key.hash(), key.id());
        if (!key.previous().isEmpty()) {
            idByHash.put(key.previous(), key.id());
        }
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, IntakeKey> loaded = new ConcurrentHashMap<>();
        Map<String, String> hashes = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row ->
                        remember(
                                new IntakeKey(
                                        row.getString("id"),
                                        row.getString("source"),
                                        Secrets.key(row.getBytes("hash")),
                                        row.getString("hint"),
                                        Secrets.key(row.getBytes("previous_hash")),
                                        Micros.toInstant(row.getLong("previous_until")),
                                        row.getInt("rate_per_minute"),
                                        row.getString("created_by"),
                                        Micros.toInstant(row.getLong("created_at")),
                                        Micros.toInstant(row.getLong("last_used_at"))),
                                loaded,
                                hashes));
        byId = loaded;
        idByHash = hashes;
    }
}
