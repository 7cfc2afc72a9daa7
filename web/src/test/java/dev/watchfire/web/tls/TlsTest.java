// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.web.Rig;
import dev.watchfire.web.WebSecurity;
import dev.watchfire.web.WebSecurity.ClientAuthentication;
import dev.watchfire.web.WebSecurity.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir private static Path keys;

    @TempDir private Path folder;
    private Rig rig;
    private int starts;

    /// Certificates from the tool that every JDK has.
    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException {
        keytool(
                "-genkeypair",
                "-alias",
                "first",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=first",
                "-ext",
                "san=ip:127.0.0.1");
        keytool(
                "-genkeypair",
                "-alias",
                "second",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=second",
                "-ext",
                "san=ip:127.0.0.1");
        keytool(
                "-genkeypair",
                "-alias",
                "client",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=client",
                "-ext",
                "san=dns:client.example");
        keytool(
                "-genkeypair",
                "-alias",
                "stranger",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=stranger");
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-keystore",
                        keys.resolve("keys.p12").toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-validity",
                        "30"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys.resolve("keys.p12"))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static String certificate(String alias) throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", store().getCertificate(alias).getEncoded());
    }

    private static String key(String alias) throws IOException, GeneralSecurityException {
        return pem("PRIVATE KEY", ((PrivateKey) store().getKey(alias, PASSWORD)).getEncoded());
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(
                        label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
    }

    @AfterEach
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void start(WebSecurity.Tls tls) {
        starts++;
        rig =
                Rig.start(
                        folder.resolve("data-" + starts),
                        o -> o.withSecurity(o.security().withTls(tls)));
    }

    private WebSecurity.Tls files(String alias) throws IOException, GeneralSecurityException {
        return WebSecurity.Tls.of(
                Pem.in(file("tls.crt", certificate(alias))), Pem.in(file("tls.key", key(alias))));
    }

    /// A client that trusts everybody and may show a certificate.
    private static SSLContext client(String alias) throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        if (alias != null) {
            own.setKeyEntry(
                    "own",
                    store().getKey(alias, PASSWORD),
                    PASSWORD,
                    store().getCertificateChain(alias));
        }
        factory.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                factory.getKeyManagers(), new TrustManager[] {new TrustAll()}, new SecureRandom());
        return context;
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /// The name in the certificate that the server shows.
    private String shown() throws IOException, GeneralSecurityException {
        try (SSLSocket socket =
                (SSLSocket) client(null).getSocketFactory().createSocket("127.0.0.1", rig.port())) {
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    @Test
    void aCertificateThatIsReplacedIsShownToTheNextClient() throws Exception {
        start(files("first"));
        assertThat(shown()).isEqualTo("CN=first");
        file("tls.crt", certificate("second"));
        file("tls.key", key("second"));
        assertThat(shown()).isEqualTo("CN=first");
        rig.clock.advance(ReloadingTls.LOOK_EVERY);
        assertThat(shown()).isEqualTo("CN=second");
    }

    @Test
    void filesThatBreakLeaveTheLastGoodCertificateInForce() throws Exception {
        start(files("first"));
        file("tls.crt", "not a certificate");
        rig.clock.advance(ReloadingTls.LOOK_EVERY);
        assertThat(shown()).isEqualTo("CN=first");
        Files.delete(folder.resolve("tls.key"));
        rig.clock.advance(ReloadingTls.LOOK_EVERY);
        assertThat(shown()).isEqualTo("CN=first");
        files("second");
        rig.clock.advance(ReloadingTls.LOOK_EVERY);
        assertThat(shown()).isEqualTo("CN=second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void keysAreReadInTheirOlderFormsToo(String alias) throws Exception {
        byte[] pkcs8 = ((PrivateKey) store().getKey(alias, PASSWORD)).getEncoded();
        // The older form is the octet string at the end of the newer one.
        int at = indexOfOctets(pkcs8);
        byte[] old = java.util.Arrays.copyOfRange(pkcs8, at, pkcs8.length);
        String label = alias.equals("first") ? "RSA PRIVATE KEY" : "EC PRIVATE KEY";
        start(
                WebSecurity.Tls.of(
                        new Pem(certificate(alias), null), new Pem(pem(label, old), null)));
        assertThat(shown()).isEqualTo("CN=" + alias);
    }

    private static int indexOfOctets(byte[] pkcs8) {
        for (int at = pkcs8.length - 1; at > 0; at--) {
            boolean sequence = pkcs8[at] == 0x30;
            if (sequence && pkcs8[at - 2] == 0x04 && (pkcs8[at - 1] & 0xff) == pkcs8.length - at) {
                return at;
            }
            if (sequence
                    && at > 4
                    && pkcs8[at - 4] == 0x04
                    && pkcs8[at - 3] == (byte) 0x82
                    && ((pkcs8[at - 2] & 0xff) << 8 | pkcs8[at - 1] & 0xff) == pkcs8.length - at) {
                return at;
            }
        }
        throw new IllegalStateException("no octet string");
    }

    @Test
    void http2IsSpokenWithThoseWhoAskForIt() throws Exception {
        start(files("second"));
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_2)
                        .sslContext(client(null))
                        .build()) {
            HttpResponse<String> response =
                    http.send(secure(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
    }

    private HttpRequest secure() {
        return HttpRequest.newBuilder(
                        URI.create("https://127.0.0.1:" + rig.port() + "/api/v2/status"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + Rig.TOKEN)
                .build();
    }

    private int ask(String alias) throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(client(alias))
                        .build()) {
            return http.send(secure(), HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    /// What each mode makes of no certificate, one of ours, and a stranger's.
    @ParameterizedTest
    @EnumSource(ClientAuthentication.class)
    void clientsShowTheCertificateThatIsAskedOfThem(ClientAuthentication mode) throws Exception {
        start(
                new WebSecurity.Tls(
                        new Pem(certificate("second"), null),
                        new Pem(key("second"), null),
                        new Pem(certificate("client"), null),
                        mode,
                        List.of(),
                        "TLSv1.2",
                        "TLSv1.2",
                        List.of(),
                        List.of("secp256r1"),
                        true));
        boolean needed =
                mode == ClientAuthentication.REQUIRE_ANY
                        || mode == ClientAuthentication.REQUIRE_AND_VERIFY;
        assertThat(ask("client")).isEqualTo(200);
        if (needed) {
            assertThatThrownBy(() -> ask(null)).isInstanceOf(IOException.class);
        } else {
            assertThat(ask(null)).isEqualTo(200);
        }
        // Where certificates are verified, Java's client keeps one to itself that no authority of
        // the server's signed.
        if (mode == ClientAuthentication.REQUIRE_AND_VERIFY) {
            assertThatThrownBy(() -> ask("stranger")).isInstanceOf(IOException.class);
        } else {
            assertThat(ask("stranger")).isEqualTo(200);
        }
    }

    @Test
    void aClientMustBearAnAllowedNameWhereThereAreSuch() throws Exception {
        for (String name : List.of("client.example", "other.example")) {
            start(
                    new WebSecurity.Tls(
                            new Pem(certificate("second"), null),
                            new Pem(key("second"), null),
                            new Pem(certificate("client"), null),
                            ClientAuthentication.REQUIRE_AND_VERIFY,
                            List.of(name),
                            "TLSv1.2",
                            "TLSv1.2",
                            List.of(),
                            List.of(),
                            true));
            if (name.equals("client.example")) {
                assertThat(ask("client")).isEqualTo(200);
            } else {
                assertThatThrownBy(() -> ask("client")).isInstanceOf(IOException.class);
            }
            rig.close();
            rig = null;
        }
    }

    @Test
    void anOldProtocolIsNotSpokenBelowTheLeastVersion() throws Exception {
        start(
                new WebSecurity.Tls(
                        new Pem(certificate("second"), null),
                        new Pem(key("second"), null),
                        null,
                        ClientAuthentication.NONE,
                        List.of(),
                        "TLSv1.3",
                        "TLSv1.3",
                        List.of(),
                        List.of(),
                        true));
        try (SSLSocket socket =
                (SSLSocket) client(null).getSocketFactory().createSocket("127.0.0.1", rig.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setSoTimeout(10_000);
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void filesThatDoNotHoldWhatTheyShouldAreNamedAtTheStart() throws Exception {
        WebSecurity.Tls empty =
                WebSecurity.Tls.of(
                        Pem.in(file("a.crt", "nothing")), Pem.in(file("a.key", key("first"))));
        assertThatThrownBy(() -> start(empty))
                .hasRootCauseMessage(folder.resolve("a.crt") + " holds no certificate in PEM");
        WebSecurity.Tls noKey =
                WebSecurity.Tls.of(
                        Pem.in(file("b.crt", certificate("first"))),
                        Pem.in(file("b.key", "nothing")));
        assertThatThrownBy(() -> start(noKey))
                .hasRootCauseMessage(folder.resolve("b.key") + " holds no private key in PEM");
        WebSecurity.Tls otherKind =
                WebSecurity.Tls.of(
                        Pem.in(file("c.crt", certificate("first"))),
                        Pem.in(file("c.key", key("second"))));
        assertThatThrownBy(() -> start(otherKind))
                .hasStackTraceContaining(
                        "the private key is damaged or not of the certificate's kind (RSA)");
    }
}
