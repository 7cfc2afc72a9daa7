// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.tokens;

import dev.watchfire.people.access.Permission;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.people.secrets.Secrets;
import dev.watchfire.people.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tokens of people and of services. Reads are from memory and safe for any thread.
public final class Tokens implements Ledger.Shelf {
    /// What every token begins with, so that scanners for leaked secrets know it.
    public static final String PREFIX = "wf_";

    /// Who needs one for longer asks an administrator for one without an end.
    public static final Duration LONGEST_LIFE = Duration.ofDays(366);

    public static final int MOST_PER_USER = 50;
    public static final int MOST_OF_SERVICES = 1_000;
    public static final int MOST_NAME_CHARACTERS = 100;

    private static final int SECRET_BITS = 192;
    private static final int HINT_CHARACTERS = PREFIX.length() + 4;

    /// Being used again within this is no news.
    private static final Duration USED_STEP = Duration.ofMinutes(1);

    private static final Rows ROWS =
            Rows.of(
                    "account_token",
                    1,
                    "id",
                    "hash",
                    "hint",
                    "user_id",
                    "name",
                    "role",
                    "team_id",
                    "scopes",
                    "created_by",
                    "created_at",
                    "expires_at",
                    "last_used_at");

    /// What somebody wants.
    ///
    /// @param expiresAt null for never
    public record Wish(String name, Set<Permission> scopes, @Nullable Instant expiresAt) {
        public Wish {
            scopes = Set.copyOf(scopes);
        }
    }

    /// @param text shown once
    public record Made(Token token, String text) {}

    private final Ledger ledger;
    private final Secrets secrets;
    private volatile Map<String, Token> byKey = new ConcurrentHashMap<>();
    private final Set<String> unwritten = ConcurrentHashMap.newKeySet();

    public Tokens(Ledger ledger, Secrets secrets) {
        this.ledger = ledger;
        this.secrets = secrets;
    }

    /// The token of this text, which was used just now.
    ///
    /// @return null where there is none, or it is over
    public @Nullable Token find(String text) {
        if (!text.startsWith(PREFIX)) {
            return null;
        }
        String key = Secrets.key(Secrets.hash(text));
        Token token = byKey.get(key);
        Instant now = ledger.now();
        if (token == null || token.isOver(now)) {
            return null;
        }
        if (token.lastUsedAt().plus(USED_STEP).isBefore(now)) {
            byKey.computeIfPresent(key, (_, t) -> t.used(now));
            unwritten.add(key);
        }
        return token;
    }

    /// @param mayBeEndless whether the author may make tokens without an end
    public Made createFor(Change change, User user, Wish wish, boolean mayBeEndless)
            throws Refusal {
        if (of(user.id()).size() >= MOST_PER_USER) {
            throw Refusal.conflict(
                    "too-many-tokens",
                    "\"%s\" has %d tokens, which is the limit. Revoke one first."
                            .formatted(user.name(), MOST_PER_USER));
        }
        return create(change, wish, user.id(), Role.VIEWER, "", mayBeEndless);
    }

    /// @param teamId empty for all teams
    public Made createForService(Change change, Wish wish, Role role, String teamId)
            throws Refusal {
        if (ofServices().size() >= MOST_OF_SERVICES) {
            throw Refusal.conflict(
                    "too-many-tokens",
                    "There are %d tokens of services, which is the limit. Revoke one first."
                            .formatted(MOST_OF_SERVICES));
        }
        return create(change, wish, "", role, teamId, true);
    }

    private Made create(
            Change change, Wish wish, String userId, Role role, String teamId, boolean mayBeEndless)
            throws Refusal {
        check(wish, change.at(), mayBeEndless);
        String text = PREFIX + secrets.text(SECRET_BITS);
        Instant end = wish.expiresAt();
        Token token =
                new Token(
                        change.newId(),
                        Secrets.key(Secrets.hash(text)),
                        text.substring(0, HINT_CHARACTERS),
                        userId,
                        wish.name().strip(),
                        role,
                        teamId,
                        wish.scopes(),
                        change.actor().name(),
                        change.at(),
                        end == null ? Instant.EPOCH : Micros.toInstant(Micros.of(end)),
                        Instant.EPOCH);
        put(change, token);
        change.audit("token.created", token.subject(), Detail.NONE, detail(token));
        return new Made(token, text);
    }

