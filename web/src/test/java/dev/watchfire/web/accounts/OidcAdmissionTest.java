// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.users.Profile;
import dev.watchfire.web.Rig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who may come in through a provider, and what he may then.
class OidcAdmissionTest extends OidcRig {
    private static final Map<String, String> ROLES = Map.of("sre", "responder", "boss", "admin");
    private static final Map<String, Map<String, String>> TEAMS =
            Map.of("dba", Map.of("db", "manager"), "dba-night", Map.of("db", "responder"));

    private Told me(Arrived arrived) {
        assertThat(arrived.code()).isEqualTo("in");
        return ask(arrived.session(), "GET", "/me", "");
    }

    @Test
    void whoIsNotInvitedDoesNotGetIn() throws Exception {
        admin();
        assertThat(signInThere().code()).isEqualTo("not-invited");
        configure(List.of("other.example", "rg"), Map.of(), Map.of());
        assertThat(signInThere().code()).isEqualTo("not-invited");
    }

    @Test
    void whoeverComesFirstMustBeAbleToLookAfterOthers() {
        configure(List.of("example.org"), ROLES, Map.of());
        assertThat(signInThere().code()).isEqualTo("set-up-first");
        assertThat(ask("", "GET", "/session", "").body().get("setUpNeeded").asBoolean()).isTrue();
    }

    @Test
    void anAddressThatOnlyLooksLikeAnotherOpensNothing() throws Exception {
        admin();
        configure(List.of("kiosk.example"), Map.of(), Map.of());
        // The sign of the unit kelvin, which is a k in lower case.
        provider.claims.put("email", "bea@\u212aiosk.example");
        assertThat(signInThere().code()).isEqualTo("email-not-verified");
        provider.claims.put("email", "bea@Kiosk.example");
        assertThat(signInThere().code()).isEqualTo("in");
    }

    @Test
    void anInvitationIsUsedAndGivesItsRoles() throws Exception {
        String admin = admin();
        ask(admin, "POST", "/teams", "{\"slug\":\"db\"}");
        invite(admin, "bea@example.org", "responder", "[{\"team\":\"db\",\"role\":\"manager\"}]");
        Told me = me(signInThere());
        assertThat(me.text("role")).isEqualTo("responder");
        assertThat(me.body().get("teams").get(0).get("role").asString()).isEqualTo("manager");
        assertThat(ask(admin, "GET", "/invitations", "").body().get("items")).isEmpty();
        assertThat(actions(admin)).contains("link.used", "user.created", "identity.linked");
    }

    @Test
    void anAddressThatIsNotVerifiedOpensNothing() throws Exception {
        String admin = admin();
        invite(admin, "bea@example.org", "admin", "[]");
        provider.claims.put("email_verified", false);
        assertThat(signInThere().code()).isEqualTo("email-not-verified");
        provider.claims.put("email_verified", null);
        assertThat(signInThere().code()).isEqualTo("email-not-verified");
        provider.claims.put("email_verified", true);
        provider.claims.put("email", null);
        assertThat(signInThere().code()).isEqualTo("email-not-verified");
    }

    @Test
    void afterwardsTheSubjectCountsAndNoAddress() throws Exception {
        String admin = admin();
        invite(admin, "bea@example.org", "responder", "[]");
        String id = me(signInThere()).text("id");
        provider.claims.put("email", "new@elsewhere.example");
        provider.claims.put("email_verified", false);
        assertThat(me(signInThere()).text("id")).isEqualTo(id);
        provider.claims.clear();
        provider.claims.put("sub", "somebody-else");
        assertThat(signInThere().code()).isEqualTo("account-exists");
    }

    @Test
    void anAddressDoesNotOpenAnAccountThatHasAnotherWayIn() throws Exception {
        String admin = admin();
        provider.claims.put("email", "ada@example.org");
        configure(List.of("example.org"), Map.of(), Map.of());
        assertThat(signInThere().code()).isEqualTo("account-exists");
        assertThat(ask(admin, "GET", "/users", "").body().get("items")).hasSize(1);
    }

    @Test
    void anAccountThatNobodyCanSignInToYetIsTakenOver() throws Exception {
        admin();
        String id =
                rig.people
                        .change(
                                Actor.SYSTEM,
                                change ->
                                        rig.people
                                                .users()
                                                .create(
                                                        change,
                                                        "beatrice",
                                                        new Profile("", "bea@example.org", "", ""),
                                                        Role.MANAGER,
                                                        ""))
                        .id();
        assertThat(me(signInThere()).text("id")).isEqualTo(id);
    }

    @Test
    void anAccountIsConnectedByItsOwnerAndDisconnected() throws Exception {
        String admin = admin();
        Begun begun = begin(admin, "/me/identities", "{\"provider\":\"corp\",\"next\":\"/about\"}");
        String code = provider.authorize(begun.url());
        Arrived arrived =
                arrive(begun.cookie() + "; " + admin, "state=" + begun.state() + "&code=" + code);
        assertThat(arrived.code()).isEqualTo("in");
        assertThat(arrived.session()).isEmpty();
        assertThat(arrived.location()).endsWith("/about");
        Arrived in = signInThere();
        assertThat(me(in).text("name")).isEqualTo("ada");
        JsonNode items = ask(admin, "GET", "/me/identities", "").body().get("items");
        assertThat(items.get(0).get("email").asString()).isEqualTo("Bea@Example.org");
        assertThat(breaches("Identity", items)).isEmpty();
        assertThat(breaches("Session", List.of(ask(admin, "GET", "/session", "").body())))
                .isEmpty();
        String id = items.get(0).get("id").asString();
        assertThat(ask(admin, "DELETE", "/me/identities/" + id, "").status()).isEqualTo(204);
        assertThat(signInThere().code()).isEqualTo("not-invited");
        assertThat(actions(admin)).contains("identity.linked", "identity.unlinked");
    }

