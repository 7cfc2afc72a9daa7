// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Accounts through the port: setting up, inviting, signing in, and what each may then do.
class AccountsApiTest extends AccountsRig {
    @Test
    void theSetUpLinkMakesTheFirstAdministratorAndSignsHimIn() throws Exception {
        assertThat(ask("", "GET", "/session", "").body().get("setUpNeeded").asBoolean()).isTrue();
        String cookie = admin();
        Told session = ask(cookie, "GET", "/session", "");
        assertThat(session.text("kind")).isEqualTo("user");
        assertThat(session.text("name")).isEqualTo("ada");
        assertThat(session.body().get("permissions")).hasSize(5);
        assertThat(session.body().get("setUpNeeded").asBoolean()).isFalse();
        assertThat(ask("", "GET", "/session", "").text("kind")).isEqualTo("stranger");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreToldTheSame() throws Exception {
        admin();
        Told wrong = signIn("ada", "wrong");
        Told unknown = signIn("nobody", "wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(wrong.code()).isEqualTo("wrong-password");
        Told right = signIn("ADA", PASSWORD);
        assertThat(right.status()).isEqualTo(200);
        assertThat(ask(right.cookie(), "GET", "/me", "").text("name")).isEqualTo("ada");
        assertThat(ask(right.cookie(), "DELETE", "/session", "").status()).isEqualTo(204);
        assertThat(ask(right.cookie(), "GET", "/me", "").status()).isEqualTo(401);
    }

    @Test
    void theCookieIsKeptFromScriptsAndFromOtherSites() throws Exception {
        admin();
        String header =
                rig.send(
                                rig.stranger(BASE + "/session")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"user\":\"ada\",\"password\":\"%s\"}"
                                                                .formatted(PASSWORD))))
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow();
        assertThat(header).contains("; HttpOnly", "; SameSite=Lax", "; Path=/;");
        Told foreign =
                ask(
                        header.substring(0, header.indexOf(';')),
                        "DELETE",
                        "/me/sessions",
                        "",
                        "Sec-Fetch-Site",
                        "cross-site");
        assertThat(foreign.code()).isEqualTo("cross-origin");
    }

