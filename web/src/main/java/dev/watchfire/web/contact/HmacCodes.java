// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of six digits, by HMAC-SHA-256 of a secret of the server, the method and the hour.
public final class HmacCodes implements Codes {
    /// A code holds in its hour and the next one, so that one sent at 9:59 holds at 10:01.
    public static final Duration WINDOW = Duration.ofHours(1);

    /// As long as the hash.
    public static final int SECRET_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "watchfire contact code";
    private static final int CODES = 1_000_000;

    private final SecretKeySpec key;

    public HmacCodes(byte[] secret) {
        if (secret.length < SECRET_BYTES) {
            throw new IllegalArgumentException(secret.length + " bytes are no secret");
        }
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /// The number of the window that an instant is in.
    static long window(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), WINDOW.toSeconds());
    }

    @Override
    public String code(String methodId, Instant at) {
        return code(methodId, window(at));
    }

    @Override
    public boolean matches(String methodId, String typed, Instant at) {
        byte[] given = typed.strip().getBytes(StandardCharsets.UTF_8);
        boolean right = false;
        for (long window = window(at) - 1; window <= window(at); window++) {
            byte[] code = code(methodId, window).getBytes(StandardCharsets.UTF_8);
            right |= MessageDigest.isEqual(code, given);
        }
        return right;
    }

    private String code(String methodId, long window) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((PURPOSE + '\0' + methodId + '\0').getBytes(StandardCharsets.UTF_8));
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(window).array());
            long number = ByteBuffer.wrap(mac.doFinal()).getLong() & Long.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % CODES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