    @Test
    void whatWasBegunToConnectAnAccountSignsNobodyIn() throws Exception {
        String admin = admin();
        Begun begun = begin(admin, "/me/identities", "{\"provider\":\"corp\"}");
        String query = "state=" + begun.state() + "&code=" + provider.authorize(begun.url());
        Arrived arrived = arrive(begun.cookie(), query);
        assertThat(arrived.code()).isEqualTo("not-begun-here");
        assertThat(ask(admin, "GET", "/me/identities", "").body().get("items")).isEmpty();
    }

    @Test
    void theOnlyWayInStays() throws Exception {
        String admin = admin();
        invite(admin, "bea@example.org", "viewer", "[]");
        String bea = signInThere().session();
        String id =
                ask(bea, "GET", "/me/identities", "")
                        .body()
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString();
        assertThat(ask(bea, "DELETE", "/me/identities/" + id, "").code()).isEqualTo("last-way-in");
        assertThat(signInThere().code()).isEqualTo("in");
    }

    @Test
    void groupsSayAtEachSignInWhatSomebodyMay() throws Exception {
        String admin = admin();
        ask(admin, "POST", "/teams", "{\"slug\":\"db\"}");
        configure(List.of("example.org"), ROLES, TEAMS);
        provider.claims.put("groups", List.of("sre", "dba-night", "dba", "unknown"));
        Told me = me(signInThere());
        assertThat(me.text("role")).isEqualTo("responder");
        assertThat(me.body().get("teams").get(0).get("role").asString()).isEqualTo("manager");
        provider.claims.put("groups", List.of("boss"));
        me = me(signInThere());
        assertThat(me.text("role")).isEqualTo("admin");
        assertThat(me.body().get("teams")).isEmpty();
        provider.claims.put("groups", null);
        assertThat(me(signInThere()).text("role")).isEqualTo("viewer");
        assertThat(actions(admin)).contains("identity.groups-applied", "user.updated");
        int entries = actions(admin).size();
        assertThat(me(signInThere()).text("role")).isEqualTo("viewer");
        assertThat(actions(admin)).hasSize(entries + 1);
    }

    @Test
    void groupsThatAreTooManyToBeToldChangeNothing() throws Exception {
        admin();
        configure(List.of("example.org"), ROLES, Map.of());
        provider.claims.put("groups", List.of("sre"));
        assertThat(me(signInThere()).text("role")).isEqualTo("responder");
        provider.claims.put("groups", null);
        provider.claims.put("_claim_names", Map.of("groups", "src1"));
        assertThat(me(signInThere()).text("role")).isEqualTo("responder");
    }

    @Test
    void withoutARoleMapAnAdministratorsChoiceStays() throws Exception {
        String admin = admin();
        invite(admin, "bea@example.org", "manager", "[]");
        assertThat(me(signInThere()).text("role")).isEqualTo("manager");
        provider.claims.put("groups", List.of("boss"));
        assertThat(me(signInThere()).text("role")).isEqualTo("manager");
    }

    @Test
    void theLastAdministratorWithAPasswordStays() throws Exception {
        String admin = admin();
        configure(List.of("example.org"), ROLES, Map.of());
        provider.claims.put("groups", List.of("boss"));
        String bea = signInThere().session();
        Told ada = ask(bea, "GET", "/users/" + ask(admin, "GET", "/me", "").text("id"), "");
        Told refused =
                ask(
                        bea,
                        "PATCH",
                        "/users/" + ada.text("id") + "?force=true",
                        "{\"disabled\":true}",
                        "If-Match",
                        ada.tag());
        assertThat(refused.code()).isEqualTo("last-admin");
        assertThat(refused.text("detail")).contains("who has a password");
    }

    @Test
    void theLastAdministratorOfAllKeepsHisRoleWhateverHisGroupsSay() throws Exception {
        configure(List.of("example.org"), ROLES, Map.of());
        provider.claims.put("groups", List.of("boss"));
        assertThat(me(signInThere()).text("role")).isEqualTo("admin");
        provider.claims.put("groups", List.of());
        Arrived arrived = signInThere();
        assertThat(me(arrived).text("role")).isEqualTo("admin");
        assertThat(actions(arrived.session())).contains("identity.role-kept");
    }

    @Test
    void whoIsDisabledDoesNotGetIn() throws Exception {
        String admin = admin();
        invite(admin, "bea@example.org", "viewer", "[]");
        Told user = ask(admin, "GET", "/users/" + me(signInThere()).text("id"), "");
        ask(
                admin,
                "PATCH",
                "/users/" + user.text("id"),
                "{\"disabled\":true}",
                "If-Match",
                user.tag());
        assertThat(signInThere().code()).isEqualTo("disabled");
    }

    @Test
    void namesakesAreToldApartAndAnIdentityOutlivesARestart() throws Exception {
        String admin = admin();
        invited(admin, "bea.l", "viewer", "[]");
        configure(List.of("example.org"), Map.of(), Map.of());
        assertThat(me(signInThere()).text("name")).isEqualTo("bea.l-2");
        rig.close();
        rig = Rig.start(folder);
        configure(List.of(), Map.of(), Map.of());
        assertThat(me(signInThere()).text("name")).isEqualTo("bea.l-2");
    }
}