    @Test
    void changingWhatOthersMayNeedsAProofThatIsNotOld() throws Exception {
        String cookie = admin();
        rig.clock.advance(Duration.ofMinutes(15));
        Told refused = ask(cookie, "POST", "/teams", "{\"slug\":\"db\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("step-up-needed");
        assertThat(ask(cookie, "GET", "/audit", "").status()).isEqualTo(200);
        assertThat(ask(cookie, "POST", "/session/step-up", "{\"password\":\"wrong\"}").status())
                .isEqualTo(403);
        assertThat(
                        ask(
                                        cookie,
                                        "POST",
                                        "/session/step-up",
                                        "{\"password\":\"%s\"}".formatted(PASSWORD))
                                .status())
                .isEqualTo(200);
        assertThat(ask(cookie, "POST", "/teams", "{\"slug\":\"db\"}").status()).isEqualTo(201);
    }

    @Test
    void anEditNeedsTheRevisionThatItsAuthorSaw() throws Exception {
        String cookie = admin();
        Told me = ask(cookie, "GET", "/me", "");
        String change = "{\"displayName\":\"Ada L.\"}";
        assertThat(ask(cookie, "PATCH", "/me", change).status()).isEqualTo(428);
        Told changed = ask(cookie, "PATCH", "/me", change, "If-Match", me.tag());
        assertThat(changed.text("displayName")).isEqualTo("Ada L.");
        assertThat(changed.text("email")).isEqualTo("ada@example.org");
        assertThat(ask(cookie, "PATCH", "/me", change, "If-Match", me.tag()).status())
                .isEqualTo(412);
        Told bad =
                ask(
                        cookie,
                        "PATCH",
                        "/me",
                        "{\"zone\":\"Mars\",\"email\":\"x\"}",
                        "If-Match",
                        changed.tag());
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body().get("errors")).hasSize(2);
        assertThat(bad.body().get("errors").get(0).get("field").asString()).isEqualTo("email");
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndEndsOtherSessions() throws Exception {
        String cookie = admin();
        String other = signIn("ada", PASSWORD).cookie();
        String body = "{\"current\":\"%s\",\"password\":\"%s\"}";
        assertThat(ask(cookie, "POST", "/me/password", body.formatted("wrong", OTHER)).status())
                .isEqualTo(403);
        assertThat(ask(cookie, "POST", "/me/password", body.formatted(PASSWORD, "short")).code())
                .isEqualTo("invalid-fields");
        assertThat(ask(cookie, "POST", "/me/password", body.formatted(PASSWORD, OTHER)).status())
                .isEqualTo(204);
        assertThat(ask(cookie, "GET", "/me", "").status()).isEqualTo(200);
        assertThat(ask(other, "GET", "/me", "").status()).isEqualTo(401);
        assertThat(signIn("ada", OTHER).status()).isEqualTo(200);
    }

    @Test
    void anAdministratorDisablesAndResetsAndTheLastOneStays() throws Exception {
        String admin = admin();
        String bea = invited(admin, "bea", "viewer", "[]");
        String id = ask(bea, "GET", "/me", "").text("id");
        Told reset = ask(admin, "POST", "/users/" + id + "/reset-link", "");
        String secret = reset.text("url").substring(reset.text("url").indexOf('#') + 1);
        assertThat(
                        ask("", "POST", "/links/look", "{\"token\":\"%s\"}".formatted(secret))
                                .text("user"))
                .isEqualTo("bea");
        Told accepted =
                ask(
                        "",
                        "POST",
                        "/links/accept",
                        "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(secret, OTHER));
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(ask(bea, "GET", "/me", "").status()).isEqualTo(401);
        assertThat(
                        ask(
                                        admin,
                                        "PATCH",
                                        "/users/" + id,
                                        "{\"disabled\":true}",
                                        "If-Match",
                                        "\"1\"")
                                .status())
                .isEqualTo(200);
        assertThat(ask(accepted.cookie(), "GET", "/me", "").status()).isEqualTo(401);
        String ada = ask(admin, "GET", "/me", "").text("id");
        assertThat(
                        ask(
                                        admin,
                                        "PATCH",
                                        "/users/" + ada,
                                        "{\"role\":\"viewer\"}",
                                        "If-Match",
                                        "\"1\"")
                                .code())
                .isEqualTo("last-admin");
        assertThat(ask(admin, "DELETE", "/users/" + id, "").status()).isEqualTo(204);
        assertThat(ask(admin, "GET", "/users/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void aTeamsManagerGivesRolesUpToHisOwn() throws Exception {
        String admin = admin();
        ask(admin, "POST", "/teams", "{\"slug\":\"db\",\"name\":\"Databases\"}");
        ask(admin, "POST", "/teams", "{\"slug\":\"web\"}");
        String mia = invited(admin, "mia", "viewer", "[{\"team\":\"db\",\"role\":\"manager\"}]");
        invited(admin, "tom", "viewer", "[]");
        assertThat(ask(mia, "PUT", "/teams/db/members/tom", "{\"role\":\"manager\"}").status())
                .isEqualTo(200);
        assertThat(ask(mia, "PUT", "/teams/db/members/tom", "{\"role\":\"admin\"}").status())
                .isEqualTo(403);
        assertThat(ask(mia, "PUT", "/teams/web/members/tom", "{\"role\":\"viewer\"}").status())
                .isEqualTo(403);
        assertThat(ask(mia, "DELETE", "/teams/db/members/tom", "").status()).isEqualTo(204);
        assertThat(ask(mia, "PATCH", "/teams/db", "{}", "If-Match", "\"1\"").status())
                .isEqualTo(403);
        assertThat(
                        ask(admin, "POST", "/teams", "{\"slug\":\"x\",\"matchers\":[\"a=~(\"]}")
                                .body()
                                .get("errors")
                                .get(0)
                                .get("field")
                                .asString())
                .isEqualTo("matchers");
    }

    @Test
    void aSilenceNeedsARoleInEveryTeamWhoseAlertsItWouldMute() throws Exception {
        String admin = admin();
        ask(admin, "POST", "/teams", "{\"slug\":\"db\"}");
        ask(admin, "POST", "/teams", "{\"slug\":\"web\"}");
        String tom = invited(admin, "tom", "viewer", "[{\"team\":\"db\",\"role\":\"responder\"}]");
        rig.fire(
                "{\"alertname\":\"A\",\"team\":\"db\"}",
                "{\"alertname\":\"B\",\"team\":\"web\"}",
                "{\"alertname\":\"C\"}");
        HttpResponse<String> mine = silence(tom, "team", "db");
        assertThat(mine.statusCode()).as(mine.body()).isEqualTo(200);
        assertThat(rig.get("/api/v2/silences").body()).contains("\"createdBy\":\"tom\"");
        HttpResponse<String> others = silence(tom, "team", "web");
        assertThat(others.statusCode()).isEqualTo(400);
        assertThat(others.body()).contains("alerts of the team web");
        assertThat(silence(tom, "alertname", "C").body()).contains("alerts of no team");
        HttpResponse<String> admins = silence(admin, "alertname", "C");
        assertThat(admins.statusCode()).isEqualTo(200);
        String id = JSON.readTree(admins.body()).get("silenceID").asString();
        HttpResponse<String> expired =
                rig.send(
                        rig.stranger("/api/v2/silence/" + id)
                                .header("Cookie", tom)
                                .method("DELETE", HttpRequest.BodyPublishers.noBody()));
        assertThat(expired.statusCode()).isEqualTo(400);
    }

    @Test
    void whatDoesNotFireYetIsNotSilencedForOtherTeamsEither() throws Exception {
        String admin = admin();
        ask(admin, "POST", "/teams", "{\"slug\":\"db\"}");
        String tom = invited(admin, "tom", "viewer", "[{\"team\":\"db\",\"role\":\"responder\"}]");
        HttpResponse<String> all = silence(tom, "severity", "page");
        assertThat(all.statusCode()).isEqualTo(400);
        assertThat(all.body()).contains("of other teams later").contains("such as team=");
        assertThat(silence(tom, "team", "web").statusCode()).isEqualTo(400);
        assertThat(silence(tom, "team", "db").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> silence(String cookie, String label, String value) {
        return rig.send(
                rig.stranger("/api/v2/silences")
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"matchers":[{"name":"%s","value":"%s","isRegex":false}],
                                         "startsAt":"2026-11-22T10:00:00Z","endsAt":"2026-11-22T11:00:00Z",
                                         "createdBy":"","comment":"known"}
                                        """
                                                .formatted(label, value))));
    }

    @Test
    void theAuditTrailIsFilteredAndPaged() throws Exception {
        String admin = admin();
        ask(admin, "POST", "/teams", "{\"slug\":\"db\"}");
        ask(admin, "POST", "/teams", "{\"slug\":\"web\"}");
        Told first = ask(admin, "GET", "/audit?actor=ada&action=team&limit=1", "");
        assertThat(first.body().get("items").get(0).get("object").get("name").asString())
                .isEqualTo("web");
        Told second =
                ask(
                        admin,
                        "GET",
                        "/audit?actor=ada&action=team&limit=1&cursor=" + first.text("nextCursor"),
                        "");
        assertThat(second.body().get("items").get(0).get("object").get("name").asString())
                .isEqualTo("db");
        assertThat(second.body().get("nextCursor").isNull()).isTrue();
        assertThat(second.body().get("items").get(0).get("address").asString())
                .isEqualTo("127.0.0.1");
        assertThat(ask(admin, "GET", "/audit?from=yesterday", "").status()).isEqualTo(400);
    }

    @Test
    void guessingIsSlowedDownWithoutSayingWhoExists() throws Exception {
        admin();
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("nobody", "wrong").status()).isEqualTo(401);
        }
        assertThat(signIn("nobody", "wrong").code()).isEqualTo("too-many-attempts");
    }

    @Test
    void theOperatorsTokenSignsInAndHasNoAccount() throws Exception {
        Told told = ask("", "POST", "/session", "{\"token\":\"%s\"}".formatted(Rig.TOKEN));
        assertThat(told.text("kind")).isEqualTo("operator");
        assertThat(ask(told.cookie(), "POST", "/teams", "{\"slug\":\"db\"}").status())
                .isEqualTo(201);
        assertThat(ask(told.cookie(), "GET", "/me", "").status()).isEqualTo(403);
        rig.clock.advance(Duration.ofMinutes(16));
        assertThat(ask(told.cookie(), "POST", "/teams", "{\"slug\":\"web\"}").code())
                .isEqualTo("step-up-needed");
        assertThat(ask("Bearer " + Rig.TOKEN, "POST", "/teams", "{\"slug\":\"web\"}").status())
                .isEqualTo(201);
        assertThat(ask(told.cookie(), "DELETE", "/session", "").status()).isEqualTo(204);
        assertThat(ask(told.cookie(), "GET", "/teams", "").status()).isEqualTo(401);
    }
}
