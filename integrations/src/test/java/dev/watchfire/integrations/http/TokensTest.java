// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.OAuth2;
import dev.watchfire.engine.configuration.HttpSettings.Proxy;
import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import dev.watchfire.engine.configuration.Secret;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokensTest {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final HttpClients clients =
            new HttpClients(h -> List.of(InetAddress.getByName(h)), Map.of(), () -> now);
    private final AtomicInteger count = new AtomicInteger();
    private final ScriptedServer endpoint =
            ScriptedServer.start(
                    (r, s) ->
                            respond(200, token("token-" + count.incrementAndGet(), 3600)).on(r, s));
    private final ScriptedServer server = ScriptedServer.start(respond(200, ""));

    @AfterEach
    void close() {
        clients.close();
        endpoint.close();
        server.close();
    }

    private static String token(String value, int expiresIn) {
        return """
        {"extra":{"a":[1]},"access_token":"%s","token_type":"bearer","expires_in":%d}
        """
                .formatted(value, expiresIn);
    }

    private HttpSettings settings(Secret secret, String secretFile, Proxy proxy) {
        return new HttpSettings(
                null,
                null,
                new OAuth2(
                        "client one",
                        secret,
                        secretFile,
                        List.of("read", "write"),
                        endpoint.url("/token"),
                        Map.of("audience", "a&b"),
                        TlsSettings.DEFAULT,
                        proxy,
                        null),
                TlsSettings.DEFAULT,
                Proxy.NONE,
                true,
                true,
                Map.of());
    }

    private final HttpSettings settings = settings(new Secret("hush!"), null, Proxy.NONE);

    private OutgoingResult post(HttpSettings settings) {
        return clients.send(
                OutgoingRequest.postJson(server.url("/"), "t", "{}", Duration.ofSeconds(20)),
                settings);
    }

    private String nextAuthorization() throws InterruptedException {
        return server.next().header("authorization");
    }

    @Test
    void aTokenIsBoughtWithTheClientsCredentialsAndUsed() throws Exception {
        assertThat(post(settings)).isEqualTo(new OutgoingResult.Answered(200, "", 0));

        assertThat(nextAuthorization()).isEqualTo("Bearer token-1");
        ScriptedServer.Received asked = endpoint.next();
        assertThat(asked.header("authorization")).isEqualTo("Basic Y2xpZW50K29uZTpodXNoJTIx");
        assertThat(asked.body())
                .isEqualTo("grant_type=client_credentials&scope=read+write&audience=a%26b");
    }

    @Test
    void aTokenIsKeptUntilShortlyBeforeItExpires() throws Exception {
        post(settings);
        now = now.plusSeconds(3580);
        post(settings);
        now = now.plusSeconds(11);
        post(settings);

        assertThat(nextAuthorization()).isEqualTo("Bearer token-1");
        assertThat(nextAuthorization()).isEqualTo("Bearer token-1");
        assertThat(nextAuthorization()).isEqualTo("Bearer token-2");
    }

    @Test
    void aTokenThatTheDestinationRejectsIsReplacedOnce() throws Exception {
        server.behave(
                (r, s) ->
                        ("Bearer token-1".equals(r.header("authorization"))
                                        ? respond(401, "")
                                        : respond(200, ""))
                                .on(r, s));

        assertThat(post(settings)).isEqualTo(new OutgoingResult.Answered(200, "", 0));

        server.behave(respond(401, "never"));
        assertThat(post(settings)).isEqualTo(new OutgoingResult.Answered(401, "never", 0));
        assertThat(endpoint.unread()).isEqualTo(3);
    }

    @Test
    void anEndpointThatWantsTheSecretInTheFormGetsItThereFromThenOn() throws Exception {
        endpoint.behave(
                (r, s) ->
                        (r.header("authorization") == null
                                        ? respond(200, token("form", 1))
                                        : respond(401, ""))
                                .on(r, s));

        post(settings);
        assertThat(nextAuthorization()).isEqualTo("Bearer form");
        endpoint.next();
        assertThat(endpoint.next().body()).endsWith("&client_id=client+one&client_secret=hush%21");
        post(settings);
        assertThat(endpoint.next().header("authorization")).isNull();
        assertThat(endpoint.unread()).isZero();
    }

    @Test
    void anEndpointThatFailsMeansThatNothingWasSent() {
        endpoint.behave(respond(500, "no hush! for you"));

        assertThat(post(settings))
                .isEqualTo(
                        new OutgoingResult.NotSent(
                                "the OAuth2 token endpoint answered with status 500: no <secret>"
                                        + " for you"));
        assertThat(server.unread()).isZero();
    }

    @Test
    void anAnswerWithoutATokenMeansThatNothingWasSent() {
        endpoint.behave(respond(200, "{}"));
        assertThat(post(settings))
                .isEqualTo(
                        new OutgoingResult.NotSent(
                                "the OAuth2 token endpoint's answer has no access_token"));

        endpoint.behave(respond(200, "<html>"));
        assertThat(post(settings))
                .isEqualTo(
                        new OutgoingResult.NotSent(
                                "the OAuth2 token endpoint's answer is not a JSON object"));
    }

    @Test
    void anEndpointThatBreaksOffMeansThatNothingWasSent() {
        endpoint.behave((_, s) -> s.close());

        assertThat(post(settings))
                .isInstanceOfSatisfying(
                        OutgoingResult.NotSent.class,
                        r -> assertThat(r.reason()).startsWith("OAuth2 token endpoint: "));
    }

    @Test
    void aChangedSecretFileBuysANewToken(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "one\n");
        HttpSettings fromFile = settings(null, file.toString(), Proxy.NONE);
        post(fromFile);
        post(fromFile);
        Files.writeString(file, "two\n");
        post(fromFile);

        assertThat(nextAuthorization()).isEqualTo("Bearer token-1");
        assertThat(nextAuthorization()).isEqualTo("Bearer token-1");
        assertThat(nextAuthorization()).isEqualTo("Bearer token-2");
    }

    @Test
    void theEndpointIsReachedThroughItsOwnProxy() throws Exception {
        try (ScriptedServer proxy = ScriptedServer.start(respond(200, token("proxied", 60)))) {
            Proxy through =
                    new Proxy(new Secret("http://127.0.0.1:" + proxy.port()), "", false, Map.of());

            post(settings(new Secret("hush!"), null, through));

            assertThat(nextAuthorization()).isEqualTo("Bearer proxied");
            assertThat(endpoint.unread()).isZero();
        }
    }
}
