// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of six digits, derived from a secret, the method and the hour, so that none is stored.
public final class HourlyCodes implements Codes {
    private static final String PURPOSE = "watchfire contact code\0";
    private static final long WINDOW_SECONDS = Duration.ofHours(1).toSeconds();
    private static final int DIGITS = 1_000_000;

    private final SecretKeySpec key;

    public HourlyCodes(byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    @Override
    public String code(String method, Instant at) {
        return ofWindow(method, Math.floorDiv(at.getEpochSecond(), WINDOW_SECONDS));
    }

    /// Whether a code is that of this hour or the one before: one sent at 9:59 holds at 10:01.
    public boolean matches(String method, String typed, Instant at) {
        byte[] given = typed.strip().getBytes(StandardCharsets.UTF_8);
        boolean matches = false;
        for (Instant window : new Instant[] {at, at.minusSeconds(WINDOW_SECONDS)}) {
            byte[] right = code(method, window).getBytes(StandardCharsets.UTF_8);
            matches |= MessageDigest.isEqual(right, given);
        }
        return matches;
    }

    private String ofWindow(String method, long window) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((PURPOSE + method + "\0").getBytes(StandardCharsets.UTF_8));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(window).array());
            long number = ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
