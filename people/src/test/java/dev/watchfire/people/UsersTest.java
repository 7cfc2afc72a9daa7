// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.people.access.Permission;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.audit.Entry;
import dev.watchfire.people.ledger.Audit;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.links.Link;
import dev.watchfire.people.teams.Team;
import dev.watchfire.people.tokens.Tokens;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// People, their teams, and what is written down about both.
class UsersTest extends OpenPeople {
    private User update(User user, Role role, boolean disabled) throws Exception {
        return change(
                c -> people.update(c, user.id(), user.revision(), user.profile(), role, disabled));
    }

    @Test
    void theLastAdministratorStaysOne() throws Exception {
        User ada = admin("ada");
        for (Role role : List.of(Role.VIEWER, Role.RESPONDER, Role.MANAGER)) {
            assertThatThrownBy(() -> update(ada, role, false))
                    .hasMessageContaining("last administrator");
        }
        assertThatThrownBy(() -> update(ada, Role.ADMIN, true))
                .hasMessageContaining("last administrator");
        assertThatThrownBy(
                        () ->
                                change(
                                        c -> {
                                            people.remove(c, ada.id());
                                            return true;
                                        }))
                .hasMessageContaining("last administrator");
        User bea = admin("bea");
        User disabled = update(bea, Role.ADMIN, true);
        assertThatThrownBy(() -> update(ada, Role.VIEWER, false))
                .hasMessageContaining("last administrator");
        update(disabled, Role.ADMIN, false);
        assertThat(update(ada, Role.VIEWER, false).role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void namesAreUniqueWhateverTheirCase() throws Exception {
        admin("ada");
        assertThatThrownBy(() -> user("ADA", Role.VIEWER)).hasMessageContaining("already a user");
        for (String bad : List.of("", "-a", "a b", "ä", "a".repeat(65), "operator")) {
            assertThatThrownBy(() -> user(bad, Role.VIEWER)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void whoSawAnOldRevisionChangesNothing() throws Exception {
        admin("ada");
        User bea = user("bea", Role.VIEWER);
        update(bea, Role.RESPONDER, false);
        assertThatThrownBy(() -> update(bea, Role.ADMIN, false))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.STALE));
        assertThat(people.users().get(bea.id()).role()).isEqualTo(Role.RESPONDER);
    }

    @Test
    void everythingWrongWithAProfileIsSaidAtOnce() throws Exception {
        User ada = admin("ada");
        Profile bad = new Profile("a\nb", "nobody", "no language", "Mars/Olympus");
        assertThatThrownBy(() -> change(c -> people.update(c, ada.id(), 1, bad, Role.ADMIN, false)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        r ->
                                assertThat(r.errors())
                                        .extracting(Refusal.FieldError::field)
                                        .containsExactly(
                                                "displayName", "email", "language", "zone"));
    }

    @Test
    void whoIsRemovedLeavesNothingButTheAuditTrail() throws Exception {
        admin("ada");
        User bea = user("bea", Role.RESPONDER);
        Team db = change(c -> people.teams().create(c, "db", "", List.of()));
        change(
                c -> {
                    people.teams().putMember(c, "db", bea, Role.MANAGER);
                    return true;
                });
        String session = signedIn("bea");
        String token =
                change(
                                c ->
                                        people.tokens()
                                                .createFor(
                                                        c,
                                                        bea,
                                                        new Tokens.Wish(
                                                                "ci",
                                                                Set.of(Permission.READ),
                                                                null),
                                                        true))
                        .text();
        String reset = change(c -> people.links().reset(c, bea)).secret();
        change(
                c -> {
                    people.remove(c, bea.id());
                    return true;
                });
        for (int i = 0; i < 2; i++) {
            assertThat(people.users().named("bea")).isNull();
            assertThat(people.bySession(session)).isNull();
            assertThat(people.byToken(token)).isNull();
            assertThat(people.links().find(reset)).isNull();
            assertThat(people.teams().get(db.id()).members()).isEmpty();
            restart();
        }
        assertThat(actions())
                .contains("user.deleted", "session.ended", "token.revoked", "team.member-removed");
    }

    @Test
    void anInvitationGivesItsRolesAndAddress() throws Exception {
        admin("ada");
        Team db = change(c -> people.teams().create(c, "db", "Databases", List.of()));
        String secret =
                change(
                                c ->
                                        people.links()
                                                .invite(
                                                        c,
                                                        "bea@example.org",
                                                        Role.VIEWER,
                                                        Map.of(db.id(), Role.RESPONDER)))
                        .secret();
        restart();
        User bea =
                people.join(
                        Actor.guest("192.0.2.9"),
                        Link.Kind.INVITATION,
                        secret,
                        "bea",
                        Profile.EMPTY,
                        PASSWORD);
        assertThat(bea.email()).isEqualTo("bea@example.org");
        assertThat(people.teams().rolesOf(bea.id())).isEqualTo(Map.of(db.id(), Role.RESPONDER));
        assertThat(people.links().invitations()).isEmpty();
        Caller caller = people.bySession(signedIn("bea"));
        assertThat(caller).isNotNull();
        assertThat(caller.may(Permission.RESPOND)).isFalse();
        assertThat(caller.mayInTeam(Permission.RESPOND, db.id())).isTrue();
        assertThat(caller.mayInTeam(Permission.RESPOND, "another")).isFalse();
    }

    @Test
    void anInvitationIsOverAfterAWeek() throws Exception {
        admin("ada");
        String secret = change(c -> people.links().invite(c, "", Role.VIEWER, Map.of())).secret();
        after(Duration.ofDays(7));
        assertThat(people.links().find(secret)).isNull();
        people.tidy();
        restart();
        assertThat(people.links().invitations()).isEmpty();
    }

    @Test
    void theAuditTrailSaysWhoChangedWhatAndHidesSecrets() throws Exception {
        User ada = admin("ada");
        Actor actor = new Actor(Actor.Kind.USER, ada.id(), "ada", "192.0.2.7");
        User bea = user("bea", Role.VIEWER);
        people.change(
                actor, c -> people.update(c, bea.id(), 1, bea.profile(), Role.RESPONDER, false));
        people.setPassword(actor, bea, OTHER_PASSWORD, null);
        Entry changed =
                people.audit()
                        .find(
                                new Audit.Query(
                                        "ada", "user.updated", "user", "bea", null, null, 0),
                                10)
                        .getFirst();
        assertThat(changed.actor()).isEqualTo(actor);
        assertThat(changed.before()).contains("\"role\":\"viewer\"");
        assertThat(changed.after()).contains("\"role\":\"responder\"", "\"password\":\"<secret>\"");
        assertThat(audit())
                .allSatisfy(
                        entry ->
                                assertThat(entry.before() + entry.after())
                                        .doesNotContain("argon2"));
        assertThat(
                        people.audit()
                                .find(
                                        new Audit.Query(null, "user", null, null, null, null, 0),
                                        500))
                .allSatisfy(entry -> assertThat(entry.action()).startsWith("user."))
                .hasSize(4);
    }

    @Test
    void theAuditTrailIsReadPageByPage() throws Exception {
        admin("ada");
        user("bea", Role.VIEWER);
        List<Entry> all = audit();
        List<Entry> first =
                people.audit().find(new Audit.Query(null, null, null, null, null, null, 0), 2);
        List<Entry> rest =
                people.audit()
                        .find(
                                new Audit.Query(
                                        null, null, null, null, null, null, first.getLast().id()),
                                100);
        assertThat(first).isEqualTo(all.subList(0, 2));
        assertThat(rest).isEqualTo(all.subList(2, all.size()));
    }

    @Test
    void ofWhatIsRefusedNothingIsKept() throws Exception {
        admin("ada");
        List<String> before = actions();
        assertThatThrownBy(
                        () ->
                                change(
                                        c -> {
                                            people.teams().create(c, "db", "", List.of());
                                            return people.users().get("nobody");
                                        }))
                .isInstanceOf(Refusal.class);
        assertThat(people.teams().all()).isEmpty();
        assertThat(actions()).isEqualTo(before);
        restart();
        assertThat(people.teams().all()).isEmpty();
    }
}
