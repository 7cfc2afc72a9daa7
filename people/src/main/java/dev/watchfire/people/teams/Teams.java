// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.teams;

import dev.watchfire.people.access.Role;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The teams and their members. Reads are from memory and safe for any thread.
public final class Teams implements Ledger.Shelf {
    /// Each silence is checked against all of them.
    public static final int MOST_TEAMS = 1_000;

    public static final int MOST_MEMBERS = 1_000;
    public static final int MOST_MATCHERS = 20;
    public static final int MOST_MATCHER_CHARACTERS = 500;
    public static final int MOST_NAME_CHARACTERS = 100;

    /// As long as the label of a host name, because slugs become parts of addresses.
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Rows ROWS =
            Rows.of("account_team", 1, "id", "slug", "name", "matchers", "revision", "created_at");

    private static final Rows MEMBERS = Rows.of("account_member", 2, "team_id", "user_id", "role");

    private volatile Map<String, Team> byId = new ConcurrentHashMap<>();

    public @Nullable Team find(String id) {
        return byId.get(id);
    }

    /// @param idOrSlug either
    public Team get(String idOrSlug) throws Refusal {
        Team team = byId.get(idOrSlug);
        if (team == null) {
            team = named(idOrSlug);
        }
        if (team == null) {
            throw Refusal.notFound("team", idOrSlug);
        }
        return team;
    }

    /// The one of this slug, or null.
    public @Nullable Team named(String slug) {
        for (Team team : byId.values()) {
            if (team.slug().equals(slug)) {
                return team;
            }
        }
        return null;
    }

    /// By slug.
    public List<Team> all() {
        return byId.values().stream().sorted(Comparator.comparing(Team::slug)).toList();
    }

    /// Roles by the ids of the teams that somebody belongs to.
    public Map<String, Role> rolesOf(String userId) {
        Map<String, Role> roles = new HashMap<>();
        for (Team team : byId.values()) {
            Role role = team.members().get(userId);
            if (role != null) {
                roles.put(team.id(), role);
            }
        }
        return roles;
    }

    /// @param matchers empty for `team="<slug>"`; the caller has checked that they can be read
    public Team create(Change change, String givenSlug, String name, List<String> matchers)
            throws Refusal {
        String slug = givenSlug.strip();
        if (!SLUG.matcher(slug).matches()) {
            throw Refusal.invalid(
                    "slug",
                    "A slug has 1 to 63 characters a–z, 0–9 and \"-\", and begins and ends with"
                            + " none of \"-\".");
        }
        if (named(slug) != null) {
            throw Refusal.conflict(
                    "team-exists", "There is already a team \"%s\".".formatted(slug));
        }
        if (byId.size() >= MOST_TEAMS) {
            throw Refusal.conflict(
                    "too-many-teams",
                    "There are %d teams, which is the limit.".formatted(MOST_TEAMS));
        }
        Team team =
                new Team(
                        change.newId(),
                        slug,
                        checkedName(name.isBlank() ? slug : name),
                        matchers.isEmpty()
                                ? List.of("team=\"%s\"".formatted(slug))
                                : checkedMatchers(matchers),
                        Map.of(),
                        1,
                        change.at());
        put(change, team);
        change.audit("team.created", team.subject(), Detail.NONE, team.detail());
        return team;
    }

    /// @param revision that the author saw
    public Team update(
            Change change, String idOrSlug, long revision, String name, List<String> matchers)
            throws Refusal {
        Team before = get(idOrSlug);
        Refusal.requireRevision("team", before.revision(), revision);
        if (matchers.isEmpty()) {
            throw Refusal.invalid(
                    "matchers", "A team without matchers would own no alerts; give at least one.");
        }
        Team after = before.with(checkedName(name), checkedMatchers(matchers));
        put(change, after);
        change.audit("team.updated", after.subject(), before.detail(), after.detail());
        return after;
    }

