// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals a message so that only one browser reads it: RFC 8291 with one record of RFC 8188.
final class PushCipher {
    /// Push services take 4096 bytes, header and seal included: RFC 8030, 7.2.
    static final int MOST_BYTES = 3993;

    static final int SALT_BYTES = 16;
    private static final int RECORD_BYTES = 4096;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private PushCipher() {}

    /// @param browser its public key, `p256dh`
    /// @param auth its secret
    /// @param own a fresh pair for this message alone
    /// @param salt fresh too
    static byte[] seal(byte[] text, byte[] browser, byte[] auth, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(Curve.key(browser), true);
        byte[] ours = Curve.point((ECPublicKey) own.getPublic());
        byte[] info = joined(ascii("WebPush: info\0"), browser, ours);
        byte[] material = derived(auth, agreement.generateSecret(), info, 32);
        byte[] key = derived(salt, material, ascii("Content-Encoding: aes128gcm\0"), KEY_BYTES);
        byte[] nonce = derived(salt, material, ascii("Content-Encoding: nonce\0"), NONCE_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = cipher.doFinal(joined(text, new byte[] {LAST_RECORD}));
        byte[] size = ByteBuffer.allocate(Integer.BYTES).putInt(RECORD_BYTES).array();
        return joined(salt, size, new byte[] {(byte) ours.length}, ours, sealed);
    }

    /// HKDF of RFC 5869, whose results here never need a second block.
    private static byte[] derived(byte[] salt, byte[] secret, byte[] info, int length)
            throws GeneralSecurityException {
        byte[] extracted = mac(salt, secret);
        return Arrays.copyOf(mac(extracted, joined(info, new byte[] {1})), length);
    }

    private static byte[] mac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
