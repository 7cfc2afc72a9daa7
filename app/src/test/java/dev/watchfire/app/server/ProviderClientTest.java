// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.watchfire.config.signin.OidcProvider;
import dev.watchfire.config.signin.SignInSettings;
import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.web.oidc.Federation;
import dev.watchfire.web.oidc.Flows;
import dev.watchfire.web.oidc.NoSignIn;
import dev.watchfire.web.oidc.Provider;
import dev.watchfire.web.oidc.ProviderHttp;
import dev.watchfire.web.oidc.Providers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Providers through the client that they are really asked with.
class ProviderClientTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-22T12:00:00Z");

    private final HttpClients clients = new HttpClients(HostLookup.system(), Map.of(), CLOCK);
    private final ProviderClient client = new ProviderClient(clients);
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        clients.close();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static ProviderHttp.Request get(String url) {
        return new ProviderHttp.Request(
                "GET", url, Map.of(), "", Duration.ofMillis(300), List.of());
    }

    private NoSignIn begin(String issuer) {
        OidcProvider settings =
                new OidcProvider(
                        "corp",
                        "Corp",
                        issuer,
                        "watchfire",
                        null,
                        null,
                        List.of("openid"),
                        List.of(),
                        "email_verified",
                        "groups",
                        Map.of(),
                        Map.of(),
                        HttpSettings.DEFAULT);
        SignInSettings all = new SignInSettings(List.of(settings));
        Provider provider =
                Objects.requireNonNull(
                        new Providers(new Federation(() -> all, client), CLOCK).find("corp"));
        try {
            provider.authorization(new Flows(CLOCK).begin("corp", "", "/", ""), "http://x/cb");
        } catch (NoSignIn e) {
            return e;
        }
        throw new AssertionError("it was begun");
    }

    @Test
    void aProviderThatDoesNotAnswerIsGivenUp() {
        server.createContext(
                "/",
                exchange -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                });
        assertThatThrownBy(() -> client.send(get(url()), HttpSettings.DEFAULT))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anAnswerWithoutEndIsCutAndNotBelieved() {
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] some = "{\"issuer\":\"%s\",\"x\":[[[".formatted(url()).getBytes();
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(some);
                        while (end.getCount() > 0) {
                            out.write(some);
                        }
                    } catch (IOException _) {
                        // The other side has had enough.
                    }
                });
        NoSignIn refused = begin(url());
        assertThat(refused.code()).isEqualTo(NoSignIn.Code.PROVIDER_WRONG);
        assertThat(refused.text()).contains("longer than is read");
    }

    @Test
    void theAddressesAtWhichCloudsHandOutCredentialsAreNotAsked() {
        NoSignIn refused = begin("http://169.254.169.254");
        assertThat(refused.code()).isEqualTo(NoSignIn.Code.PROVIDER_UNREACHABLE);
        assertThat(refused.text()).contains("169.254.169.254");
    }

    @Test
    void aSecretIsInNoMessage() throws IOException {
        server.createContext(
                "/",
                exchange -> {
                    byte[] echo = exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(400, echo.length);
                    exchange.getResponseBody().write(echo);
                    exchange.close();
                });
        ProviderHttp.Answer answer =
                client.send(
                        new ProviderHttp.Request(
                                "POST",
                                url(),
                                Map.of(),
                                "client_secret=s3cret-and-long",
                                Duration.ofSeconds(30),
                                List.of("s3cret-and-long")),
                        HttpSettings.DEFAULT);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("s3cret-and-long");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> client.secret("client_secret_file", "/nowhere/secret"))
                .hasMessage("client_secret_file /nowhere/secret does not exist");
    }
}
