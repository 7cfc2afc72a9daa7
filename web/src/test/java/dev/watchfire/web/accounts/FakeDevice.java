// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A device with one passkey, together with the browser in front of it; both may lie.
final class FakeDevice {
    static final String ORIGIN = "http://localhost:9093";

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int HAS_KEY = 0x40;

    private final KeyPair keys;
    private final byte[] credentialId = new byte[32];

    String origin = ORIGIN;
    String relyingParty = "localhost";
    String userHandle = "";
    long count;
    boolean verifies = true;
    boolean forges;

    FakeDevice() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            new SecureRandom().nextBytes(credentialId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What it brings for a new passkey, without the last brace.
    String made(String challenge) {
        byte[] head = authenticatorData(HAS_KEY);
        byte[] data =
                joined(
                        head,
                        new byte[16],
                        ByteBuffer.allocate(2).putShort((short) credentialId.length).array(),
                        credentialId,
                        publicKey());
        byte[] attestation =
                joined(
                        hex("a363666d74646e6f6e656761747453746d74a0686175746844617461"),
                        new byte[] {0x58, (byte) data.length},
                        data);
        return "\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\",\"transports\":[\"internal\",\"hybrid\"]"
                .formatted(base64(client("webauthn.create", challenge)), base64(attestation));
    }

    /// What it brings where it is used.
    String used(String challenge) {
        byte[] data = authenticatorData(0);
        byte[] client = client("webauthn.get", challenge);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(forges ? new byte[] {1} : client));
            return "{\"credentialId\":\"%s\",\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\"}"
                    .formatted(
                            base64(credentialId),
                            base64(client),
                            base64(data),
                            base64(signature.sign()),
                            userHandle);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(UTF_8);
    }

    private byte[] authenticatorData(int more) {
        int flags = PRESENT | (verifies ? VERIFIED : 0) | BACKUP_ELIGIBLE | BACKED_UP | more;
        return joined(
                sha256(relyingParty.getBytes(UTF_8)),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt((int) count).array());
    }

    /// As COSE has it (RFC 9053): EC2, ES256, P-256.
    private byte[] publicKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return joined(
                hex("a5010203262001215820"),
                unsigned(key.getW().getAffineX()),
                hex("225820"),
                unsigned(key.getW().getAffineY()));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        byte[] last =
                bytes.length > 32
                        ? Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length)
                        : bytes;
        System.arraycopy(last, 0, fixed, 32 - last.length, last.length);
        return fixed;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
