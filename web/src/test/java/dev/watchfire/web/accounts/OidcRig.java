// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.signin.OidcProvider;
import dev.watchfire.config.signin.SignInSettings;
import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Secret;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/// A server with a provider beside it, and a browser that goes between both.
abstract class OidcRig extends AccountsRig {
    static final String BEGIN = "/session/oidc/corp";

    FakeProvider provider;

    @BeforeEach
    void startProvider() throws Exception {
        provider = new FakeProvider(rig.clock);
        configure(List.of(), Map.of(), Map.of());
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    void configure(
            List<String> domains,
            Map<String, String> roles,
            Map<String, Map<String, String>> teams) {
        configure(provider.issuer(), domains, roles, teams);
    }

    void configure(
            String issuer,
            List<String> domains,
            Map<String, String> roles,
            Map<String, Map<String, String>> teams) {
        rig.signIn.set(
                new SignInSettings(
                        List.of(
                                new OidcProvider(
                                        "corp",
                                        "Corp",
                                        issuer,
                                        FakeProvider.CLIENT,
                                        new Secret(FakeProvider.SECRET),
                                        null,
                                        List.of("openid", "email"),
                                        domains,
                                        "email_verified",
                                        "groups",
                                        roles,
                                        teams,
                                        HttpSettings.DEFAULT))));
    }

    /// A browser on its way.
    ///
    /// @param cookie that ties it to here
    record Begun(String url, String state, String cookie) {}

    Begun begin() {
        return begin("", BEGIN, "{\"next\":\"/alerts?filter=x\"}");
    }

    Begun begin(String who, String path, String body) {
        Told told = ask(who, "POST", path, body);
        assertThat(told.status()).as(told.body().toString()).isEqualTo(200);
        String url = told.text("url");
        return new Begun(
                url,
                FakeProvider.query(url.substring(url.indexOf('?') + 1)).get("state"),
                told.cookie());
    }

    /// Where somebody arrived.
    ///
    /// @param session its cookie, empty where nobody was signed in
    record Arrived(String location, String session) {
        String code() {
            return location.contains("sign-in-failed")
                    ? FakeProvider.query(location.substring(location.indexOf('?') + 1)).get("code")
                    : "in";
        }
    }

    Arrived arrive(String cookies, String query) {
        HttpRequest.Builder request = rig.stranger(BASE + BEGIN + "/callback?" + query);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        HttpResponse<String> response = rig.send(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        String session = "";
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            if (cookie.startsWith("watchfire_session=")) {
                assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
                session = cookie.substring(0, cookie.indexOf(';'));
            }
        }
        return new Arrived(response.headers().firstValue("Location").orElseThrow(), session);
    }

    Arrived arrive(Begun begun, String code) {
        return arrive(
                begun.cookie(),
                "state=%s&code=%s"
                        .formatted(begun.state(), URLEncoder.encode(code, StandardCharsets.UTF_8)));
    }

    /// All the way.
    Arrived signInThere() {
        Begun begun = begin();
        return arrive(begun, provider.authorize(begun.url()));
    }

    void invite(String admin, String email, String role, String teams) {
        Told told =
                ask(
                        admin,
                        "POST",
                        "/invitations",
                        "{\"email\":\"%s\",\"role\":\"%s\",\"teams\":%s}"
                                .formatted(email, role, teams));
        assertThat(told.status()).as(told.body().toString()).isEqualTo(201);
    }

    List<String> actions(String admin) {
        List<String> actions = new ArrayList<>();
        for (JsonNode entry : ask(admin, "GET", "/audit", "").body().get("items")) {
            actions.add(entry.get("action").asString());
        }
        return actions;
    }
}
