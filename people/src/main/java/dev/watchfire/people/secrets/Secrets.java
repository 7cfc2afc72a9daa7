// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Makes random secrets and the hashes under which they are kept. Secrets are random and long, so a
/// fast hash is enough, and being found by it gives nothing away. Safe for any thread.
public final class Secrets {
    private final SecureRandom random;

    public Secrets(SecureRandom random) {
        this.random = random;
    }

    /// Letters, digits, `-` and `_`.
    public String text(int bits) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bits));
    }

    public String hex(int bits) {
        return HexFormat.of().formatHex(bytes(bits));
    }

    private byte[] bytes(int bits) {
        byte[] bytes = new byte[bits / Byte.SIZE];
        random.nextBytes(bytes);
        return bytes;
    }

    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The hash as the key of a map.
    public static String key(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }

    public static byte[] hashOf(String key) {
        return Base64.getDecoder().decode(key);
    }
}
