// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oidc;

import dev.watchfire.people.secrets.Once;
import dev.watchfire.people.secrets.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Begins flows, and keeps them where they belong: sealed, in a cookie of the browser that began.
/// So strangers who begin cost no memory, and nobody else's browser can end them. A restart ends
/// all. Safe for any thread.
public final class Flows {
    /// Long enough to find a second factor.
    public static final Duration LIFE = Duration.ofMinutes(10);

    public static final int MOST_NEXT_CHARACTERS = 2_000;

    private static final int SECRET_BITS = 256;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /// Of a whole sealed flow; browsers take cookies of up to 4096.
    private static final int MOST_CHARACTERS = 4_096;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Secrets secrets = new Secrets(random);
    private final SecretKeySpec key;
    private final Once once;

    public Flows(InstantSource clock) {
        this.clock = clock;
        this.once = new Once(clock);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "AES");
    }

    /// @param userId whose account is to be connected; empty for signing in
    public Flow begin(String provider, String base, String next, String userId) {
        return new Flow(
                provider,
                secrets.text(SECRET_BITS),
                secrets.text(SECRET_BITS),
                secrets.text(SECRET_BITS),
                base,
                next,
                userId,
                Instant.ofEpochMilli(clock.instant().plus(LIFE).toEpochMilli()));
    }

    /// Whether it is an address of the console, so that nothing else can be redirected to.
    public static boolean isLocal(String next) {
        return next.startsWith("/")
                && !next.startsWith("//")
                && next.length() <= MOST_NEXT_CHARACTERS
                && next.indexOf('\\') < 0
                && next.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /// For the cookie.
    public String seal(Flow flow) {
        String text =
                String.join(
                        "\n",
                        flow.provider(),
                        flow.state(),
                        flow.nonce(),
                        flow.verifier(),
                        flow.base(),
                        flow.next(),
                        flow.userId(),
                        Long.toString(flow.end().toEpochMilli()));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] whole =
                    ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /// Ends the flow that this browser began with this state, once.
    ///
    /// @param sealed what its cookie holds, null for none
    public Flow end(@Nullable String sealed, String provider, @Nullable String state)
            throws NoSignIn {
        Flow flow = sealed == null ? null : unsealed(sealed);
        if (flow == null
                || state == null
                || !MessageDigest.isEqual(
                        flow.state().getBytes(StandardCharsets.UTF_8),
                        state.getBytes(StandardCharsets.UTF_8))
                || !flow.provider().equals(provider)) {
            throw new NoSignIn(
                    NoSignIn.Code.NOT_BEGUN_HERE, "this browser began no such sign-in here");
        }
        if (!once.use(flow.state(), flow.end())) {
            throw new NoSignIn(
                    NoSignIn.Code.NOT_BEGUN_HERE,
                    "it took longer than " + LIFE.toMinutes() + " minutes, or came back before");
        }
        return flow;
    }

    private @Nullable Flow unsealed(String sealed) {
        if (sealed.length() > MOST_CHARACTERS) {
            return null;
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(sealed);
            if (whole.length <= NONCE_BYTES) {
                return null;
            }
            byte[] nonce = java.util.Arrays.copyOf(whole, NONCE_BYTES);
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, nonce)
                            .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            List<String> parts = List.of(new String(text, StandardCharsets.UTF_8).split("\n", -1));
            return new Flow(
                    parts.get(0),
                    parts.get(1),
                    parts.get(2),
                    parts.get(3),
                    parts.get(4),
                    parts.get(5),
                    parts.get(6),
                    Instant.ofEpochMilli(Long.parseLong(parts.get(7))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Somebody else's, or of before a restart.
            return null;
        }
    }
}
