// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An OpenID provider that does as it is told, also what it must not.
final class FakeProvider implements AutoCloseable {
    static final String CLIENT = "watchfire";
    static final String SECRET = "provider & secret";

    /// Made once: primes take a while.
    private static final RSAKey FIRST = key("first");

    private static final RSAKey SECOND = key("second");

    enum Signing {
        RIGHT,
        NONE,
        /// With the public key as if it were a secret.
        HMAC,
        /// With a key of its own that bears the right name.
        FORGED
    }

    private record Asked(String nonce, String challenge, String redirect) {}

    private final HttpServer server;
    private final InstantSource clock;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /// Over what it would say of the user and of itself; null takes a claim away.
    final Map<String, @Nullable Object> claims = new HashMap<>();

    final Map<String, @Nullable Object> description = new HashMap<>();
    final Map<String, Object> userInfo = new HashMap<>();
    final AtomicInteger keysAsked = new AtomicInteger();
    final AtomicInteger descriptionsAsked = new AtomicInteger();
    Signing signing = Signing.RIGHT;
    RSAKey key = FIRST;
    boolean down;

    FakeProvider(InstantSource clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    void rotate() {
        key = SECOND;
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (down) {
            say(exchange, 503, "down");
            return;
        }
        switch (path) {
            case "/.well-known/openid-configuration" -> {
                descriptionsAsked.incrementAndGet();
                say(exchange, 200, json(description()));
            }
            case "/keys" -> {
                keysAsked.incrementAndGet();
                say(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
            }
            case "/token" -> token(exchange, body);
            case "/userinfo" ->
                    say(
                            exchange,
                            "Bearer opaque"
                                            .equals(
                                                    exchange.getRequestHeaders()
                                                            .getFirst("Authorization"))
                                    ? 200
                                    : 401,
                            json(userInfo));
            default -> say(exchange, 404, "");
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String json(Map<String, ?> members) {
        return com.nimbusds.jose.util.JSONObjectUtils.toJSONString(members);
    }

    private Map<String, Object> description() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer());
        document.put("authorization_endpoint", issuer() + "/authorize?tenant=7");
        document.put("token_endpoint", issuer() + "/token");
        document.put("jwks_uri", issuer() + "/keys");
        if (!userInfo.isEmpty()) {
            document.put("userinfo_endpoint", issuer() + "/userinfo");
        }
        return over(document, description);
    }

    private static Map<String, Object> over(
            Map<String, @Nullable Object> usual, Map<String, @Nullable Object> instead) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(usual);
        all.putAll(instead);
        Map<String, Object> given = new LinkedHashMap<>();
        all.forEach(
                (name, value) -> {
                    if (value != null) {
                        given.put(name, value);
                    }
                });
        return given;
    }

    /// Somebody signs in there.
    ///
    /// @param url where the browser was sent
    /// @return a code
    String authorize(String url) {
        Map<String, String> query = query(URI.create(url).getRawQuery());
        if (!CLIENT.equals(query.get("client_id"))
                || !"code".equals(query.get("response_type"))
                || !"S256".equals(query.get("code_challenge_method"))
                || !"7".equals(query.get("tenant"))) {
            throw new IllegalStateException("asked for " + query);
        }
        String code = "code" + numbers.incrementAndGet();
        codes.put(
                code,
                new Asked(
                        query.getOrDefault("nonce", ""),
                        query.getOrDefault("code_challenge", ""),
                        query.getOrDefault("redirect_uri", "")));
        return code;
    }

    static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return query;
    }

    private void token(HttpExchange exchange, String body) throws IOException {
        Map<String, String> form = query(body);
        Asked asked = codes.remove(form.getOrDefault("code", ""));
        String basic =
                Base64.getEncoder()
                        .encodeToString((CLIENT + ":provider+%26+secret").getBytes(UTF_8));
        boolean known =
                ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                        || SECRET.equals(form.get("client_secret"));
        if (asked == null
                || !known
                || !asked.redirect.equals(form.get("redirect_uri"))
                || !asked.challenge.equals(challenge(form.getOrDefault("code_verifier", "")))) {
            say(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        say(
                exchange,
                200,
                json(
                        Map.of(
                                "access_token",
                                "opaque",
                                "token_type",
                                "Bearer",
                                "id_token",
                                idToken(asked))));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String idToken(Asked asked) {
        Map<String, @Nullable Object> usual = new LinkedHashMap<>();
        usual.put("iss", issuer());
        usual.put("aud", List.of(CLIENT));
        usual.put("sub", "bea-7");
        usual.put("nonce", asked.nonce);
        usual.put("iat", Date.from(clock.instant()));
        usual.put("exp", Date.from(clock.instant().plus(Duration.ofMinutes(5))));
        usual.put("email", "Bea@Example.org");
        usual.put("email_verified", true);
        usual.put("preferred_username", "Bea.L");
        usual.put("name", "Bea L.");
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder();
        over(usual, claims).forEach(builder::claim);
        JWTClaimsSet all = builder.build();
        try {
            if (signing == Signing.NONE) {
                return new PlainJWT(all).serialize();
            }
            boolean hmac = signing == Signing.HMAC;
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(hmac ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                                    .keyID(key.getKeyID())
                                    .build(),
                            all);
            if (hmac) {
                token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            } else {
                token.sign(new RSASSASigner(signing == Signing.FORGED ? key("other") : key));
            }
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
