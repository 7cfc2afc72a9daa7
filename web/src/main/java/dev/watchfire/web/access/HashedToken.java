// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// One token of which only the SHA-256 is kept. Tokens are random and long, so a fast hash is
/// enough.
public final class HashedToken implements TokenCheck {
    /// 192 bits, 32 characters.
    private static final int TOKEN_BYTES = 24;

    private final byte[] hash;

    private HashedToken(byte[] hash) {
        this.hash = hash;
    }

    /// @param hash 64 hex digits, as {@link #hash} gives them
    public static HashedToken ofHash(String hash) {
        return new HashedToken(HexFormat.of().parseHex(hash));
    }

    public static HashedToken ofToken(String token) {
        return new HashedToken(sha256(token));
    }

    /// A new random token.
    public static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    @Override
    public boolean accepts(String token) {
        return MessageDigest.isEqual(hash, sha256(token));
    }

    @Override
    public String sessionSecret() {
        return HexFormat.of().formatHex(hash);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
