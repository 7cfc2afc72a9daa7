// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A key that wraps the keys of single secrets.
final class MasterKey {
    /// AES-256.
    static final int BYTES = 32;

    /// Enough to tell keys apart; says nothing about the key.
    static final int ID_BYTES = 8;

    private final byte[] key;
    private final byte[] id;

    MasterKey(byte[] key) {
        this.key = key.clone();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("watchfire key id".getBytes(StandardCharsets.US_ASCII));
            this.id = Arrays.copyOf(digest.digest(key), ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static MasterKey random(SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new MasterKey(key);
    }

    byte[] id() {
        return id.clone();
    }

    String name() {
        return HexFormat.of().formatHex(id);
    }

    boolean hasId(byte[] other) {
        return Arrays.equals(id, other);
    }

    SecretKey forAes() {
        return new SecretKeySpec(key, "AES");
    }

    /// For the key file alone.
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /// Not the key.
    @Override
    public String toString() {
        return "MasterKey[" + name() + "]";
    }
}
