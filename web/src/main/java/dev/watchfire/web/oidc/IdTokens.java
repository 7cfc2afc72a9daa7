// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks ID tokens (OpenID Connect Core 1.0, section 3.1.3.7).
final class IdTokens {
    /// How far the provider's clock may be from ours.
    static final Duration LEEWAY = Duration.ofSeconds(60);

    /// OpenID Connect Core, section 2.
    private static final int MOST_SUBJECT_CHARACTERS = 255;

    /// Below this an RSA key proves nothing (NIST SP 800-131A).
    private static final int LEAST_RSA_BITS = 2_048;

    /// Signatures with a public key: not `none`, and none made with what we know too.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private IdTokens() {}

    /// What must stand in it.
    record Expected(String issuer, String clientId, String nonce, Instant now) {}

    static JWTClaimsSet check(String text, Keys keys, Expected expected) throws NoSignIn {
        JWTClaimsSet claims;
        try {
            SignedJWT token = SignedJWT.parse(text);
            requireSignature(token, keys);
            claims = token.getJWTClaimsSet();
        } catch (ParseException e) {
            throw refused("it is no signed token");
        }
        if (claims == null) {
            throw refused("it has no claims");
        }
        if (!expected.issuer.equals(claims.getIssuer())) {
            throw refused("it was made by \"" + claims.getIssuer() + "\"");
        }
        requireAudience(claims, expected.clientId);
        requireTimes(claims, expected.now);
        if (!expected.nonce.equals(claims.getClaim("nonce"))) {
            throw refused("it was made for another sign-in (nonce)");
        }
        String subject = claims.getSubject();
        if (subject == null || subject.isEmpty() || subject.length() > MOST_SUBJECT_CHARACTERS) {
            throw refused("it does not say who it is about (sub)");
        }
        return claims;
    }

    private static void requireSignature(SignedJWT token, Keys keys) throws NoSignIn {
        JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
        if (!ALGORITHMS.contains(algorithm)) {
            throw refused("it is signed with " + algorithm);
        }
        List<JWK> candidates = keys.of(token.getHeader());
        for (JWK key : candidates) {
            try {
                JWSVerifier verifier = verifier(key);
                if (verifier != null && token.verify(verifier)) {
                    return;
                }
            } catch (JOSEException e) {
                // The key does not fit the algorithm; another one may.
            }
        }
        throw refused(
                candidates.isEmpty()
                        ? "the provider has no key \"" + token.getHeader().getKeyID() + "\""
                        : "its signature is wrong");
    }

    private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa when rsa.size() >= LEAST_RSA_BITS -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            default -> null;
        };
    }

    private static void requireAudience(JWTClaimsSet claims, String clientId) throws NoSignIn {
        List<String> audience = claims.getAudience();
        if (!audience.contains(clientId)) {
            throw refused("it is for " + audience);
        }
        Object party = claims.getClaim("azp");
        if (party == null ? audience.size() > 1 : !clientId.equals(party)) {
            throw refused("it was made for the client \"" + party + "\"");
        }
    }

    private static void requireTimes(JWTClaimsSet claims, Instant now) throws NoSignIn {
        Date expires = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        Date from = claims.getNotBeforeTime();
        if (expires == null || issued == null) {
            throw refused("it does not say from when to when it is good");
        }
        if (!now.isBefore(expires.toInstant().plus(LEEWAY))) {
            throw refused("it was good until " + expires.toInstant());
        }
        Instant latest = now.plus(LEEWAY);
        if (issued.toInstant().isAfter(latest)
                || from != null && from.toInstant().isAfter(latest)) {
            throw refused("it is from the future: look at both clocks");
        }
        if (issued.toInstant().isBefore(now.minus(Flows.LIFE).minus(LEEWAY))) {
            throw refused("it is older than the sign-in");
        }
    }

    private static NoSignIn refused(String why) {
        return new NoSignIn(NoSignIn.Code.TOKEN_REFUSED, "the ID token is refused: " + why);
    }
}
