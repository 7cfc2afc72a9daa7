// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.links;

import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.people.links.Link.Kind;
import dev.watchfire.people.secrets.Secrets;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.people.users.UserRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Links that work once: their secret travels in the part of an address that browsers send nobody.
/// Reads are from memory and safe for any thread.
public final class Links implements Ledger.Shelf {
    /// Invitations that nobody took yet; a whole company in one go.
    public static final int MOST_LINKS = 2_000;

    private static final int SECRET_BITS = 192;

    private static final Rows ROWS =
            Rows.of(
                    "account_link",
                    1,
                    "id",
                    "hash",
                    "kind",
                    "user_id",
                    "email",
                    "role",
                    "teams",
                    "created_by",
                    "created_at",
                    "expires_at");

    /// @param secret shown once
    public record Made(Link link, String secret) {}

    private final Ledger ledger;
    private final Secrets secrets;
    private volatile Map<String, Link> byKey = new ConcurrentHashMap<>();

    public Links(Ledger ledger, Secrets secrets) {
        this.ledger = ledger;
        this.secrets = secrets;
    }

    /// A link for the first administrator; those before it are dead.
    public Made setUp(Change change) throws Refusal {
        removeAll(change, Kind.SET_UP, "");
        return create(change, Kind.SET_UP, "", "", Role.ADMIN, Map.of());
    }

    public void endSetUp(Change change) {
        removeAll(change, Kind.SET_UP, "");
    }

    /// @param email empty where the link is handed over otherwise
    /// @param teams roles by the ids of teams, which exist
    public Made invite(Change change, String email, Role role, Map<String, Role> teams)
            throws Refusal {
        String address = UserRules.profile(new Profile("", email, "", "")).email();
        return create(change, Kind.INVITATION, "", address, role, teams);
    }

    /// A link with which `user` sets a new password; those before it are dead.
    public Made reset(Change change, User user) throws Refusal {
        removeAll(change, Kind.RESET, user.id());
        return create(change, Kind.RESET, user.id(), "", Role.VIEWER, Map.of());
    }

    private Made create(
            Change change,
            Kind kind,
            String userId,
            String email,
            Role role,
            Map<String, Role> teams)
            throws Refusal {
        if (byKey.size() >= MOST_LINKS) {
            throw Refusal.conflict(
                    "too-many-links",
                    "There are %d open links, which is the limit. Withdraw some invitations."
                            .formatted(MOST_LINKS));
        }
        String secret = secrets.text(SECRET_BITS);
        Link link =
                new Link(
                        change.newId(),
                        Secrets.key(Secrets.hash(secret)),
                        kind,
                        userId,
                        email,
                        role,
                        teams,
                        change.actor().name(),
                        change.at(),
                        change.at().plus(kind.life()));
        put(change, link);
        change.audit("link.created", link.subject(), Detail.NONE, link.detail());
        return new Made(link, secret);
    }

    /// The open link of this secret.
    ///
    /// @return null where there is none, it was used, or it is over
    public @Nullable Link find(String secret) {
        Link link = byKey.get(Secrets.key(Secrets.hash(secret)));
        return link == null || link.isOver(ledger.now()) ? null : link;
    }

    /// Uses a link, which is no more after that.
    public Link use(Change change, String secret, Kind... kinds) throws Refusal {
        Link link = find(secret);
        if (link == null || !List.of(kinds).contains(link.kind())) {
            throw Refusal.conflict(
                    "link-over",
                    "This link is not known, was used already, or is too old. Ask for a new one.");
        }
        use(change, link);
        return link;
    }

    /// Uses an open link for whoever proved otherwise that it is for him.
    public void use(Change change, Link link) {
        remove(change, link);
        change.audit("link.used", link.subject(), link.detail(), Detail.NONE);
    }

    /// Open ones, newest first.
    public List<Link> invitations() {
        return byKey.values().stream()
                .filter(l -> l.kind() == Kind.INVITATION && !l.isOver(ledger.now()))
                .sorted(Comparator.comparing(Link::id).reversed())
                .toList();
    }

    public void withdraw(Change change, String id) throws Refusal {
        for (Link link : invitations()) {
            if (link.id().equals(id)) {
                remove(change, link);
                change.audit("link.withdrawn", link.subject(), link.detail(), Detail.NONE);
                return;
            }
        }
        throw Refusal.notFound("invitation", id);
    }

    public void removeAllOf(Change change, User user) {
        removeAll(change, Kind.RESET, user.id());
    }

    private void removeAll(Change change, Kind kind, String userId) {
        for (Link link : byKey.values()) {
            if (link.kind() == kind && link.userId().equals(userId)) {
                remove(change, link);
            }
        }
    }

    /// Drops what is over.
    public void tidy(Change change) {
        for (Link link : byKey.values()) {
            if (link.isOver(change.at())) {
                remove(change, link);
            }
        }
    }

    private void remove(Change change, Link link) {
        change.delete(ROWS, link.id());
        change.afterwards(() -> byKey.remove(link.key()));
    }

    private void put(Change change, Link link) {
        change.put(
                ROWS,
                link.id(),
                Secrets.hashOf(link.key()),
                link.kind().name(),
                link.userId(),
                link.email(),
                link.role().name(),
                String.join(
                        "\n",
                        new TreeMap<>(link.teams())
                                .entrySet().stream()
                                        .map(e -> e.getKey() + " " + e.getValue().name())
                                        .toList()),
                link.createdBy(),
                link.createdAt(),
                link.expiresAt());
        change.afterwards(() -> byKey.put(link.key(), link));
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, Link> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row -> {
                    Map<String, Role> teams = new HashMap<>();
                    row.getString("teams")
                            .lines()
                            .forEach(
                                    line -> {
                                        int space = line.indexOf(' ');
                                        teams.put(
                                                line.substring(0, space),
                                                Role.valueOf(line.substring(space + 1)));
                                    });
                    Link link =
                            new Link(
                                    row.getString("id"),
                                    Secrets.key(row.getBytes("hash")),
                                    Kind.valueOf(row.getString("kind")),
                                    row.getString("user_id"),
                                    row.getString("email"),
                                    Role.valueOf(row.getString("role")),
                                    teams,
                                    row.getString("created_by"),
                                    Micros.toInstant(row.getLong("created_at")),
                                    Micros.toInstant(row.getLong("expires_at")));
                    loaded.put(link.key(), link);
                });
        byKey = loaded;
    }
}
