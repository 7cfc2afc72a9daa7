// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What programs sign in with, through the port.
class TokensApiTest extends AccountsRig {
    @Test
    void aTokenActsForItsOwnerWithinItsScopesAndMakesNoTokens() throws Exception {
        String admin = admin();
        Told made =
                ask(
                        admin,
                        "POST",
                        "/me/tokens",
                        "{\"name\":\"ci\",\"scopes\":[\"read\",\"admin\"]}");
        assertThat(made.status()).isEqualTo(201);
        String token = "Bearer " + made.text("token");
        assertThat(ask(token, "GET", "/users", "").status()).isEqualTo(403);
        assertThat(ask(token, "GET", "/audit", "").status()).isEqualTo(200);
        assertThat(
                        ask(token, "POST", "/me/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"]}")
                                .status())
                .isEqualTo(403);
        rig.clock.advance(Duration.ofDays(1));
        assertThat(ask(token, "POST", "/teams", "{\"slug\":\"db\"}").status()).isEqualTo(201);
        assertThat(ask(admin, "DELETE", "/me/tokens/" + made.text("id"), "").status())
                .isEqualTo(204);
        assertThat(ask(token, "GET", "/audit", "").status()).isEqualTo(401);
        assertThat(ask(admin, "GET", "/me/tokens", "").body().get("items")).isEmpty();
    }

    @Test
    void aServicesTokenPostsAlertsAndNothingElse() throws Exception {
        String admin = admin();
        Told made =
                ask(
                        admin,
                        "POST",
                        "/service-tokens",
                        "{\"name\":\"prometheus\",\"role\":\"responder\",\"scopes\":[\"ingest\"]}");
        String token = "Bearer " + made.text("token");
        HttpResponse<String> posted =
                rig.send(
                        rig.stranger("/api/v2/alerts")
                                .header("Authorization", token)
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "[{\"labels\":{\"alertname\":\"A\"}}]")));
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(ask(token, "GET", "/alerts", "").status()).isEqualTo(403);
        assertThat(ask(token, "GET", "/me", "").status()).isEqualTo(403);
    }

    private int post(String key) {
        return rig.send(
                        rig.stranger("/api/v2/alerts")
                                .header("Authorization", "Bearer " + key)
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "[{\"labels\":{\"alertname\":\"A\"}}]")))
                .statusCode();
    }

    @Test
    void anIntakeKeyPostsAlertsAndIsTakenForAWeekAfterItsRotation() throws Exception {
        String admin = admin();
        Told made = ask(admin, "POST", "/intake-keys", "{\"source\":\"prometheus-eu\"}");
        String first = made.text("key");
        assertThat(first).matches("[0-9a-f]{32}");
        assertThat(post(first)).isEqualTo(200);
        assertThat(ask("Bearer " + first, "GET", "/alerts", "").status()).isEqualTo(403);
        String second =
                ask(admin, "POST", "/intake-keys/" + made.text("id") + "/rotate", "").text("key");
        assertThat(post(first)).isEqualTo(200);
        assertThat(post(second)).isEqualTo(200);
        rig.clock.advance(Duration.ofDays(7));
        assertThat(post(first)).isEqualTo(401);
        assertThat(post(second)).isEqualTo(200);
        String operator = "Bearer " + Rig.TOKEN;
        assertThat(ask(operator, "DELETE", "/intake-keys/" + made.text("id"), "").status())
                .isEqualTo(204);
        assertThat(post(second)).isEqualTo(401);
    }

    @Test
    void aSourceThatSendsMoreThanItsKeyAllowsHasToWait() throws Exception {
        String admin = admin();
        String key =
                ask(admin, "POST", "/intake-keys", "{\"source\":\"busy\",\"requestsPerMinute\":3}")
                        .text("key");
        for (int i = 0; i < 3; i++) {
            assertThat(post(key)).isEqualTo(200);
        }
        assertThat(post(key)).isEqualTo(429);
        rig.clock.advance(Duration.ofSeconds(20));
        assertThat(post(key)).isEqualTo(200);
        assertThat(post(key)).isEqualTo(429);
    }
}
