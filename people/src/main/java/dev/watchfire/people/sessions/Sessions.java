// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.sessions;

import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.audit.Subject;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who is signed in. Reads are from memory and safe for any thread; that somebody was seen is kept
/// in memory and written now and then, so that a request costs no transaction.
public final class Sessions implements Ledger.Shelf {
    /// Two weeks of holidays, and the browser still knows him.
    public static final Duration IDLE = Duration.ofDays(14);

    /// However often he comes, once a quarter he proves who he is.
    public static final Duration LIFETIME = Duration.ofDays(90);

    /// Changing what others may needs a proof of who he is that is no older than this.
    public static final Duration STEP_UP = Duration.ofMinutes(15);

    /// The devices of one person; one more ends the session that was quiet longest.
    public static final int MOST_PER_USER = 30;

    /// Being seen again within this is no news.
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private static final int SECRET_BITS = 256;
    private static final int MOST_AGENT_CHARACTERS = 256;

    private static final Rows ROWS =
            Rows.of(
                    "account_session",
                    1,
                    "id",
                    "hash",
                    "user_id",
                    "created_at",
                    "authenticated_at",
                    "last_seen_at",
                    "address",
                    "user_agent",
                    "method");

    /// A new session.
    ///
    /// @param secret for the browser alone
    public record Opened(Session session, String secret) {}

    private final Ledger ledger;
    private final Secrets secrets;
    private volatile Map<String, Session> byKey = new ConcurrentHashMap<>();
    private final Set<String> unwritten = ConcurrentHashMap.newKeySet();

    public Sessions(Ledger ledger, Secrets secrets) {
        this.ledger = ledger;
        this.secrets = secrets;
    }

    /// @param method how he proved who he is: `password`, `link` …
    public Opened open(Change change, User user, String method, String address, String userAgent) {
        List<Session> open = of(user.id());
        if (open.size() >= MOST_PER_USER) {
            end(change, open.getLast(), user);
        }
        String secret = secrets.text(SECRET_BITS);
        String agent = userAgent.substring(0, Math.min(userAgent.length(), MOST_AGENT_CHARACTERS));
        Session session =
                new Session(
                        change.newId(),
                        Secrets.key(Secrets.hash(secret)),
                        user.id(),
                        change.at(),
                        change.at(),
                        change.at(),
                        address,
                        agent,
                        method);
        put(change, session);
        change.audit(
                "session.opened",
                subject(session, user),
                Detail.NONE,
                new Detail().with("method", method).with("userAgent", agent).toString());
        return new Opened(session, secret);
    }

    /// The session that a browser's secret stands for, which was seen just now.
    ///
    /// @return null where there is none, or it has ended
    public @Nullable Session find(String secret) {
        String key = Secrets.key(Secrets.hash(secret));
        Session session = byKey.get(key);
        if (session == null) {
            return null;
        }
        Instant now = ledger.now();
        if (isOver(session, now)) {
            return null;
        }
        if (session.lastSeenAt().plus(SEEN_STEP).isBefore(now)) {
            byKey.computeIfPresent(key, (_, s) -> s.seen(now));
            unwritten.add(key);
        }
        return session;
    }

    private static boolean isOver(Session session, Instant now) {
        return !now.isBefore(session.lastSeenAt().plus(IDLE))
                || !now.isBefore(session.createdAt().plus(LIFETIME));
    }

    /// Whether who holds it proved who he is a moment ago.
    public boolean isFresh(Session session) {
        return ledger.now().isBefore(session.authenticatedAt().plus(STEP_UP));
    }

    /// Newest seen first.
    public List<Session> of(String userId) {
        Instant now = ledger.now();
        return byKey.values().stream()
                .filter(session -> session.userId().equals(userId) && !isOver(session, now))
                .sorted(Comparator.comparing(Session::lastSeenAt).reversed())
                .toList();
    }

    /// He proved again who he is.
    public void stepUp(Change change, Session session, User user) {
        Session after = session.authenticated(change.at());
        put(change, after);
        change.audit("session.step-up", subject(session, user), Detail.NONE, Detail.NONE);
    }

    public void end(Change change, User user, String sessionId) throws Refusal {
        for (Session session : of(user.id())) {
            if (session.id().equals(sessionId)) {
                end(change, session, user);
                return;
            }
        }
        throw Refusal.notFound("session", sessionId);
    }

    /// @param except the one that goes on; null for none
    public void endAll(Change change, User user, @Nullable Session except) {
        for (Session session : byKey.values()) {
            boolean goesOn = except != null && session.id().equals(except.id());
            if (session.userId().equals(user.id()) && !goesOn) {
                end(change, session, user);
            }
        }
    }

    private void end(Change change, Session session, User user) {
        change.delete(ROWS, session.id());
        change.audit("session.ended", subject(session, user), Detail.NONE, Detail.NONE);
        change.afterwards(() -> byKey.remove(session.key()));
    }

    /// Drops what has ended by itself, and writes who was seen.
    public void tidy(Change change) {
        for (Session session : byKey.values()) {
            if (isOver(session, change.at())) {
                change.delete(ROWS, session.id());
                change.afterwards(() -> byKey.remove(session.key()));
            } else if (unwritten.remove(session.key())) {
                put(change, session);
            }
        }
        unwritten.clear();
    }

    private static Subject subject(Session session, User user) {
        return new Subject("session", session.id(), user.name());
    }

    private void put(Change change, Session session) {
        change.put(
                ROWS,
                session.id(),
                Secrets.hashOf(session.key()),
                session.userId(),
                session.createdAt(),
                session.authenticatedAt(),
                session.lastSeenAt(),
                session.address(),
                session.userAgent(),
                session.method());
        change.afterwards(() -> byKey.put(session.key(), session));
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, Session> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row -> {
                    Session session =
                            new Session(
                                    row.getString("id"),
                                    Secrets.key(row.getBytes("hash")),
                                    row.getString("user_id"),
                                    Micros.toInstant(row.getLong("created_at")),
                                    Micros.toInstant(row.getLong("authenticated_at")),
                                    Micros.toInstant(row.getLong("last_seen_at")),
                                    row.getString("address"),
                                    row.getString("user_agent"),
                                    row.getString("method"));
                    loaded.put(session.key(), session);
                });
        byKey = loaded;
    }
}
