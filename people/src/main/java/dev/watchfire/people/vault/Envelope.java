// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A secret under a key of its own, and that key under a master key: AES-256-GCM both times (NIST
/// SP 800-38D), with random nonces of 96 bits and tags of 128. Each key of a secret is used once,
/// and a master key for far fewer than the 2^32 nonces that may be random.
///
/// What is sealed is bound to its workspace and name, so that rows cannot be swapped.
///
/// @param wrappedKey a byte for the format, the master key's id, nonce, ciphertext
/// @param body a byte for the format, nonce, ciphertext
@SuppressWarnings("ArrayRecordComponent") // Two columns; nobody compares envelopes.
record Envelope(byte[] wrappedKey, byte[] body) {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int WRAP_HEAD = 1 + MasterKey.ID_BYTES + NONCE_BYTES;
    private static final int BODY_HEAD = 1 + NONCE_BYTES;

    static Envelope seal(
            MasterKey master, int workspace, String name, byte[] secret, SecureRandom random) {
        byte[] key = new byte[MasterKey.BYTES];
        random.nextBytes(key);
        try {
            byte[] nonce = nonce(random);
            byte[] sealed =
                    crypt(
                            Cipher.ENCRYPT_MODE,
                            new SecretKeySpec(key, "AES"),
                            nonce,
                            bound("body", workspace, name),
                            secret);
            byte[] body =
                    ByteBuffer.allocate(BODY_HEAD + sealed.length)
                            .put(FORMAT)
                            .put(nonce)
                            .put(sealed)
                            .array();
            return new Envelope(wrap(master, workspace, name, key, random), body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in Galois counter mode", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] wrap(
            MasterKey master, int workspace, String name, byte[] key, SecureRandom random)
            throws GeneralSecurityException {
        byte[] nonce = nonce(random);
        byte[] wrapped =
                crypt(
                        Cipher.ENCRYPT_MODE,
                        master.forAes(),
                        nonce,
                        bound("key", workspace, name),
                        key);
        return ByteBuffer.allocate(WRAP_HEAD + wrapped.length)
                .put(FORMAT)
                .put(master.id())
                .put(nonce)
                .put(wrapped)
                .array();
    }

    /// Which of the keys a wrapped key needs.
    ///
    /// @return null where it is none of them
    static @Nullable MasterKey keyOf(byte[] wrappedKey, List<MasterKey> keys) {
        if (wrappedKey.length <= WRAP_HEAD || wrappedKey[0] != FORMAT) {
            return null;
        }
        byte[] id = Arrays.copyOfRange(wrappedKey, 1, 1 + MasterKey.ID_BYTES);
        return keys.stream().filter(key -> key.hasId(id)).findFirst().orElse(null);
    }

    /// @throws GeneralSecurityException where it was changed, or belongs elsewhere
    byte[] open(MasterKey master, int workspace, String name) throws GeneralSecurityException {
        byte[] key = unwrap(wrappedKey, master, workspace, name);
        try {
            if (body.length <= BODY_HEAD || body[0] != FORMAT) {
                throw new GeneralSecurityException("not an envelope");
            }
            return crypt(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    Arrays.copyOfRange(body, 1, BODY_HEAD),
                    bound("body", workspace, name),
                    Arrays.copyOfRange(body, BODY_HEAD, body.length));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// The same key under another master key.
    static byte[] rewrap(
            byte[] wrappedKey,
            MasterKey from,
            MasterKey to,
            int workspace,
            String name,
            SecureRandom random)
            throws GeneralSecurityException {
        byte[] key = unwrap(wrappedKey, from, workspace, name);
        try {
            return wrap(to, workspace, name, key, random);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] unwrap(byte[] wrapped, MasterKey master, int workspace, String name)
            throws GeneralSecurityException {
        int head = 1 + MasterKey.ID_BYTES;
        return crypt(
                Cipher.DECRYPT_MODE,
                master.forAes(),
                Arrays.copyOfRange(wrapped, head, WRAP_HEAD),
                bound("key", workspace, name),
                Arrays.copyOfRange(wrapped, WRAP_HEAD, wrapped.length));
    }

    private static byte[] nonce(SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }

    private static byte[] crypt(
            int mode, SecretKey key, byte[] nonce, byte[] associated, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(input);
    }

    private static byte[] bound(String what, int workspace, String name) {
        return ("watchfire/1\0" + what + "\0" + workspace + "\0" + name)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Nothing of what is inside.
    @Override
    public String toString() {
        return "Envelope[" + body.length + " bytes]";
    }
}
