// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.sessions.Throttle;
import dev.watchfire.web.Rig;
import dev.watchfire.web.http.Route;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {
    private static final String WRITE = "[{\"labels\":{\"a\":\"b\"}}]";

    /// "secret" at the lowest cost that bcrypt has.
    private static final String SECRET =
            "$2y$04$wr8il62SJj0Ic5/CedK.0OKsldObcFMmYgE0B3Jh0SunbCjHtxAUS";

    @TempDir private Path folder;
    private Rig rig;

    @AfterEach
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    private void start(Access access) {
        rig = Rig.start(folder, options -> options.withAccess(access));
    }

    private HttpResponse<String> ask(Route route, HttpRequest.Builder request) {
        return rig.send(
                request.header("Content-Type", "application/json")
                        .method(
                                route.method(),
                                HttpRequest.BodyPublishers.ofString(
                                        route.method().equals("POST") ? "[]" : "")));
    }

    private static String concrete(String path) {
        return path.replace("{silenceID}", "7e7a1d5d-a8d2-4be4-a6f4-ad9d43bbb4d0")
                .replace("{fingerprint}", "0123456789abcdef")
                .replace("{id}", "1")
                .replace("{user}", "ann")
                .replace("{name}", "ops")
                .replace("{role}", "primary")
                .replace("{receiver}", "ops")
                .replaceAll("\\{(other|kind|token)}", "1")
                .replace("{file}", "app.css");
    }

    private static boolean bringsAnswers(Route route) {
        return route.path().startsWith("/in/") && !route.path().startsWith("/in/shadow");
    }

    /// Who may do what, said once more and without the code that decides it.
    private static boolean isOpen(Route route, Access access) {
        String path = route.path();
        if (Set.of(
                                "/-/healthy",
                                "/-/ready",
                                "/metrics",
                                "/assets/{file}",
                                "/theme.js",
                                "/icon.svg",
                                "/icon-192.png",
                                "/icon-512.png",
                                "/icon-maskable-512.png",
                                "/apple-touch-icon.png",
                                "/badge-96.png",
                                "/manifest.webmanifest",
                                "/worker.js")
                        .contains(path)
                || path.startsWith("/api/watchfire/v1/openapi.")
                || path.equals("/api/watchfire/v1/session")
                || path.startsWith("/api/watchfire/v1/session/passkey")
                || path.startsWith("/api/watchfire/v1/session/oidc/")
                || path.equals("/api/watchfire/v1/setup")
                // The address itself is the secret.
                || path.equals("/ical/{file}")
                || path.equals("/embed/{token}")
                || path.equals("/a/{token}")
                || path.startsWith("/api/watchfire/v1/links/")) {
            return true;
        }
        boolean posts =
                route.method().equals("POST") && path.endsWith("/alerts")
                        || path.startsWith("/in/shadow");
        return switch (access) {
            case OFF -> false;
            case INGEST -> posts;
            case FULL -> posts || path.startsWith("/api/v1/") || path.startsWith("/api/v2/");
            case ALERTMANAGER ->
                    posts
                            || path.startsWith("/api/v1/")
                            || path.startsWith("/api/v2/")
                            || path.equals("/-/reload");
        };
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void aStrangerIsRefusedWhateverIsNotOpen(Access access) {
        start(access);
        assertThat(rig.server().routes()).hasSizeGreaterThan(25);
        for (Route route : rig.server().routes()) {
            if (route.path().endsWith("/stream") && isOpen(route, access)) {
                continue;
            }
            HttpResponse<String> response = ask(route, rig.stranger(concrete(route.path())));
            if (bringsAnswers(route)) {
                // Nobody signs in there: whoever has no signature is refused by the door itself.
                assertThat(response.statusCode()).as(route.path()).isEqualTo(403);
            } else if (isOpen(route, access)) {
                assertThat(response.statusCode())
                        .as(route.method() + " " + route.path())
                        .isNotIn(401, 403);
            } else {
                assertThat(response.statusCode())
                        .as(route.method() + " " + route.path())
                        .isEqualTo(401);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/v2/foo", "/api/v1/foo", "/api/watchfire/v1/foo"})
    void aStrangerLearnsNothingAboutWhichPathsThereAre(String path) {
        start(Access.OFF);
        assertThat(rig.send(rig.stranger(path)).statusCode()).isEqualTo(401);
    }

    @Test
    void theTokenOpensAsBearerAndAsPasswordAndNothingElseDoes() {
        start(Access.OFF);
        assertThat(status("Bearer " + Rig.TOKEN)).isEqualTo(200);
        assertThat(status("bearer  " + Rig.TOKEN)).isEqualTo(200);
        assertThat(status(basic("anybody", Rig.TOKEN))).isEqualTo(200);
        assertThat(status("Bearer wrong")).isEqualTo(401);
        assertThat(status("Bearer ")).isEqualTo(401);
        assertThat(status(basic(Rig.TOKEN, ""))).isEqualTo(401);
        assertThat(status("Basic !!!")).isEqualTo(401);
        assertThat(
                        status(
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        "x".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(401);
        assertThat(status("Digest x")).isEqualTo(401);
    }

    private int status(String authorization) {
        return rig.send(rig.stranger("/api/v2/status").header("Authorization", authorization))
                .statusCode();
    }

    private static String basic(String user, String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRefusalIsWordedAsTheApiWordsErrors() {
        start(Access.OFF);
        HttpResponse<String> alertmanager = rig.send(rig.stranger("/api/v2/status"));
        assertThat(alertmanager.body()).startsWith("{\"code\":401,\"message\":\"A token is needed");
        assertThat(alertmanager.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"watchfire\"");
        assertThat(rig.send(rig.stranger("/api/watchfire/v1/groups")).body())
                .contains("\"code\":\"no-token\"");
    }

    @Test
    void aSessionOpensWithTheTokenAndEndsWithTheClickOrTheShift() {
        start(Access.OFF);
        HttpResponse<String> shell = rig.send(rig.stranger("/"));
        assertThat(shell.statusCode()).isEqualTo(401);
        assertThat(shell.body()).contains("<base href=\"/\"");
        assertThat(shell.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(login("wrong").statusCode()).isEqualTo(401);

        String cookie = sessionOf(login(Rig.TOKEN));
        assertThat(withCookie("/", cookie).statusCode()).isEqualTo(200);
        assertThat(withCookie("/api/v2/status", cookie).statusCode()).isEqualTo(200);
        assertThat(withCookie("/api/v2/status", cookie + "x").statusCode()).isEqualTo(401);

        rig.clock.advance(Sessions.LIFETIME.minusSeconds(1));
        assertThat(withCookie("/api/v2/status", cookie).statusCode()).isEqualTo(200);
        rig.clock.advance(Duration.ofSeconds(1));
        assertThat(withCookie("/api/v2/status", cookie).statusCode()).isEqualTo(401);

        String second = sessionOf(login(Rig.TOKEN));
        HttpResponse<String> out =
                rig.send(
                        rig.stranger("/api/watchfire/v1/session")
                                .header("Cookie", second)
                                .header("Sec-Fetch-Site", "same-origin")
                                .DELETE());
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(withCookie("/api/v2/status", second).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> login(String token) {
        return rig.send(
                rig.stranger("/api/watchfire/v1/session")
                        .header("Content-Type", "application/json")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"token\":\"" + token + "\"}")));
    }

    private static String sessionOf(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        String header = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(header).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/;");
        return header.substring(0, header.indexOf(';'));
    }

    private HttpResponse<String> withCookie(String path, String cookie) {
        return rig.send(rig.stranger(path).header("Cookie", cookie));
    }

    @Test
    void guessingTokensIsSlowedDown() {
        start(Access.OFF);
        for (int i = 0; i < Throttle.FREE_FAILURES; i++) {
            assertThat(login("guess" + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> tooMany = login(Rig.TOKEN);
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).hasValue("1");
        rig.clock.advance(Duration.ofSeconds(1));
        assertThat(login(Rig.TOKEN).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site,,403",
        "same-site,,403",
        "same-origin,,200",
        "none,,200",
        ",http://evil.example,403",
        ",null,403",
        ",http://localhost:9093,200",
        ",,200"
    })
    void aWriteThatAnotherSiteAskedForIsRefused(String fetchSite, String origin, int status) {
        start(Access.FULL);
        HttpRequest.Builder request =
                rig.stranger("/api/v2/alerts")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(WRITE));
        if (fetchSite != null) {
            request.header("Sec-Fetch-Site", fetchSite);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        HttpResponse<String> response = rig.send(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aSessionDoesNotHelpAnotherSiteEither() {
        start(Access.OFF);
        String cookie = sessionOf(login(Rig.TOKEN));
        HttpResponse<String> response =
                rig.send(
                        rig.stranger("/api/v2/alerts")
                                .header("Cookie", cookie)
                                .header("Sec-Fetch-Site", "cross-site")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(WRITE)));
        assertThat(response.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9093,200",
        "localhost,200",
        "LOCALHOST:1,200",
        "[::1]:9093,200",
        "10.1.2.3,200",
        "watchfire.example,200",
        "evil.example,403",
        "127.0.0.1.evil.example,403",
        "localhost.evil.example:9093,403"
    })
    void withoutATokenTheServerAnswersOnlyUnderItsOwnNames(String host, int status) {
        rig =
                Rig.start(
                        folder,
                        o ->
                                new dev.watchfire.web.Options(
                                        o.listenAddresses(),
                                        java.net.URI.create("https://watchfire.example/"),
                                        "",
                                        Access.FULL,
                                        Set.of(),
                                        o.concurrentGets(),
                                        o.readTimeout(),
                                        o.bodyBytes(),
                                        o.drain(),
                                        o.security()));
        assertThat(rig.send(rig.stranger("/api/v2/status").header("Host", host)).statusCode())
                .isEqualTo(status);
        assertThat(rig.send(rig.request("/api/v2/status").header("Host", host)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void underAlertmanagersNameAnyOriginMayUseTheApiAndOnlyThat() {
        start(Access.ALERTMANAGER);
        HttpResponse<String> get =
                rig.send(rig.stranger("/api/v2/receivers").header("Origin", "http://x"));
        assertThat(get.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        HttpResponse<String> preflight =
                rig.send(
                        rig.stranger("/api/v2/alerts")
                                .header("Origin", "http://x")
                                .header("Access-Control-Request-Method", "POST")
                                .header("Access-Control-Request-Headers", "content-type")
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("GET, POST, HEAD");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("Content-Type");
        HttpResponse<String> post =
                rig.send(
                        rig.stranger("/api/v2/alerts")
                                .header("Origin", "http://x")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(WRITE)));
        assertThat(post.statusCode()).isEqualTo(200);
        assertThat(
                        rig.send(
                                        rig.stranger("/-/reload")
                                                .header("Origin", "http://x")
                                                .POST(HttpRequest.BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(403);
        assertThat(rig.send(rig.stranger("/").header("Origin", "http://x")).headers().map())
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void withUsersNothingButTheAssetsIsOpenAndTheirPasswordsAreChecked() {
        rig =
                Rig.start(
                        folder,
                        o ->
                                o.withAccess(Access.ALERTMANAGER)
                                        .withSecurity(
                                                o.security().withUsers(Map.of("ann", SECRET))));
        for (String path : new String[] {"/api/v2/status", "/-/healthy", "/metrics", "/"}) {
            HttpResponse<String> refused = rig.send(rig.stranger(path));
            assertThat(refused.statusCode()).as(path).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic");
        }
        assertThat(status(basic("ann", "secret"))).isEqualTo(200);
        assertThat(status(basic("ann", "secret"))).isEqualTo(200);
        assertThat(status(basic("ann", "Secret"))).isEqualTo(401);
        assertThat(status(basic("bob", "secret"))).isEqualTo(401);
        assertThat(status("Bearer " + Rig.TOKEN)).isEqualTo(200);
    }

    @Test
    void pagesAndAnswersCarryTheHeadersThatKeepBrowsersSafe() {
        start(Access.OFF);
        HttpResponse<String> page = rig.get("/");
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        HttpResponse<String> answer = rig.get("/api/v2/status");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void aTokenThatIsReplacedEndsTheSessionsThatCameFromIt() {
        Rig.Clock clock = new Rig.Clock();
        String[] token = {"first"};
        TokenCheck tokens =
                new TokenCheck() {
                    @Override
                    public boolean accepts(String presented) {
                        return presented.equals(token[0]);
                    }

                    @Override
                    public String sessionSecret() {
                        return token[0];
                    }
                };
        Sessions sessions = new Sessions(tokens, clock);
        String session = sessions.open();
        assertThat(sessions.isOpen(session)).isTrue();
        token[0] = "second";
        assertThat(sessions.isOpen(session)).isFalse();
    }
}
