// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people;

import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.identities.Arrival;
import dev.watchfire.people.identities.Identity;
import dev.watchfire.people.identities.Policy;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.links.Link;
import dev.watchfire.people.teams.Team;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.people.users.UserRules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets in who comes through a provider, or not, and gives him what his groups say.
///
/// Whoever was there before is known by issuer and subject alone. An address counts once: to find
/// the invitation, or the account that an administrator made for it and that nobody can sign in to
/// yet. To an account that has another way in an address opens nothing, because people write their
/// addresses themselves: its owner signs in and connects it.
final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    /// So many of one name are told apart by a number.
    private static final int MOST_NAMESAKES = 100;

    /// Leaves room for the number.
    private static final int MOST_NAME_CHARACTERS = UserRules.MOST_NAME_CHARACTERS - 4;

    private final People people;

    Arrivals(People people) {
        this.people = people;
    }

    /// The account that he had before.
    @Nullable User known(Arrival arrival) {
        Identity identity = people.identities().find(arrival.issuer(), arrival.subject());
        return identity == null ? null : people.users().find(identity.userId());
    }

    User admit(Change change, Arrival arrival, Policy policy) throws Refusal {
        Identity identity = people.identities().find(arrival.issuer(), arrival.subject());
        if (identity != null) {
            User user = people.users().get(identity.userId());
            requireEnabled(user);
            people.identities().used(change, identity, arrival);
            return brought(change, user, arrival, policy);
        }
        if (!arrival.hasVerifiedEmail()) {
            throw Refusal.forbidden(
                    "email-not-verified",
                    "The provider does not say that it verified an e-mail address of yours. Ask"
                            + " whoever runs it, or sign in otherwise.");
        }
        User waiting = waiting(arrival.email());
        if (waiting != null) {
            requireEnabled(waiting);
            people.identities().link(change, waiting, arrival);
            return brought(change, waiting, arrival, policy);
        }
        for (Link invitation : people.links().invitations()) {
            if (invitation.email().equalsIgnoreCase(arrival.email())) {
                people.links().use(change, invitation);
                return made(change, arrival, policy, invitation.role(), invitation.teams());
            }
        }
        if (policy.admits(arrival.email())) {
            return made(change, arrival, policy, Role.VIEWER, Map.of());
        }
        throw Refusal.forbidden(
                "not-invited",
                "There is no invitation for \"%s\". Ask an administrator for one."
                        .formatted(arrival.email()));
    }

    private static void requireEnabled(User user) throws Refusal {
        if (user.disabled()) {
            throw Refusal.forbidden("disabled", "This account is disabled.");
        }
    }

    /// The account with this address that nobody can sign in to yet.
    private @Nullable User waiting(String email) throws Refusal {
        User found = null;
        for (User user : people.users().all()) {
            if (user.email().equalsIgnoreCase(email)) {
                if (found != null || people.waysIn(user) > 0) {
                    throw Refusal.forbidden(
                            "account-exists",
                            "There is an account with the address \"%s\" already. Sign in to it as"
                                            .formatted(email)
                                    + " before, and connect this provider under your account.");
                }
                found = user;
            }
        }
        return found;
    }

    private User made(
            Change change, Arrival arrival, Policy policy, Role role, Map<String, Role> teams)
            throws Refusal {
        List<String> groups = arrival.groups();
        Role chosen = policy.decidesRoles() && groups != null ? policy.roleOf(groups) : role;
        if (!people.users().hasAdministrator() && chosen != Role.ADMIN) {
            // Else the set-up link would be dead, and nobody could look after accounts.
            throw Refusal.forbidden(
                    "set-up-first",
                    "There is no administrator yet. Make the first account with the link that the"
                            + " server printed when it started.");
        }
        Profile profile = new Profile(displayName(arrival), shortEnough(arrival.email()), "", "");
        User user = people.users().create(change, freeName(arrival), profile, chosen, "");
        people.identities().link(change, user, arrival);
        Map<String, Role> all = new HashMap<>(teams);
        if (groups != null) {
            noteGroups(change, user, arrival, policy);
            policy.teamsOf(groups)
                    .forEach(
                            (slug, inTeam) -> {
                                Team team = team(slug);
                                if (team != null) {
                                    all.merge(team.id(), inTeam, Role::or);
                                }
                            });
        }
        for (Map.Entry<String, Role> team : all.entrySet()) {
            // One of an invitation may have gone since.
            if (people.teams().find(team.getKey()) != null) {
                people.teams().putMember(change, team.getKey(), user, team.getValue());
            }
        }
        return user;
    }

    private static String displayName(Arrival arrival) {
        String name = arrival.displayName().strip();
        boolean fits =
                name.length() <= UserRules.MOST_DISPLAY_NAME_CHARACTERS
                        && name.chars().noneMatch(Character::isISOControl);
        return fits ? name : "";
    }

    private static String shortEnough(String email) {
        return email.length() <= UserRules.MOST_EMAIL_CHARACTERS ? email : "";
    }

    /// A user name like the one he has there.
    private String freeName(Arrival arrival) throws Refusal {
        String given = arrival.userName().isBlank() ? arrival.email() : arrival.userName();
        int at = given.indexOf('@');
        String base =
                (at > 0 ? given.substring(0, at) : given)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9._-]+", "-")
                        .replaceAll("^[._-]+|[._-]+$", "");
        base = base.substring(0, Math.min(base.length(), MOST_NAME_CHARACTERS));
        base = base.isEmpty() ? "user" : base;
        for (int i = 1; i <= MOST_NAMESAKES; i++) {
            String name = i == 1 ? base : base + "-" + i;
            if (UserRules.isName(name) && people.users().named(name) == null) {
                return name;
            }
        }
        throw Refusal.conflict(
                "too-many-users",
                "There are %d users named \"%s\" already.".formatted(MOST_NAMESAKES, base));
    }

    /// Gives somebody who was there before what his groups say now.
    private User brought(Change change, User user, Arrival arrival, Policy policy) throws Refusal {
        List<String> groups = arrival.groups();
        if (groups == null) {
            LOG.atWarn()
                    .addKeyValue("provider", arrival.provider())
                    .addKeyValue("user", user.name())
                    .log("The provider has too many groups to tell them: roles stay as they are");
            return user;
        }
        User now = user;
        Role role = policy.decidesRoles() ? policy.roleOf(groups) : user.role();
        boolean roleChanges = role != user.role();
        if (roleChanges && people.users().isNeededAsAdmin(user, role)) {
            // Somebody must be able to mend it, and a sign-in must not fail for it.
            change.audit(
                    "identity.role-kept",
                    user.subject(),
                    new Detail().with("provider", arrival.provider()).toString(),
                    new Detail().with("role", role.word()).toString());
            roleChanges = false;
        }
        Map<String, Role> wanted = policy.teamsOf(groups);
        Map<String, Role> has = people.teams().rolesOf(user.id());
        Map<Team, Role> put = new HashMap<>();
        List<Team> leave =
                policy.decidedTeams().stream()
                        .filter(slug -> !wanted.containsKey(slug))
                        .map(this::team)
                        .filter(team -> team != null && has.containsKey(team.id()))
                        .toList();
        wanted.forEach(
                (slug, inTeam) -> {
                    Team team = team(slug);
                    if (team != null && has.get(team.id()) != inTeam) {
                        put.put(team, inTeam);
                    }
                });
        if (!roleChanges && put.isEmpty() && leave.isEmpty()) {
            return user;
        }
        noteGroups(change, user, arrival, policy);
        if (roleChanges) {
            now =
                    people.update(
                            change,
                            user.id(),
                            user.revision(),
                            user.profile(),
                            role,
                            user.disabled());
        }
        for (Map.Entry<Team, Role> team : put.entrySet()) {
            people.teams().putMember(change, team.getKey().id(), now, team.getValue());
        }
        for (Team team : leave) {
            people.teams().removeMember(change, team.id(), now);
        }
        return now;
    }

    /// Those of his groups that mean something here.
    private static void noteGroups(Change change, User user, Arrival arrival, Policy policy) {
        List<String> groups = arrival.groups() == null ? List.of() : arrival.groups();
        List<String> known =
                groups.stream()
                        .filter(g -> policy.roles().containsKey(g) || policy.teams().containsKey(g))
                        .toList();
        change.audit(
                "identity.groups-applied",
                user.subject(),
                Detail.NONE,
                new Detail().with("provider", arrival.provider()).with("groups", known).toString());
    }

    private @Nullable Team team(String slug) {
        for (Team team : people.teams().all()) {
            if (team.slug().equals(slug)) {
                return team;
            }
        }
        LOG.warn("team_map names the team \"{}\", which does not exist", slug);
        return null;
    }
}
