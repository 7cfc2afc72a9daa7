// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.Assertion;
import dev.watchfire.engine.configuration.HttpSettings.OAuth2;
import dev.watchfire.engine.configuration.HttpSettings.Proxy;
import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.integrations.json.Json;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a token endpoint that verifies signatures.
final class SignedAssertionTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyPair RSA = keys("RSA", null);

    private volatile Instant now = START;
    private final HttpClients clients =
            new HttpClients(h -> List.of(InetAddress.getByName(h)), Map.of(), () -> now);
    private final AtomicInteger count = new AtomicInteger();
    private final ScriptedServer endpoint =
            ScriptedServer.start(
                    (r, s) ->
                            respond(
                                            200,
                                            "{\"access_token\":\"token-%d\",\"expires_in\":3600}"
                                                    .formatted(count.incrementAndGet()))
                                    .on(r, s));
    private final ScriptedServer server = ScriptedServer.start(respond(200, ""));

    @AfterEach
    void close() {
        clients.close();
        endpoint.close();
        server.close();
    }

    private static KeyPair keys(String type, @Nullable String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            if (curve == null) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private OutgoingResult post(Assertion assertion) {
        HttpSettings settings =
                new HttpSettings(
                        null,
                        null,
                        new OAuth2(
                                "client one",
                                null,
                                null,
                                List.of("read", "write"),
                                endpoint.url("/token"),
                                Map.of("resource", "a&b"),
                                TlsSettings.DEFAULT,
                                Proxy.NONE,
                                assertion),
                        TlsSettings.DEFAULT,
                        Proxy.NONE,
                        true,
                        true,
                        Map.of());
        return clients.send(
                OutgoingRequest.postJson(server.url("/"), "t", "{}", Duration.ofSeconds(20)),
                settings);
    }

    private static Assertion with(String pem, String algorithm) {
        return new Assertion(new Secret(pem), null, null, algorithm, null, null, Map.of());
    }

    private static Map<String, String> form(ScriptedServer.Received request) {
        return Arrays.stream(request.body().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> decoded(String assertion, int part) {
        byte[] json = Base64.getUrlDecoder().decode(assertion.split("\\.")[part]);
        return Json.readObject(new String(json, StandardCharsets.UTF_8));
    }

    private static boolean isSignedBy(KeyPair pair, Signature signature, String assertion)
            throws Exception {
        int dot = assertion.lastIndexOf('.');
        signature.initVerify(pair.getPublic());
        signature.update(assertion.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(assertion.substring(dot + 1)));
    }

    private static Signature pss(String bits) throws Exception {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        String hash = "SHA-" + bits;
        signature.setParameter(
                new PSSParameterSpec(
                        hash, "MGF1", new MGF1ParameterSpec(hash), Integer.parseInt(bits) / 8, 1));
        return signature;
    }

    @Test
    void anAssertionBuysTheTokenThatIsThenUsed() throws Exception {
        assertThat(post(with(pem(RSA), "RS256")))
                .isEqualTo(new OutgoingResult.Answered(200, "", 0));

        assertThat(server.next().header("authorization")).isEqualTo("Bearer token-1");
        ScriptedServer.Received asked = endpoint.next();
        assertThat(asked.header("authorization")).isNull();
        Map<String, String> form = form(asked);
        assertThat(form)
                .containsOnlyKeys("grant_type", "assertion", "resource")
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")
                .containsEntry("resource", "a&b");
        String assertion = form.getOrDefault("assertion", "");
        assertThat(decoded(assertion, 0)).isEqualTo(Map.of("alg", "RS256", "typ", "JWT"));
        long at = START.getEpochSecond();
        assertThat(decoded(assertion, 1).toString())
                .matches(
                        "\\{iss=client one, sub=client one, jti=[0-9a-f-]{36}, aud="
                                + endpoint.url("/token")
                                + ", iat="
                                + at
                                + ", exp="
                                + (at + 600)
                                + ", scope=read write}");
        assertThat(isSignedBy(RSA, Signature.getInstance("SHA256withRSA"), assertion)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"256, secp256r1", "384, secp384r1", "512, secp521r1"})
    void everySignatureOfTheStandardVerifies(String bits, String curve) throws Exception {
        KeyPair ec = keys("EC", curve);

        assertThat(
                        isSignedBy(
                                RSA,
                                Signature.getInstance("SHA" + bits + "withRSA"),
                                assertionMadeBy(with(pem(RSA), "RS" + bits))))
                .isTrue();
        assertThat(isSignedBy(RSA, pss(bits), assertionMadeBy(with(pem(RSA), "PS" + bits))))
                .isTrue();
        assertThat(
                        isSignedBy(
                                ec,
                                Signature.getInstance("SHA" + bits + "withECDSAinP1363Format"),
                                assertionMadeBy(with(pem(ec), "ES" + bits))))
                .isTrue();
    }

    private String assertionMadeBy(Assertion settings) throws InterruptedException {
        assertThat(post(settings)).isEqualTo(new OutgoingResult.Answered(200, "", 0));
        return form(endpoint.next()).getOrDefault("assertion", "");
    }

    @Test
    void whatTheConfigurationSaysTakesTheDefaultsPlace() throws Exception {
        String assertion =
                assertionMadeBy(
                        new Assertion(
                                new Secret(pem(RSA)),
                                null,
                                "key-1",
                                "RS512",
                                "somebody",
                                "https://audience/",
                                Map.of("sub", "on behalf of", "roles", List.of("a", "b"))));

        assertThat(decoded(assertion, 0)).containsEntry("kid", "key-1");
        assertThat(decoded(assertion, 1))
                .containsEntry("iss", "somebody")
                .containsEntry("aud", "https://audience/")
                .containsEntry("sub", "on behalf of")
                .containsEntry("roles", List.of("a", "b"));
    }

    @Test
    void aKeyFileThatChangesBuysANewToken(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), pem(RSA));
        Assertion settings =
                new Assertion(null, file.toString(), null, "RS256", null, null, Map.of());

        post(settings);
        post(settings);
        Files.writeString(file, pem(keys("RSA", null)));
        post(settings);

        assertThat(server.next().header("authorization")).isEqualTo("Bearer token-1");
        assertThat(server.next().header("authorization")).isEqualTo("Bearer token-1");
        assertThat(server.next().header("authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void aTokenThatRunsOutIsBoughtAnewWithAFreshAssertion() throws Exception {
        post(with(pem(RSA), "RS256"));
        String first = form(endpoint.next()).getOrDefault("assertion", "");
        now = now.plusSeconds(3600);
        post(with(pem(RSA), "RS256"));
        String second = form(endpoint.next()).getOrDefault("assertion", "");

        assertThat(decoded(second, 1).get("jti")).isNotEqualTo(decoded(first, 1).get("jti"));
        assertThat(decoded(second, 1)).containsEntry("iat", (int) START.getEpochSecond() + 3600);
    }

    @Test
    void aKeyThatDoesNotFitIsSaidAndNothingIsSent() {
        assertThat(post(with(pem(RSA), "ES256")))
                .isEqualTo(
                        new OutgoingResult.NotSent(
                                "the OAuth2 assertion cannot be signed: signature_algorithm ES256"
                                        + " needs a key of type EC, the given one is of type RSA"));
        assertThat(post(with("", "RS256")))
                .isEqualTo(
                        new OutgoingResult.NotSent(
                                "the OAuth2 assertion cannot be signed: client_certificate_key or"
                                        + " client_certificate_key_file is needed to sign with"));
        assertThat(endpoint.unread() + server.unread()).isZero();
    }

    @Test
    void whatTheEndpointSaysOfABadAssertionDoesNotShowIt() throws Exception {
        endpoint.behave(
                (r, s) -> respond(400, "invalid_grant: " + form(r).get("assertion")).on(r, s));

        assertThat(post(with(pem(RSA), "RS256")))
                .isEqualTo(
                        new OutgoingResult.NotSent(
                                "the OAuth2 token endpoint answered with status 400: invalid_grant:"
                                        + " <secret>"));
        assertThat(endpoint.unread()).isEqualTo(1);
    }
}
