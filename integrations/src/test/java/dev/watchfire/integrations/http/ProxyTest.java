// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static dev.watchfire.integrations.http.PemTest.resource;
import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.http.ScriptedServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import dev.watchfire.engine.configuration.Secret;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProxyTest {
    private HttpClients clients =
            new HttpClients(
                    _ -> List.of(InetAddress.getLoopbackAddress()),
                    Map.of(),
                    InstantSource.fixed(Instant.EPOCH));
    private final ScriptedServer proxy = ScriptedServer.start(respond(400, "from the proxy"));

    @AfterEach
    void close() {
        clients.close();
        proxy.close();
    }

    private OutgoingResult post(String url, HttpSettings.Proxy proxySettings, TlsSettings tls) {
        return clients.send(
                OutgoingRequest.postJson(url, "t", "{}", Duration.ofSeconds(20)),
                new HttpSettings(null, null, null, tls, proxySettings, true, true, Map.of()));
    }

    private OutgoingResult post(String url, HttpSettings.Proxy proxySettings) {
        return post(url, proxySettings, TlsSettings.DEFAULT);
    }

    private HttpSettings.Proxy throughProxy(String noProxy) {
        return new HttpSettings.Proxy(
                new Secret("http://anna:hush@127.0.0.1:" + proxy.port()),
                noProxy,
                false,
                Map.of("X-Tunnel", List.of(new Secret("for-the-proxy"))));
    }

    @Test
    void aPlainRequestGoesToTheProxyWithItsWholeUrlAndCredentials() throws Exception {
        assertThat(post("http://target.example/hook?a=b", throughProxy("")))
                .isEqualTo(new OutgoingResult.Answered(400, "from the proxy", 0));

        ScriptedServer.Received received = proxy.next();
        assertThat(received.path()).isEqualTo("http://target.example/hook?a=b");
        assertThat(received.header("host")).isEqualTo("target.example");
        assertThat(received.header("proxy-authorization")).isEqualTo("Basic YW5uYTpodXNo");
        assertThat(received.header("x-tunnel")).isNull();
        assertThat(received.body()).isEqualTo("{}");
    }

    @Test
    void aHostThatNeedsNoProxyIsReachedDirectly() throws Exception {
        try (ScriptedServer target = ScriptedServer.start(respond(204, ""))) {
            assertThat(post("http://direct.example:" + target.port(), throughProxy("example")))
                    .isEqualTo(new OutgoingResult.Answered(204, "", 0));
            assertThat(target.next().header("proxy-authorization")).isNull();
            assertThat(proxy.unread()).isZero();
        }
    }

    @Test
    void theEnvironmentsProxyIsUsedOnDemand() {
        clients.close();
        clients =
                new HttpClients(
                        _ -> List.of(InetAddress.getLoopbackAddress()),
                        Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port()),
                        InstantSource.fixed(Instant.EPOCH));

        assertThat(post("http://target.example/", new HttpSettings.Proxy(null, "", true, Map.of())))
                .isEqualTo(new OutgoingResult.Answered(400, "from the proxy", 0));
    }

    @Test
    void aSecureRequestGoesThroughATunnel() throws Exception {
        try (ScriptedServer target = TlsTest.start("server", false)) {
            proxy.behave((_, socket) -> tunnel(socket, target.port()));
            TlsSettings tls =
                    new TlsSettings(
                            resource("ca.pem"),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            false,
                            null,
                            null);

            assertThat(post("https://good.example:" + target.port() + "/", throughProxy(""), tls))
                    .isEqualTo(new OutgoingResult.Answered(400, "TLSv1.3", 0));
            ScriptedServer.Received connect = proxy.next();
            assertThat(connect.method()).isEqualTo("CONNECT");
            assertThat(connect.path()).isEqualTo("good.example:" + target.port());
            assertThat(connect.header("proxy-authorization")).isEqualTo("Basic YW5uYTpodXNo");
            assertThat(connect.header("x-tunnel")).isEqualTo("for-the-proxy");
            assertThat(target.next().header("proxy-authorization")).isNull();
        }
    }

    @Test
    void aProxyThatRefusesTheTunnelCarriedNothing() {
        proxy.behave(respond(407, "who are you"));

        assertThat(post("https://good.example/", throughProxy("")))
                .isEqualTo(
                        new OutgoingResult.NotSent("the proxy answered CONNECT with status 407"));
    }

    @Test
    void aProxyDoesNotLeadToMetadataEither() {
        assertThat(post("http://169.254.169.254/", throughProxy("")))
                .isInstanceOf(OutgoingResult.Refused.class);
        assertThat(post("http://metadata.google.internal/", throughProxy("")))
                .isInstanceOf(OutgoingResult.Refused.class);
        assertThat(proxy.unread()).isZero();
    }

    @Test
    void aSocksProxyIsToldTheNameAndTheCredentials() throws Exception {
        try (ScriptedServer target = ScriptedServer.start(respond(204, ""));
                SocksServer socks = new SocksServer(target.port())) {
            HttpSettings.Proxy settings =
                    new HttpSettings.Proxy(
                            new Secret("socks5://anna:hush@127.0.0.1:" + socks.port()),
                            "",
                            false,
                            Map.of());

            assertThat(post("http://target.example:1234/", settings))
                    .isEqualTo(new OutgoingResult.Answered(204, "", 0));
            assertThat(socks.asked.get(20, TimeUnit.SECONDS))
                    .isEqualTo("anna:hush target.example:1234");
            assertThat(target.next().header("proxy-authorization")).isNull();
        }
    }

    @Test
    void aProxyMayBeReachedOverTls() throws Exception {
        try (ScriptedServer secure = TlsTest.start("server", false)) {
            TlsSettings tls =
                    new TlsSettings(
                            resource("ca.pem"),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            false,
                            null,
                            null);

            assertThat(
                            post(
                                    "http://target.example/",
                                    new HttpSettings.Proxy(
                                            new Secret("https://good.example:" + secure.port()),
                                            "",
                                            false,
                                            Map.of()),
                                    tls))
                    .isEqualTo(new OutgoingResult.Answered(400, "TLSv1.3", 0));
            assertThat(secure.next().path()).isEqualTo("http://target.example/");
        }
    }

    /// One SOCKS5 connection with a password (RFC 1928, RFC 1929), led to `targetPort` whatever it
    /// asks for.
    private static final class SocksServer implements AutoCloseable {
        final CompletableFuture<String> asked = new CompletableFuture<>();
        private final ServerSocket socket;
        private final int targetPort;

        SocksServer(int targetPort) throws IOException {
            this.targetPort = targetPort;
            socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            try (Socket client = socket.accept()) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream();
                in.readByte();
                in.readNBytes(in.readUnsignedByte());
                out.write(new byte[] {5, 2});
                in.readByte();
                String user = text(in);
                String password = text(in);
                out.write(new byte[] {1, 0});
                in.readNBytes(4);
                String host = text(in);
                asked.complete(user + ":" + password + " " + host + ":" + in.readUnsignedShort());
                out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
                relay(client, targetPort);
            } catch (IOException e) {
                asked.completeExceptionally(e);
            }
        }

        private static String text(DataInputStream in) throws IOException {
            return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static void tunnel(Socket client, int port) throws IOException {
        write(client, "HTTP/1.1 200 Established\r\n\r\n");
        relay(client, port);
    }

    private static void relay(Socket client, int port) throws IOException {
        try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    target.getInputStream().transferTo(client.getOutputStream());
                                } catch (IOException e) {
                                    // One side went away.
                                }
                            });
            client.getInputStream().transferTo(target.getOutputStream());
        }
    }
}
