// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.push;

import dev.watchfire.integrations.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// What push services and browsers know this server by: RFC 8292. A browser's subscription is bound
/// to it.
public final class VapidKeys {
    /// A day is the most that push services take.
    private static final Duration LIFE = Duration.ofHours(12);

    private final KeyPair pair;

    VapidKeys(KeyPair pair) {
        this.pair = pair;
    }

    public static VapidKeys generate() {
        try {
            return new VapidKeys(Curve.newPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /// What {@link #write} wrote.
    public static VapidKeys read(byte[] written) {
        ByteBuffer in = ByteBuffer.wrap(written);
        byte[] hidden = new byte[in.getInt()];
        in.get(hidden);
        byte[] point = new byte[in.remaining()];
        in.get(point);
        try {
            return new VapidKeys(
                    new KeyPair(
                            Curve.key(point),
                            KeyFactory.getInstance("EC")
                                    .generatePrivate(new PKCS8EncodedKeySpec(hidden))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealed keys of web push are damaged", e);
        }
    }

    /// Both keys; to be kept secret.
    public byte[] write() {
        byte[] hidden = pair.getPrivate().getEncoded();
        byte[] point = Curve.point((ECPublicKey) pair.getPublic());
        return ByteBuffer.allocate(Integer.BYTES + hidden.length + point.length)
                .putInt(hidden.length)
                .put(hidden)
                .put(point)
                .array();
    }

    /// For browsers that subscribe: `applicationServerKey`.
    public String publicKey() {
        return text(Curve.point((ECPublicKey) pair.getPublic()));
    }

    /// The header `Authorization`.
    ///
    /// @param origin of the push service
    /// @param subject whom its operators may turn to: `mailto:` or `https:`
    String authorization(String origin, String subject, Instant now)
            throws GeneralSecurityException {
        String head = part(Json.write(Json.object("typ", "JWT", "alg", "ES256")));
        String claims =
                part(
                        Json.write(
                                Json.object(
                                        "aud",
                                        origin,
                                        "exp",
                                        now.plus(LIFE).getEpochSecond(),
                                        "sub",
                                        subject)));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(pair.getPrivate());
        signature.update((head + "." + claims).getBytes(StandardCharsets.US_ASCII));
        String token = head + "." + claims + "." + text(signature.sign());
        return "vapid t=" + token + ", k=" + publicKey();
    }

    private static String part(String json) {
        return text(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
