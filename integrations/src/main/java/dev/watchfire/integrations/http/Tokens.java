// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.Assertion;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// OAuth2 client credentials (RFC 6749 section 4.4) of one `http_config`, or a signed assertion in
/// their place (RFC 7523): one token at a time, kept until shortly before it expires, fetched by
/// one thread while others wait for it.
///
/// Endpoints differ in where they want the client's secret. As Go's client does, the
/// `Authorization` header comes first and the form second, and what worked is remembered.
final class Tokens {
    /// A token this close to its end might not reach the destination in time.
    private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(10);

    /// A token response is a few kilobytes at most.
    private static final int MAX_RESPONSE_BYTES = 32 * 1024;

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private static final JsonFactory JSON = new JsonFactory();

    /// @param header token type and value, as the `Authorization` header takes them
    /// @param expiresAt null for a token that does not expire by itself
    /// @param secret the client secret that bought it, or the key that signed for it; a changed one
    ///   buys a new token
    private record Token(String header, String value, @Nullable Instant expiresAt, String secret) {}

    /// No token could be had; the message is for people and holds no secret.
    static final class NoToken extends Exception {
        private static final long serialVersionUID = 1L;

        NoToken(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private enum SecretIn {
        HEADER,
        FORM,
        /// Nowhere: the assertion that it signs is in the form.
        ASSERTION
    }

    private final HttpSettings.OAuth2 settings;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable Token token;
    private @Nullable SecretIn secretIn;

    Tokens(HttpSettings.OAuth2 settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.secretIn = settings.assertion() == null ? null : SecretIn.ASSERTION;
    }

    /// The value for the `Authorization` header.
    ///
    /// @param rejected a header value that the destination did not accept, never given again
    String header(
            Transports transports, @Nullable String rejected, Masker masker, Deadline deadline)
            throws NoToken {
        try {
            if (!lock.tryLock(deadline.remainingMs(), TimeUnit.MILLISECONDS)) {
                throw new NoToken("another request has been waiting for the OAuth2 token", null);
            }
        } catch (InterruptedException e) {
            throw new NoToken("cut off by the shutdown while waiting for an OAuth2 token", e);
        }
        try {
            String secret = secret();
            masker.add(secret);
            Token current = token;
            if (current == null || !isUsable(current, secret, rejected)) {
                current = fetch(transports, secret, masker, deadline);
                token = current;
            }
            masker.add(current.value);
            return current.header;
        } catch (IOException e) {
            throw new NoToken(String.valueOf(e.getMessage()), e);
        } finally {
            lock.unlock();
        }
    }

    private String secret() throws IOException {
        Assertion assertion = settings.assertion();
        return assertion == null
                ? Credentials.secret(
                        settings.clientSecret(), "client_secret_file", settings.clientSecretFile())
                : Credentials.secret(
                        assertion.key(), "client_certificate_key_file", assertion.keyFile());
    }

    private boolean isUsable(Token current, String secret, @Nullable String rejected) {
        return current.secret.equals(secret)
                && !current.header.equals(rejected)
                && (current.expiresAt == null
                        || current.expiresAt.isAfter(clock.instant().plus(EXPIRY_MARGIN)));
    }

    private Token fetch(Transports transports, String secret, Masker masker, Deadline deadline)
            throws NoToken, IOException {
        Target target;
        try {
            target = Target.parse(settings.tokenUrl());
        } catch (IllegalArgumentException e) {
            throw new NoToken("OAuth2 token_url: " + e.getMessage(), e);
        }
        if (ForbiddenAddresses.containsHost(target.host(), Reach.ANYWHERE)) {
            throw new NoToken(
                    "OAuth2 token_url: "
                            + new ForbiddenAddressException(target.host(), Reach.ANYWHERE)
                                    .getMessage(),
                    null);
        }
        masker.addUrl(target);
        Transport.Key key =
                new Transport.Key(
                        TlsMaterial.read(settings.tls()), settings.proxy(), true, Reach.ANYWHERE);
        try (Transports.Lease lease = transports.lease(this, key)) {
            lease.transport().addSecrets(masker);
            if (secretIn != null) {
                return parse(
                        ask(lease.transport(), target, secret, secretIn, masker, deadline),
                        secret,
                        masker);
            }
            Exchange.Answer first =
                    ask(lease.transport(), target, secret, SecretIn.HEADER, masker, deadline);
            boolean formNext = first.status() / 100 == 4;
            Exchange.Answer answer =
                    formNext
                            ? ask(
                                    lease.transport(),
                                    target,
                                    secret,
                                    SecretIn.FORM,
                                    masker,
                                    deadline)
                            : first;
            Token fetched = parse(answer, secret, masker);
            secretIn = formNext ? SecretIn.FORM : SecretIn.HEADER;
            return fetched;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new NoToken("OAuth2 tls_config or proxy: " + e.getMessage(), e);
        }
    }

    private Exchange.Answer ask(
            Transport transport,
            Target target,
            String secret,
            SecretIn where,
            Masker masker,
            Deadline deadline)
            throws NoToken {
        Map<String, String> form = new LinkedHashMap<>();
        if (where == SecretIn.ASSERTION) {
            String assertion = assertion(secret);
            masker.add(assertion);
            form.put("grant_type", JWT_BEARER);
            form.put("assertion", assertion);
        } else {
            form.put("grant_type", "client_credentials");
            if (!settings.scopes().isEmpty()) {
                form.put("scope", String.join(" ", settings.scopes()));
            }
        }
        form.putAll(settings.endpointParams());
        Request request = transport.newRequest(target).method("POST");
        if (where == SecretIn.HEADER) {
            String credentials = encoded(settings.clientId()) + ":" + encoded(secret);
            masker.addCredentials(credentials);
            String basic =
                    Base64.getEncoder()
                            .encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            request.headers(h -> h.put(HttpHeader.AUTHORIZATION, "Basic " + basic));
        } else if (where == SecretIn.FORM) {
            form.put("client_id", settings.clientId());
            form.put("client_secret", secret);
        }
        StringBuilder body = new StringBuilder();
        form.forEach(
                (name, value) ->
                        body.append(body.isEmpty() ? "" : "&")
                                .append(encoded(name))
                                .append('=')
                                .append(encoded(value)));
        request.body(
                new BytesRequestContent(
                        "application/x-www-form-urlencoded",
                        body.toString().getBytes(StandardCharsets.UTF_8)));
        try {
            return Exchange.send(request, MAX_RESPONSE_BYTES, deadline.remainingMs());
        } catch (Exchange.NoAnswer e) {
            throw new NoToken("OAuth2 token endpoint: " + masker.clean(e.getMessage()), e);
        }
    }

    private String assertion(String key) throws NoToken {
        try {
            return SignedAssertion.of(
                    settings, Objects.requireNonNull(settings.assertion()), key, clock.instant());
        } catch (GeneralSecurityException e) {
            throw new NoToken("the OAuth2 assertion cannot be signed: " + e.getMessage(), e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Token parse(Exchange.Answer answer, String secret, Masker masker) throws NoToken {
        if (answer.status() / 100 != 2) {
            throw new NoToken(
                    "the OAuth2 token endpoint answered with status "
                            + answer.status()
                            + ": "
                            + masker.clean(answer.body(), answer.cutOff()),
                    null);
        }
        Map<String, String> fields;
        try {
            fields = topLevelValues(answer.body());
        } catch (JacksonException e) {
            throw new NoToken("the OAuth2 token endpoint's answer is not a JSON object", null);
        }
        String value = fields.getOrDefault("access_token", "");
        if (value.isEmpty()) {
            throw new NoToken("the OAuth2 token endpoint's answer has no access_token", null);
        }
        String type = fields.getOrDefault("token_type", "");
        boolean bearer = type.isEmpty() || type.equalsIgnoreCase("bearer");
        return new Token(
                (bearer ? "Bearer" : type) + " " + value,
                value,
                expiry(fields.get("expires_in")),
                secret);
    }

    private @Nullable Instant expiry(@Nullable String expiresIn) {
        try {
            long seconds = expiresIn == null ? 0 : (long) Double.parseDouble(expiresIn);
            return seconds <= 0
                    ? null
                    : clock.instant().plusSeconds(Math.min(seconds, Integer.MAX_VALUE));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Map<String, String> topLevelValues(String json) {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return values;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isScalarValue()) {
                    values.put(name, String.valueOf(parser.getString()));
                } else {
                    parser.skipChildren();
                }
            }
        }
        return values;
    }
}
