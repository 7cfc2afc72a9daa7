// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Certificates and private keys out of PEM text (RFC 7468): PKCS#8, and the older PKCS#1 and SEC 1
/// forms, which are wrapped into PKCS#8 since Java reads nothing else.
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /// `INTEGER 0`, then the algorithm: rsaEncryption with a NULL parameter.
    private static final byte[] RSA_HEAD =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    /// id-ecPublicKey, without its parameter, which is the key's own curve.
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int EC_PARAMETERS = 0xa0;

    private Pem() {}

    private record Block(String type, String base64) {
        byte[] der() throws GeneralSecurityException {
            try {
                return Base64.getMimeDecoder().decode(base64);
            } catch (IllegalArgumentException e) {
                throw new GeneralSecurityException("a PEM block is not valid base64", e);
            }
        }
    }

    private static List<Block> blocks(String pem) throws GeneralSecurityException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(pem);
        while (matcher.find()) {
            String body = matcher.group(2);
            if (body.contains("ENCRYPTED")) {
                throw new GeneralSecurityException(
                        "the key is encrypted; store it without a passphrase");
            }
            blocks.add(new Block(matcher.group(1), body));
        }
        return blocks;
    }

    /// @return at least one
    static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks(pem)) {
            if (block.type.equals("CERTIFICATE")) {
                certificates.add(
                        (X509Certificate)
                                factory.generateCertificate(new ByteArrayInputStream(block.der())));
            }
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate in PEM form was found");
        }
        return certificates;
    }

    static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        for (Block block : blocks(pem)) {
            switch (block.type) {
                case "PRIVATE KEY" -> {
                    return pkcs8(block.der());
                }
                case "RSA PRIVATE KEY" -> {
                    byte[] key = element(OCTET_STRING, block.der());
                    return pkcs8(element(SEQUENCE, join(RSA_HEAD, key)));
                }
                case "EC PRIVATE KEY" -> {
                    byte[] algorithm = element(SEQUENCE, join(EC_OID, curve(block.der())));
                    byte[] key = element(OCTET_STRING, block.der());
                    byte[] version = {2, 1, 0};
                    return pkcs8(element(SEQUENCE, join(version, algorithm, key)));
                }
                case "ENCRYPTED PRIVATE KEY" ->
                        throw new GeneralSecurityException(
                                "the key is encrypted; store it without a passphrase");
                default -> {
                    // Certificates and parameters may stand in the same file.
                }
            }
        }
        throw new GeneralSecurityException("no private key in PEM form was found");
    }

    private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException e) {
                // Not of this algorithm: the next one is tried.
            }
        }
        throw new InvalidKeySpecException("the private key is neither RSA, EC nor EdDSA");
    }

    /// The curve's identifier out of an ECPrivateKey (RFC 5915): version, key, `[0]` parameters.
    private static byte[] curve(byte[] der) throws GeneralSecurityException {
        try {
            int at = contentAt(der, 0);
            while (at < der.length) {
                int content = contentAt(der, at);
                int end = content + lengthAt(der, at);
                if ((der[at] & 0xff) == EC_PARAMETERS) {
                    return Arrays.copyOfRange(der, content, end);
                }
                at = end;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new InvalidKeySpecException("the EC private key is cut off", e);
        }
        throw new InvalidKeySpecException("the EC private key does not name its curve");
    }

    private static int contentAt(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
    }

    private static int lengthAt(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        if (length < 0x80) {
            return length;
        }
        int value = 0;
        for (int i = 0; i < (length & 0x7f); i++) {
            value = value << 8 | der[at + 2 + i] & 0xff;
        }
        return value;
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 4);
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            // Keys are longer than 255 and shorter than 65 536 bytes; two bytes hold any length
            // here.
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
