// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.feeds;

import dev.watchfire.people.Caller;
import dev.watchfire.people.access.Permission;
import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.feeds.CalendarFeed.Kind;
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

/// Everybody's links. Reads are from memory and safe for any thread.
public final class CalendarFeeds implements Ledger.Shelf {
    /// A few for each device; more are forgotten ones.
    public static final int MOST_OF_AN_OWNER = 50;

    /// What every token begins with, so that scanners for leaked secrets know it.
    public static final String PREFIX = "wfc_";

    private static final int SECRET_BITS = 192;

    /// Being read again within this is no news.
    private static final Duration READ_STEP = Duration.ofMinutes(1);

    private static final Rows ROWS =
            Rows.of(
                    "calendar_feed",
                    1,
                    "id",
                    "hash",
                    "kind",
                    "schedule",
                    "owner",
                    "created_by",
                    "created_at",
                    "last_read_at");

    /// @param token shown once
    public record Made(CalendarFeed feed, String token) {}

    private final Ledger ledger;
    private final Secrets secrets;
    private volatile Map<String, CalendarFeed> byKey = new ConcurrentHashMap<>();
    private final Set<String> unwritten = ConcurrentHashMap.newKeySet();

    public CalendarFeeds(Ledger ledger, Secrets secrets) {
        this.ledger = ledger;
        this.secrets = secrets;
    }

    /// The one of this token, which is read just now.
    public @Nullable CalendarFeed find(String token) {
        if (!token.startsWith(PREFIX)) {
            return null;
        }
        String key = Secrets.key(Secrets.hash(token));
        CalendarFeed feed = byKey.get(key);
        Instant now = ledger.now();
        if (feed != null && feed.lastReadAt().plus(READ_STEP).isBefore(now)) {
            byKey.computeIfPresent(key, (_, f) -> f.read(now));
            unwritten.add(key);
        }
        return feed;
    }

    /// Makes one. A token that may only read makes none: a link would outlive it.
    ///
    /// @param schedule empty for all
    public Made make(Change change, Caller caller, Kind kind, String schedule) throws Refusal {
        String owner = ownerOf(caller);
        if (kind == Kind.PERSON && owner.isEmpty()) {
            throw Refusal.invalid(
                    "kind",
                    "A link of kind \"person\" shows one's own shifts. Sign in with a user name to"
                            + " make one.");
        }
        if (of(owner).size() >= MOST_OF_AN_OWNER) {
            throw Refusal.conflict(
                    "too-many-feeds",
                    "\"%s\" has %d calendar links, which is the limit. Revoke one first."
                            .formatted(caller.name(), MOST_OF_AN_OWNER));
        }
        String token = PREFIX + secrets.text(SECRET_BITS);
        CalendarFeed feed =
                new CalendarFeed(
                        change.newId(),
                        Secrets.key(Secrets.hash(token)),
                        kind,
                        schedule,
                        owner,
                        change.actor().name(),
                        change.at(),
                        Instant.EPOCH);
        put(change, feed);
        change.audit("calendar-feed.created", feed.subject(), Detail.NONE, detail(feed));
        return new Made(feed, token);
    }

    private static String ownerOf(Caller caller) throws Refusal {
        return switch (caller) {
            case Caller.Person person
                    when person.token() == null || person.mayAnywhere(Permission.RESPOND) ->
                    person.user().id();
            case Caller.Operator _ -> "";
            default ->
                    throw Refusal.forbidden(
                            "not-allowed",
                            "People make calendar links; this token may not. Sign in with a user"
                                    + " name.");
        };
    }

    /// Newest first.
    public List<CalendarFeed> of(String owner) {
        return all().stream().filter(feed -> feed.owner().equals(owner)).toList();
    }

    /// Newest first.
    public List<CalendarFeed> all() {
        return byKey.values().stream()
                .sorted(Comparator.comparing(CalendarFeed::id).reversed())
                .toList();
    }

    /// Those that a caller may revoke, newest first: one's own, and everybody's for administrators.
    public List<CalendarFeed> of(Caller caller) {
        if (caller.may(Permission.ADMIN)) {
            return all();
        }
        return caller instanceof Caller.Person person ? of(person.user().id()) : List.of();
    }

    public void revoke(Change change, Caller caller, String id) throws Refusal {
        CalendarFeed found =
                of(caller).stream().filter(feed -> feed.id().equals(id)).findAny().orElse(null);
        if (found == null) {
            throw Refusal.notFound("calendar link", id);
        }
        boolean inPerson = caller instanceof Caller.Person person && person.token() == null;
        if (!inPerson && !caller.mayAnywhere(Permission.RESPOND)) {
            throw Refusal.forbidden("not-allowed", "This token may only read.");
        }
        revoke(change, found);
    }

    public void revokeAllOf(Change change, User user) {
        of(user.id()).forEach(feed -> revoke(change, feed));
    }

    private void revoke(Change change, CalendarFeed feed) {
        change.delete(ROWS, feed.id());
        change.audit("calendar-feed.revoked", feed.subject(), detail(feed), Detail.NONE);
        change.afterwards(() -> byKey.remove(feed.key()));
    }

    /// Writes which were read.
    public void tidy(Change change) {
        for (CalendarFeed feed : byKey.values()) {
            if (unwritten.remove(feed.key())) {
                put(change, feed);
            }
        }
        unwritten.clear();
    }

    private static String detail(CalendarFeed feed) {
        return new Detail()
                .with("kind", feed.kind().word())
                .with("schedule", feed.schedule())
                .with("createdBy", feed.createdBy())
                .toString();
    }

    private void put(Change change, CalendarFeed feed) {
        change.put(
                ROWS,
                feed.id(),
                Secrets.hashOf(feed.key()),
                feed.kind().name(),
                feed.schedule(),
                feed.owner(),
                feed.createdBy(),
                feed.createdAt(),
                feed.lastReadAt());
        change.afterwards(() -> byKey.put(feed.key(), feed));
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, CalendarFeed> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row -> {
                    CalendarFeed feed =
                            new CalendarFeed(
                                    row.getString("id"),
                                    Secrets.key(row.getBytes("hash")),
                                    Kind.valueOf(row.getString("kind")),
                                    row.getString("schedule"),
                                    row.getString("owner"),
                                    row.getString("created_by"),
                                    Micros.toInstant(row.getLong("created_at")),
                                    Micros.toInstant(row.getLong("last_read_at")));
                    loaded.put(feed.key(), feed);
                });
        byKey = loaded;
    }
}
