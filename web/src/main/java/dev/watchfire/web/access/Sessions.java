// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The operator's sessions, who has no account: a signed cookie with its end and a random number.
/// Nothing is kept of them but those that were signed out. Safe for any thread.
///
/// The signing key is the token's secret together with a key of this process: a copy of the
/// database alone opens no session, and a restart asks everybody to sign in again.
public final class Sessions {
    /// A shift: nobody should have to sign in in the middle of the night because they did so in the
    /// morning, nor stay signed in over the weekend.
    public static final Duration LIFETIME = Duration.ofHours(16);

    private static final int MAC_BYTES = 32;

    /// Signed-out sessions that are remembered; far more than people sign out in a shift.
    private static final int MAX_SIGNED_OUT = 10_000;

    private final InstantSource clock;
    private final TokenCheck tokens;
    private final byte[] processKey = new byte[MAC_BYTES];
    private final SecureRandom random = new SecureRandom();
    private final SequencedSet<Long> signedOut = new LinkedHashSet<>();

    public Sessions(TokenCheck tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
        random.nextBytes(processKey);
    }

    /// The value of a new session's cookie.
    public String open() {
        long end = clock.instant().plus(LIFETIME).getEpochSecond();
        return sign(end, random.nextLong());
    }

    public boolean isOpen(@Nullable String cookie) {
        ByteBuffer session = decode(cookie);
        if (session == null) {
            return false;
        }
        long end = session.getLong();
        long number = session.getLong();
        boolean signed =
                MessageDigest.isEqual(
                        sign(end, number).getBytes(StandardCharsets.US_ASCII),
                        String.valueOf(cookie).getBytes(StandardCharsets.US_ASCII));
        if (!signed || clock.instant().getEpochSecond() >= end) {
            return false;
        }
        synchronized (signedOut) {
            return !signedOut.contains(number);
        }
    }

    /// Whether an open session was opened a moment ago.
    public boolean isFresh(String cookie, Duration within) {
        ByteBuffer session = decode(cookie);
        if (session == null) {
            return false;
        }
        Instant opened = Instant.ofEpochSecond(session.getLong()).minus(LIFETIME);
        return clock.instant().isBefore(opened.plus(within));
    }

    public void close(@Nullable String cookie) {
        ByteBuffer session = decode(cookie);
        if (session == null || !isOpen(cookie)) {
            return;
        }
        session.getLong();
        synchronized (signedOut) {
            signedOut.add(session.getLong());
            if (signedOut.size() > MAX_SIGNED_OUT) {
                signedOut.removeFirst();
            }
        }
    }

    private static @Nullable ByteBuffer decode(@Nullable String cookie) {
        if (cookie == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cookie);
            return bytes.length == 2 * Long.BYTES + MAC_BYTES ? ByteBuffer.wrap(bytes) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private String sign(long end, long number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(processKey, "HmacSHA256"));
            mac.update(tokens.sessionSecret().getBytes(StandardCharsets.UTF_8));
            ByteBuffer session = ByteBuffer.allocate(2 * Long.BYTES + MAC_BYTES);
            session.putLong(end).putLong(number);
            mac.update(session.array(), 0, session.position());
            session.put(mac.doFinal());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(session.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
