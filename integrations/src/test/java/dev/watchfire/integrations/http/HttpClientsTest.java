// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.http.ScriptedServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.Authorization;
import dev.watchfire.engine.configuration.HttpSettings.BasicAuth;
import dev.watchfire.engine.configuration.HttpSettings.Header;
import dev.watchfire.engine.configuration.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpClientsTest extends Client {
    @Test
    void aRequestCarriesItsBodyAndNoHeaderThatNobodyAskedFor() throws Exception {
        OutgoingResult result = post(server.url("/hook?x=1"));

        assertThat(result).isEqualTo(new OutgoingResult.Answered(200, "", 0));
        ScriptedServer.Received received = server.next();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/hook?x=1");
        assertThat(received.body()).isEqualTo("{\"a\":1}");
        assertThat(received.headerLines())
                .containsExactlyInAnyOrder(
                        "Host: 127.0.0.1:" + server.port(),
                        "User-Agent: Tester/1",
                        "Content-Type: application/json",
                        "Content-Length: 7");
    }

    @Test
    void aHostNameWithAnUnderscoreIsReached() throws Exception {
        OutgoingResult result = post("http://my_service:" + server.port() + "/a|b");

        assertThat(result).isEqualTo(new OutgoingResult.Answered(200, "", 0));
        ScriptedServer.Received received = server.next();
        assertThat(received.header("host")).isEqualTo("my_service:" + server.port());
        assertThat(received.path()).isEqualTo("/a%7Cb");
    }

    @Test
    void aFailureComesWithTheFirstWordsOfItsBody() {
        server.behave(respond(503, "try\nlater", "Retry-After: 7"));

        assertThat(post(server.url("/")))
                .isEqualTo(new OutgoingResult.Answered(503, "try later", 7_000));
    }

    @Test
    void aConnectionThatIsRefusedCarriedNothing() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(post("http://127.0.0.1:" + port + "/"))
                .isInstanceOfSatisfying(
                        OutgoingResult.NotSent.class,
                        r ->
                                assertThat(r.reason())
                                        .startsWith("cannot connect to 127.0.0.1:" + port));
    }

    @Test
    void aHostThatDoesNotExistWasSentNothing() {
        assertThat(post("http://nowhere/"))
                .isEqualTo(new OutgoingResult.NotSent("no address found for host nowhere"));
    }

    @Test
    void aServerThatHangsMayHaveTheRequest() throws Exception {
        connect();
        server.behave(server.hang());

        assertThat(post(server.url("/"), DEFAULT, SHORT))
                .isInstanceOfSatisfying(
                        OutgoingResult.PerhapsSent.class,
                        r -> assertThat(r.reason()).startsWith("no answer within"));
        assertThat(server.next().body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aServerThatClosesInsteadOfAnsweringMayHaveTheRequest() {
        server.behave((_, socket) -> socket.close());

        assertThat(post(server.url("/"))).isInstanceOf(OutgoingResult.PerhapsSent.class);
    }

    @Test
    void aServerThatAnswersGarbageMayHaveTheRequest() {
        server.behave(
                (_, socket) -> {
                    write(socket, "what?\r\n\r\n");
                    socket.close();
                });

        assertThat(post(server.url("/")))
                .isEqualTo(
                        new OutgoingResult.PerhapsSent(
                                "127.0.0.1:" + server.port() + " answered what is no HTTP"));
    }

    @Test
    void aServerThatDripsItsHeadersIsGivenUpInTime() throws Exception {
        connect();
        server.behave(
                (_, socket) -> {
                    write(socket, "HTTP/1.1 200 OK\r\nX-Slow: ");
                    server.awaitClose();
                });

        assertThat(post(server.url("/"), DEFAULT, SHORT))
                .isInstanceOf(OutgoingResult.PerhapsSent.class);
    }

    @Test
    void aSuccessCountsThoughItsBodyNeverEnds() {
        server.behave(
                (_, socket) -> {
                    write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nab");
                    server.awaitClose();
                });

        assertThat(post(server.url("/"))).isEqualTo(new OutgoingResult.Answered(200, "", 0));
    }

    @Test
    void aStatusCountsThoughTheConnectionBreaksAfterTheHeaders() {
        server.behave(
                (_, socket) -> {
                    write(socket, "HTTP/1.1 400 Bad\r\nContent-Length: 100\r\n\r\nbecause of");
                    socket.close();
                });

        assertThat(post(server.url("/")))
                .isInstanceOfSatisfying(
                        OutgoingResult.Answered.class, r -> assertThat(r.status()).isEqualTo(400));
    }

    @Test
    void aHugeBodyIsCut() {
        server.behave(respond(500, "x".repeat(2_000_000)));

        assertThat(post(server.url("/")))
                .isInstanceOfSatisfying(
                        OutgoingResult.Answered.class,
                        r -> {
                            assertThat(r.status()).isEqualTo(500);
                            assertThat(r.excerpt()).hasSize(512).endsWith("x…");
                        });
    }

    @Test
    void aConnectionIsUsedAgain() throws Exception {
        AtomicReference<Object> first = new AtomicReference<>();
        AtomicReference<Object> second = new AtomicReference<>();
        server.behave(
                (r, socket) -> {
                    first.set(socket);
                    respond(200, "ok").on(r, socket);
                });
        post(server.url("/"));
        server.behave(
                (r, socket) -> {
                    second.set(socket);
                    respond(204, "").on(r, socket);
                });
        // The first answer counts before its body was read; only then is its connection free.
        while (first.get() != second.get()) {
            post(server.url("/"));
        }

        assertThat(second.get()).isSameAs(first.get());
    }

    @Test
    void aUserInTheUrlIsSentAsBasicAuth() throws Exception {
        post("http://anna:p%40ss@127.0.0.1:" + server.port() + "/");

        ScriptedServer.Received received = server.next();
        assertThat(received.header("authorization")).isEqualTo("Basic YW5uYTpwQHNz");
        assertThat(received.header("host")).isEqualTo("127.0.0.1:" + server.port());
    }

    @Test
    void filesThatHoldCredentialsAreReadForEachRequest(@TempDir Path folder) throws Exception {
        Path user = Files.writeString(folder.resolve("user"), "anna\n");
        Path password = Files.writeString(folder.resolve("password"), "one\n");
        Path key = Files.writeString(folder.resolve("key"), "k1\n");
        HttpSettings settings =
                new HttpSettings(
                        new BasicAuth("", user.toString(), null, password.toString()),
                        null,
                        null,
                        DEFAULT.tls(),
                        DEFAULT.proxy(),
                        true,
                        true,
                        Map.of("X-Key", new Header(List.of(), List.of(), List.of(key.toString()))));

        post(server.url("/"), settings);
        Files.writeString(password, "two");
        Files.writeString(key, "k2");
        post(server.url("/"), settings);

        ScriptedServer.Received first = server.next();
        assertThat(first.header("authorization")).isEqualTo("Basic YW5uYTpvbmU=");
        assertThat(first.header("x-key")).isEqualTo("k1");
        ScriptedServer.Received second = server.next();
        assertThat(second.header("authorization")).isEqualTo("Basic YW5uYTp0d28=");
        assertThat(second.header("x-key")).isEqualTo("k2");
    }

    @Test
    void aMissingCredentialsFileIsNamedAndNothingIsSent(@TempDir Path folder) {
        String file = folder.resolve("gone").toString();

        assertThat(post(server.url("/"), with(null, new Authorization("Bearer", null, file))))
                .isEqualTo(
                        new OutgoingResult.NotSent("credentials_file " + file + " does not exist"));
        assertThat(server.unread()).isZero();
    }

    @Test
    void headersKeepAllTheirValuesInOrder() throws Exception {
        HttpSettings settings =
                withHeaders(
                        Map.of(
                                "X-Many",
                                new Header(
                                        List.of("a", "b"), List.of(new Secret("c")), List.of())));

        post(server.url("/"), settings);

        assertThat(server.next().headerLines())
                .containsSubsequence("X-Many: a", "X-Many: b", "X-Many: c");
    }

    @Test
    void secretsThatTheServerEchoesAreHidden() {
        server.behave(
                (r, socket) ->
                        respond(
                                        400,
                                        r.path()
                                                + " "
                                                + r.header("authorization")
                                                + " "
                                                + r.header("x-key"))
                                .on(r, socket));
        HttpSettings settings =
                new HttpSettings(
                        null,
                        new Authorization("Bearer", new Secret("token-1"), null),
                        null,
                        DEFAULT.tls(),
                        DEFAULT.proxy(),
                        true,
                        true,
                        Map.of(
                                "X-Key",
                                new Header(List.of(), List.of(new Secret("key-1")), List.of())));

        assertThat(post(server.url("/services/T0123456789/abc"), settings))
                .isEqualTo(
                        new OutgoingResult.Answered(400, "<secret> Bearer <secret> <secret>", 0));
    }

    @Test
    void theUrlIsHiddenInErrors() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        OutgoingResult.NotSent result =
                (OutgoingResult.NotSent)
                        post("http://anna:hush@127.0.0.1:" + port + "/hooks/0123456789");

        assertThat(result.reason()).doesNotContain("hush").doesNotContain("0123456789");
    }

    @Test
    void aUrlThatCannotBeUsedIsRefusedWithoutBeingShown() {
        assertThat(post("gopher://token-in-here/"))
                .isEqualTo(new OutgoingResult.Refused("the URL is not http:// or https://"));
        assertThat(post("http://host:99999/token-in-here"))
                .isInstanceOfSatisfying(
                        OutgoingResult.Refused.class,
                        r -> assertThat(r.reason()).doesNotContain("token-in-here"));
    }

    @Test
    void settingsThatDifferInCredentialsOnlyShareConnections() {
        post(server.url("/"), with(null, new Authorization("Bearer", new Secret("a"), null)));
        post(server.url("/"), with(null, new Authorization("Bearer", new Secret("b"), null)));

        assertThat(clients.openPools()).isEqualTo(1);
    }

    @Test
    void connectionsThatNoSettingsNeedAreClosed() {
        HttpSettings http1 =
                new HttpSettings(
                        null, null, null, DEFAULT.tls(), DEFAULT.proxy(), true, false, Map.of());
        post(server.url("/"), DEFAULT);
        post(server.url("/"), http1);
        assertThat(clients.openPools()).isEqualTo(2);

        clients.retainOnly(Set.of(DEFAULT));

        assertThat(clients.openPools()).isEqualTo(1);
        assertThat(post(server.url("/"))).isInstanceOf(OutgoingResult.Answered.class);
    }

    @Test
    void anInterruptEndsAnAttemptThatMayHaveArrived() throws Exception {
        server.behave(server.hang());
        AtomicReference<OutgoingResult> result = new AtomicReference<>();
        Thread sender = Thread.ofVirtual().start(() -> result.set(post(server.url("/"))));
        server.next();

        sender.interrupt();
        sender.join();

        assertThat(result.get()).isInstanceOf(OutgoingResult.PerhapsSent.class);
    }
}
