// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import dev.watchfire.engine.configuration.HttpSettings.Assertion;
import dev.watchfire.engine.configuration.HttpSettings.OAuth2;
import dev.watchfire.integrations.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The JSON web token that a client signs to be given an access token (RFC 7523, with the
/// signatures of RFC 7518). Its claims are Prometheus': issuer and subject are the client's id,
/// where nothing else is said, and the audience is the token endpoint.
final class SignedAssertion {
    /// As long as Prometheus' assertions live; endpoints commonly refuse more than an hour.
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private SignedAssertion() {}

    /// @param pem the private key
    /// @throws GeneralSecurityException where the key cannot be read or does not fit the algorithm
    static String of(OAuth2 client, Assertion assertion, String pem, Instant now)
            throws GeneralSecurityException {
        if (pem.isBlank()) {
            throw new InvalidKeyException(
                    "client_certificate_key or client_certificate_key_file is needed to sign with");
        }
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("alg", assertion.algorithm());
        header.put("typ", "JWT");
        if (assertion.keyId() != null) {
            header.put("kid", assertion.keyId());
        }
        String signed = encoded(header) + "." + encoded(claims(client, assertion, now));
        Signature signature = signature(assertion.algorithm());
        signature.initSign(key(pem, assertion.algorithm()));
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + base64(signature.sign());
    }

    private static Map<String, @Nullable Object> claims(
            OAuth2 client, Assertion assertion, Instant now) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", assertion.issuer() == null ? client.clientId() : assertion.issuer());
        claims.put("sub", client.clientId());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("aud", assertion.audience() == null ? client.tokenUrl() : assertion.audience());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        if (!client.scopes().isEmpty()) {
            claims.put("scope", String.join(" ", client.scopes()));
        }
        claims.putAll(assertion.claims());
        return claims;
    }

    private static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
        PrivateKey key = Pem.privateKey(pem);
        String wanted = algorithm.startsWith("ES") ? "EC" : "RSA";
        boolean fits = wanted.equals("EC") == key.getAlgorithm().equals("EC");
        if (!fits) {
            throw new InvalidKeyException(
                    "signature_algorithm %s needs a key of type %s, the given one is of type %s"
                            .formatted(algorithm, wanted, key.getAlgorithm()));
        }
        return key;
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        String bits = algorithm.substring(2);
        return switch (algorithm.substring(0, 2)) {
            case "RS" -> Signature.getInstance("SHA" + bits + "withRSA");
            case "ES" -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            default -> pss(bits);
        };
    }

    private static Signature pss(String bits) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        String hash = "SHA-" + bits;
        signature.setParameter(
                new PSSParameterSpec(
                        hash,
                        "MGF1",
                        new MGF1ParameterSpec(hash),
                        Integer.parseInt(bits) / Byte.SIZE,
                        1));
        return signature;
    }

    private static String encoded(Map<String, @Nullable Object> part) {
        return base64(Json.write(part).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
