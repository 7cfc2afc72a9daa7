// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static dev.watchfire.integrations.http.PemTest.resource;
import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import dev.watchfire.engine.configuration.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
    private final HttpClients clients =
            new HttpClients(
                    _ -> List.of(InetAddress.getLoopbackAddress()),
                    Map.of(),
                    InstantSource.fixed(Instant.EPOCH));

    @AfterEach
    void close() {
        clients.close();
    }

    static SSLContext serverContext(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server",
                Pem.privateKey(resource(name + ".key")),
                new char[0],
                Pem.certificates(resource(name + ".pem")).toArray(Certificate[]::new));
        store.setCertificateEntry("ca", Pem.certificates(resource("ca.pem")).getFirst());
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    static ScriptedServer start(String name, boolean needClient) throws Exception {
        SSLServerSocket socket =
                (SSLServerSocket)
                        serverContext(name)
                                .getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(needClient);
        return ScriptedServer.on(
                socket,
                (r, s) -> {
                    SSLSession session = ((SSLSocket) s).getSession();
                    respond(400, session.getProtocol()).on(r, s);
                });
    }

    private static TlsSettings tls(String ca) {
        return new TlsSettings(ca, null, null, null, null, null, null, false, null, null);
    }

    private OutgoingResult post(String host, ScriptedServer server, TlsSettings tls) {
        return post(host, server.port(), tls, true);
    }

    private OutgoingResult post(String host, int port, TlsSettings tls, boolean http2) {
        HttpSettings settings =
                new HttpSettings(
                        null, null, null, tls, HttpSettings.Proxy.NONE, true, http2, Map.of());
        return clients.send(
                OutgoingRequest.postJson(
                        "https://" + host + ":" + port + "/", "t", "{}", Duration.ofSeconds(20)),
                settings);
    }

    @Test
    void aServerOfTheGivenAuthorityIsTrusted() throws Exception {
        try (ScriptedServer server = start("server", false)) {
            assertThat(post("good.example", server, tls(resource("ca.pem"))))
                    .isEqualTo(new OutgoingResult.Answered(400, "TLSv1.3", 0));
        }
    }

    @Test
    void aServerOfAnUnknownAuthorityGetsNothing() throws Exception {
        try (ScriptedServer server = start("server", false)) {
            assertThat(post("good.example", server, TlsSettings.DEFAULT))
                    .isInstanceOfSatisfying(
                            OutgoingResult.NotSent.class,
                            r -> assertThat(r.reason()).startsWith("TLS with good.example:"));
            assertThat(server.unread()).isZero();
        }
    }

    @Test
    void aServerWithAnotherNameGetsNothing() throws Exception {
        try (ScriptedServer server = start("other", false)) {
            assertThat(post("good.example", server, tls(resource("ca.pem"))))
                    .isInstanceOf(OutgoingResult.NotSent.class);
            assertThat(server.unread()).isZero();
        }
    }

    @Test
    void theServerNameIsTheOneThatIsVerified() throws Exception {
        try (ScriptedServer server = start("other", false)) {
            TlsSettings named =
                    new TlsSettings(
                            resource("ca.pem"),
                            null,
                            null,
                            null,
                            null,
                            null,
                            "other.example",
                            false,
                            null,
                            null);

            assertThat(post("good.example", server, named))
                    .isInstanceOf(OutgoingResult.Answered.class);
        }
        try (ScriptedServer server = start("server", false)) {
            TlsSettings named =
                    new TlsSettings(
                            resource("ca.pem"),
                            null,
                            null,
                            null,
                            null,
                            null,
                            "other.example",
                            false,
                            null,
                            null);

            // The URL's host would match; the configured name must not fall back to it.
            assertThat(post("good.example", server, named))
                    .isInstanceOf(OutgoingResult.NotSent.class);
        }
    }

    @Test
    void verificationCanBeSwitchedOff() throws Exception {
        try (ScriptedServer server = start("other", false)) {
            TlsSettings careless =
                    new TlsSettings(null, null, null, null, null, null, null, true, null, null);

            assertThat(post("good.example", server, careless))
                    .isInstanceOf(OutgoingResult.Answered.class);
        }
    }

    @Test
    void theClientShowsItsCertificate() throws Exception {
        try (ScriptedServer server = start("server", true)) {
            TlsSettings mutual =
                    new TlsSettings(
                            resource("ca.pem"),
                            null,
                            resource("client.pem"),
                            null,
                            new Secret(resource("client.key")),
                            null,
                            null,
                            false,
                            null,
                            null);

            assertThat(post("good.example", server, mutual))
                    .isInstanceOf(OutgoingResult.Answered.class);
            assertThat(post("good.example", server, tls(resource("ca.pem"))))
                    .isNotInstanceOf(OutgoingResult.Answered.class);
        }
    }

    @Test
    void theHighestVersionIsObeyed() throws Exception {
        try (ScriptedServer server = start("server", false)) {
            TlsSettings old =
                    new TlsSettings(
                            resource("ca.pem"),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            false,
                            "TLS12",
                            "TLS12");

            assertThat(post("good.example", server, old))
                    .isEqualTo(new OutgoingResult.Answered(400, "TLSv1.2", 0));
        }
    }

    @Test
    void aChangedFileTakesEffectWithTheNextRequest(@TempDir Path folder) throws Exception {
        Path ca = Files.writeString(folder.resolve("ca.pem"), resource("client.pem"));
        TlsSettings fromFile =
                new TlsSettings(
                        null, ca.toString(), null, null, null, null, null, false, null, null);
        try (ScriptedServer server = start("server", false)) {
            assertThat(post("good.example", server, fromFile))
                    .isInstanceOf(OutgoingResult.NotSent.class);

            Files.writeString(ca, resource("ca.pem"));
            assertThat(post("good.example", server, fromFile))
                    .isInstanceOf(OutgoingResult.Answered.class);
            assertThat(clients.openPools()).isEqualTo(1);

            Files.writeString(ca, "nonsense");
            assertThat(post("good.example", server, fromFile))
                    .isEqualTo(
                            new OutgoingResult.NotSent(
                                    "tls_config or proxy cannot be used: no certificate in PEM"
                                            + " form was found"));
        }
    }

    @Test
    void aServerThatNeverFinishesTheHandshakeWasSentNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            OutgoingResult result =
                    clients.send(
                            OutgoingRequest.postJson(
                                    "https://good.example:" + silent.getLocalPort() + "/",
                                    "t",
                                    "{}",
                                    Duration.ofMillis(300)),
                            HttpSettings.DEFAULT);

            assertThat(result).isInstanceOf(OutgoingResult.NotSent.class);
        }
    }

    @Test
    void http2IsSpokenWhereTheServerKnowsItUnlessSwitchedOff() throws Exception {
        Server server = new Server();
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(serverContext("server"));
        HttpConfiguration http = new HttpConfiguration();
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        http.addCustomizer(customizer);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol("http/1.1");
        ServerConnector connector =
                new ServerConnector(
                        server,
                        new SslConnectionFactory(ssl, alpn.getProtocol()),
                        alpn,
                        new HTTP2ServerConnectionFactory(http),
                        new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new SayProtocol());
        server.start();
        try {
            TlsSettings tls = tls(resource("ca.pem"));

            assertThat(post("good.example", connector.getLocalPort(), tls, true))
                    .isEqualTo(new OutgoingResult.Answered(400, "HTTP/2.0", 0));
            assertThat(post("good.example", connector.getLocalPort(), tls, false))
                    .isEqualTo(new OutgoingResult.Answered(400, "HTTP/1.1", 0));
        } finally {
            server.stop();
        }
    }

    private static final class SayProtocol extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws IOException {
            response.setStatus(400);
            org.eclipse.jetty.io.Content.Sink.write(
                    response,
                    true,
                    request.getConnectionMetaData().getHttpVersion().asString(),
                    callback);
            return true;
        }
    }
}
