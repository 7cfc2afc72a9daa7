// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.api.Test;

final class PemTest {
    static String resource(String name) {
        try (InputStream in = PemTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theOldFormOfAnRsaKeyIsTheSameKey() throws Exception {
        assertThat(Pem.privateKey(resource("server-pkcs1.key")))
                .isEqualTo(Pem.privateKey(resource("server.key")));
    }

    @Test
    void theOldFormOfAnEcKeyIsTheSameKey() throws Exception {
        ECPrivateKey old = (ECPrivateKey) Pem.privateKey(resource("ec-sec1.key"));
        ECPrivateKey plain = (ECPrivateKey) Pem.privateKey(resource("ec-pkcs8.key"));

        assertThat(old.getS()).isEqualTo(plain.getS());
        assertThat(old.getParams().getCurve()).isEqualTo(plain.getParams().getCurve());
    }

    @Test
    void anEdwardsCurveKeyIsRead() throws Exception {
        assertThat(Pem.privateKey(resource("ed25519.key")).getAlgorithm()).isEqualTo("EdDSA");
    }

    @Test
    void severalCertificatesMayStandInOneText() throws Exception {
        assertThat(Pem.certificates("text\n" + resource("ca.pem") + resource("server.pem")))
                .hasSize(2);
    }

    @Test
    void aKeyIsFoundBesideItsCertificate() throws Exception {
        assertThat(Pem.privateKey(resource("server.pem") + resource("server.key")).getAlgorithm())
                .isEqualTo("RSA");
    }

    @Test
    void whatCannotBeUsedIsSaid() {
        assertThatThrownBy(() -> Pem.certificates(""))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("no certificate");
        assertThatThrownBy(() -> Pem.privateKey(resource("ca.pem")))
                .hasMessageContaining("no private key");
        assertThatThrownBy(
                        () ->
                                Pem.privateKey(
                                        "-----BEGIN RSA PRIVATE KEY-----\n"
                                                + "Proc-Type: 4,ENCRYPTED\n"
                                                + "DEK-Info: AES-128-CBC,00\n\nAAAA\n"
                                                + "-----END RSA PRIVATE KEY-----"))
                .hasMessageContaining("encrypted");
        assertThatThrownBy(
                        () ->
                                Pem.privateKey(
                                        "-----BEGIN EC PRIVATE KEY-----\nMAMC\n"
                                                + "-----END EC PRIVATE KEY-----"))
                .isInstanceOf(GeneralSecurityException.class);
    }
}