    public void remove(Change change, String idOrSlug) throws Refusal {
        Team team = get(idOrSlug);
        change.delete(ROWS, team.id());
        for (String member : team.members().keySet()) {
            change.delete(MEMBERS, team.id(), member);
        }
        change.audit("team.deleted", team.subject(), team.detail(), Detail.NONE);
        change.afterwards(() -> byId.remove(team.id()));
    }

    public void putMember(Change change, String idOrSlug, User user, Role role) throws Refusal {
        Team team = get(idOrSlug);
        Role before = team.members().get(user.id());
        if (before == null && team.members().size() >= MOST_MEMBERS) {
            throw Refusal.conflict(
                    "too-many-members",
                    "The team has %d members, which is the limit.".formatted(MOST_MEMBERS));
        }
        change.put(MEMBERS, team.id(), user.id(), role.name());
        change.audit("team.member-set", team.subject(), member(user, before), member(user, role));
        change.afterwards(
                () -> byId.computeIfPresent(team.id(), (_, t) -> t.withMember(user.id(), role)));
    }

    public void removeMember(Change change, String idOrSlug, User user) throws Refusal {
        Team team = get(idOrSlug);
        Role before = team.members().get(user.id());
        if (before == null) {
            throw Refusal.notFound("member", user.name());
        }
        drop(change, team, user, before);
    }

    /// Takes somebody out of all teams.
    public void removeFromAll(Change change, User user) {
        rolesOf(user.id())
                .forEach(
                        (id, role) -> {
                            Team team = byId.get(id);
                            if (team != null) {
                                drop(change, team, user, role);
                            }
                        });
    }

    private void drop(Change change, Team team, User user, Role before) {
        change.delete(MEMBERS, team.id(), user.id());
        change.audit("team.member-removed", team.subject(), member(user, before), Detail.NONE);
        change.afterwards(
                () -> byId.computeIfPresent(team.id(), (_, t) -> t.withMember(user.id(), null)));
    }

    private static String member(User user, @Nullable Role role) {
        return role == null
                ? Detail.NONE
                : new Detail().with("user", user.name()).with("role", role.word()).toString();
    }

    private static String checkedName(String given) throws Refusal {
        String name = given.strip();
        if (name.isEmpty() || name.length() > MOST_NAME_CHARACTERS) {
            throw Refusal.invalid(
                    "name", "A name has 1 to %d characters.".formatted(MOST_NAME_CHARACTERS));
        }
        return name;
    }

    private static List<String> checkedMatchers(List<String> matchers) throws Refusal {
        if (matchers.size() > MOST_MATCHERS) {
            throw Refusal.invalid(
                    "matchers", "A team has at most %d matchers.".formatted(MOST_MATCHERS));
        }
        for (String matcher : matchers) {
            if (matcher.length() > MOST_MATCHER_CHARACTERS || matcher.contains("\n")) {
                throw Refusal.invalid(
                        "matchers",
                        "A matcher is one line of at most %d characters."
                                .formatted(MOST_MATCHER_CHARACTERS));
            }
        }
        return List.copyOf(matchers);
    }

    private void put(Change change, Team team) {
        change.put(
                ROWS,
                team.id(),
                team.slug(),
                team.name(),
                String.join("\n", team.matchers()),
                team.revision(),
                team.createdAt());
        change.afterwards(() -> byId.put(team.id(), team));
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, Map<String, Role>> members = new HashMap<>();
        Ledger.each(
                connection,
                MEMBERS.select(),
                row ->
                        members.computeIfAbsent(row.getString("team_id"), _ -> new HashMap<>())
                                .put(
                                        row.getString("user_id"),
                                        Role.valueOf(row.getString("role"))));
        Map<String, Team> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row -> {
                    String id = row.getString("id");
                    loaded.put(
                            id,
                            new Team(
                                    id,
                                    row.getString("slug"),
                                    row.getString("name"),
                                    row.getString("matchers").lines().toList(),
                                    members.getOrDefault(id, Map.of()),
                                    row.getLong("revision"),
                                    Micros.toInstant(row.getLong("created_at"))));
                });
        byId = loaded;
    }
}