    private static void check(Wish wish, Instant now, boolean mayBeEndless) throws Refusal {
        String name = wish.name().strip();
        if (name.isEmpty() || name.length() > MOST_NAME_CHARACTERS) {
            throw Refusal.invalid(
                    "name",
                    "A token needs a name of at most %d characters that says what it is for."
                            .formatted(MOST_NAME_CHARACTERS));
        }
        if (wish.scopes().isEmpty()) {
            throw Refusal.invalid(
                    "scopes",
                    "A token needs at least one scope: read, ingest, respond, manage or admin.");
        }
        Instant end = wish.expiresAt();
        if (end == null) {
            if (!mayBeEndless) {
                throw Refusal.invalid(
                        "expiresAt",
                        "A token needs an end; only an administrator makes tokens without one.");
            }
            return;
        }
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFE))) {
            throw Refusal.invalid(
                    "expiresAt",
                    "A token ends between now and %d days from now; %s does not."
                            .formatted(LONGEST_LIFE.toDays(), end));
        }
    }

    /// Newest first.
    public List<Token> of(String userId) {
        return byKey.values().stream()
                .filter(token -> token.userId().equals(userId))
                .sorted(Comparator.comparing(Token::id).reversed())
                .toList();
    }

    /// Newest first.
    public List<Token> ofServices() {
        return of("");
    }

    /// @param userId whose it must be; empty for a service's
    public void revoke(Change change, String userId, String id) throws Refusal {
        for (Token token : of(userId)) {
            if (token.id().equals(id)) {
                revoke(change, token);
                return;
            }
        }
        throw Refusal.notFound("token", id);
    }

    public void revokeAllOf(Change change, User user) {
        of(user.id()).forEach(token -> revoke(change, token));
    }

    /// A service of a team that is no more could act on everybody's alerts.
    public void revokeAllOfTeam(Change change, String teamId) {
        for (Token token : ofServices()) {
            if (token.teamId().equals(teamId)) {
                revoke(change, token);
            }
        }
    }

    private void revoke(Change change, Token token) {
        change.delete(ROWS, token.id());
        change.audit("token.revoked", token.subject(), detail(token), Detail.NONE);
        change.afterwards(() -> byKey.remove(token.key()));
    }

    /// Writes which were used. What is over stays until it is revoked, so that people see why
    /// something stopped working.
    public void tidy(Change change) {
        for (Token token : byKey.values()) {
            if (unwritten.remove(token.key())) {
                put(change, token);
            }
        }
        unwritten.clear();
    }

    private static String detail(Token token) {
        return new Detail()
                .with("name", token.name())
                .with("role", token.isService() ? token.role().word() : "")
                .with("team", token.teamId())
                .with("scopes", words(token.scopes()))
                .with("expiresAt", token.neverExpires() ? "never" : token.expiresAt().toString())
                .toString();
    }

    /// In the order of what they allow.
    public static List<String> words(Set<Permission> scopes) {
        return scopes.stream().sorted().map(Permission::word).toList();
    }

    /// @param words of the API
    public static Set<Permission> scopes(List<String> words) throws Refusal {
        Set<Permission> scopes = EnumSet.noneOf(Permission.class);
        for (String word : words) {
            boolean known = false;
            for (Permission permission : Permission.values()) {
                if (permission.word().equals(word)) {
                    scopes.add(permission);
                    known = true;
                }
            }
            if (!known) {
                throw Refusal.invalid(
                        "scopes",
                        "There is no scope \"%s\"; the scopes are read, ingest, respond, manage and admin."
                                .formatted(word));
            }
        }
        return scopes;
    }

    private void put(Change change, Token token) {
        change.put(
                ROWS,
                token.id(),
                Secrets.hashOf(token.key()),
                token.hint(),
                token.userId(),
                token.name(),
                token.role().name(),
                token.teamId(),
                String.join(" ", words(token.scopes())),
                token.createdBy(),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt());
        change.afterwards(() -> byKey.put(token.key(), token));
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, Token> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row -> {
                    Set<Permission> scopes = EnumSet.noneOf(Permission.class);
                    for (String word : row.getString("scopes").split(" ", -1)) {
                        for (Permission permission : Permission.values()) {
                            if (permission.word().equals(word)) {
                                scopes.add(permission);
                            }
                        }
                    }
                    Token token =
                            new Token(
                                    row.getString("id"),
                                    Secrets.key(row.getBytes("hash")),
                                    row.getString("hint"),
                                    row.getString("user_id"),
                                    row.getString("name"),
                                    Role.valueOf(row.getString("role")),
                                    row.getString("team_id"),
                                    scopes,
                                    row.getString("created_by"),
                                    Micros.toInstant(row.getLong("created_at")),
                                    Micros.toInstant(row.getLong("expires_at")),
                                    Micros.toInstant(row.getLong("last_used_at")));
                    loaded.put(token.key(), token);
                });
        byKey = loaded;
    }
}
