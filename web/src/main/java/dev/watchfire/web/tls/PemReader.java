// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.tls;

import dev.watchfire.web.WebSecurity.Pem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads certificates and private keys in PEM (RFC 7468).
final class PemReader {
    /// A chain is a few kilobytes; a bundle of all public authorities is a quarter of a megabyte.
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    /// AlgorithmIdentifier of RSA, with its NULL (RFC 8017, appendix C).
    private static final byte[] RSA = {
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private record Block(String label, String base64) {
        byte[] bytes() {
            return Base64.getMimeDecoder().decode(base64);
        }
    }

    private PemReader() {}

    static List<X509Certificate> certificates(Pem pem)
            throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks(pem)) {
            if (block.label.equals("CERTIFICATE")) {
                certificates.add(
                        (X509Certificate)
                                factory.generateCertificate(
                                        new ByteArrayInputStream(block.bytes())));
            }
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException(pem + " holds no certificate in PEM");
        }
        return certificates;
    }

    /// @param certificate the one the key belongs to
    static PrivateKey key(Pem pem, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        for (Block block : blocks(pem)) {
            switch (block.label) {
                case "PRIVATE KEY" -> {
                    return pkcs8(certificate.getPublicKey().getAlgorithm(), block.bytes());
                }
                case "RSA PRIVATE KEY" -> {
                    return pkcs8("RSA", wrapped(RSA, block.bytes()));
                }
                case "EC PRIVATE KEY" -> {
                    return pkcs8("EC", wrapped(curve(certificate, pem), block.bytes()));
                }
                case "ENCRYPTED PRIVATE KEY" ->
                        throw new GeneralSecurityException(
                                pem + " holds an encrypted key; store it without a password");
                default -> {}
            }
        }
        throw new GeneralSecurityException(pem + " holds no private key in PEM");
    }

    private static PrivateKey pkcs8(String algorithm, byte[] bytes)
            throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException e) {
            throw new GeneralSecurityException(
                    "the private key is damaged or not of the certificate's kind ("
                            + algorithm
                            + ")",
                    e);
        }
    }

    /// The algorithm and curve, as the certificate's public key names them.
    private static byte[] curve(X509Certificate certificate, Pem pem)
            throws GeneralSecurityException {
        if (!(certificate.getPublicKey() instanceof ECPublicKey key)) {
            throw new GeneralSecurityException(
                    pem
                            + " holds an EC key, and the certificate is for "
                            + certificate.getPublicKey().getAlgorithm());
        }
        byte[] info = key.getEncoded();
        // SubjectPublicKeyInfo begins with a sequence whose first element is the identifier.
        int from = 1 + lengthBytes(info, 1);
        int to = from + 1 + lengthBytes(info, from + 1) + length(info, from + 1);
        return java.util.Arrays.copyOfRange(info, from, to);
    }

    private static int lengthBytes(byte[] der, int at) {
        return der[at] >= 0 ? 1 : 1 + (der[at] & 0x7f);
    }

    private static int length(byte[] der, int at) {
        if (der[at] >= 0) {
            return der[at];
        }
        int length = 0;
        for (int i = 1; i <= (der[at] & 0x7f); i++) {
            length = length << 8 | der[at + i] & 0xff;
        }
        return length;
    }

    /// An older form of key as PKCS #8 (RFC 5958) has it.
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(VERSION_0);
        inner.writeBytes(algorithm);
        inner.writeBytes(element(OCTET_STRING, key));
        return element(SEQUENCE, inner.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static List<Block> blocks(Pem pem) throws IOException {
        Matcher matcher = BLOCK.matcher(text(pem));
        List<Block> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private static String text(Pem pem) throws IOException {
        if (pem.file() == null) {
            return String.valueOf(pem.text());
        }
        long size = Files.size(pem.file());
        if (size > MOST_BYTES) {
            throw new IOException(
                    pem + " has " + size + " bytes, at most " + MOST_BYTES + " are read");
        }
        return Files.readString(pem.file(), StandardCharsets.ISO_8859_1);
    }
}
