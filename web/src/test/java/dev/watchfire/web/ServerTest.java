// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.NotAccepted;
import dev.watchfire.web.access.Access;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServerTest {
    private static final String ALERT = "[{\"labels\":{\"alertname\":\"Fire\"}}]";

    @TempDir private Path folder;
    private Rig rig;

    @AfterEach
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    private static Options with(Options o, long bodyBytes, int gets, List<String> addresses) {
        return new Options(
                addresses,
                o.externalUrl(),
                o.routePrefix(),
                o.access(),
                o.hostNames(),
                gets,
                o.readTimeout(),
                bodyBytes,
                o.drain(),
                o.security());
    }

    @Test
    void everythingLiesUnderTheRoutePrefix() {
        rig = Rig.start(folder, o -> o.withRoutePrefix("watch/fire/"));
        assertThat(rig.get("/api/v2/status").statusCode()).isEqualTo(200);
        assertThat(rig.get("/-/healthy").body()).isEqualTo("OK");
        assertThat(rig.get("/").statusCode()).isEqualTo(200);
        HttpResponse<String> login =
                rig.send(
                        rig.stranger("/api/watchfire/v1/session")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"token\":\"" + Rig.TOKEN + "\"}")));
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.headers().firstValue("Set-Cookie").orElse(""))
                .contains("Path=/watch/fire/;");
        assertThat(rig.send(rig.stranger("/")).body()).contains("<base href=\"/watch/fire/\"");

        assertThat(outside("/").statusCode()).isEqualTo(302);
        assertThat(outside("/").headers().firstValue("Location")).hasValue("/watch/fire/");
        assertThat(outside("/watch/fire").statusCode()).isEqualTo(302);
        assertThat(outside("/api/v2/status").statusCode()).isEqualTo(404);
        assertThat(outside("/watch/firefly").statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsTurnedAwayBeforeTheBodyIsReadLearnsThatTheConnectionEnds() throws Exception {
        rig = Rig.start(folder);
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", rig.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            ("POST /api/v2/silences HTTP/1.1\r\nHost: localhost\r\n"
                                            + "Content-Length: 2\r\n\r\n")
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer =
                    new String(
                            socket.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 401").containsIgnoringCase("connection: close");
        }
    }

    private HttpResponse<String> outside(String path) {
        return rig.send(
                HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + rig.port() + path))
                        .header("Authorization", "Bearer " + Rig.TOKEN));
    }

    @Test
    void severalAddressesAreListenedOnAndTold() {
        rig =
                Rig.start(
                        folder,
                        o ->
                                with(
                                        o,
                                        o.bodyBytes(),
                                        o.concurrentGets(),
                                        List.of("127.0.0.1:0", "localhost:0", ":0")));
        assertThat(rig.server().addresses()).hasSize(3);
        assertThat(rig.server().addresses()).allSatisfy(a -> assertThat(a.getPort()).isPositive());
        assertThat(rig.server().addresses().get(2).getHostString()).isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "127.0.0.1:x", "127.0.0.1:70000", "127.0.0.1:-1"})
    void anAddressThatIsNoneIsNamed(String address) {
        assertThatThrownBy(
                        () ->
                                Rig.start(
                                        folder,
                                        o ->
                                                with(
                                                        o,
                                                        o.bodyBytes(),
                                                        o.concurrentGets(),
                                                        List.of(address))))
                .hasRootCauseMessage(
                        "cannot listen on \"" + address + "\": it must read host:port or :port");
    }

    @Test
    void aPortThatIsTakenIsAnErrorAndNotASilentFailure() {
        rig = Rig.start(folder.resolve("a"));
        assertThatThrownBy(
                        () ->
                                Rig.start(
                                        folder.resolve("b"),
                                        o ->
                                                with(
                                                        o,
                                                        o.bodyBytes(),
                                                        o.concurrentGets(),
                                                        List.of("127.0.0.1:" + rig.port()))))
                .hasStackTraceContaining("127.0.0.1:" + rig.port());
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherAnnouncedOrNotAndTheNextRequestIsServed() {
        rig = Rig.start(folder, o -> with(o, 10_000, o.concurrentGets(), o.listenAddresses()));
        byte[] large = ("[" + " ".repeat(20_000) + "]").getBytes(StandardCharsets.UTF_8);
        for (HttpRequest.BodyPublisher publisher :
                List.of(
                        HttpRequest.BodyPublishers.ofByteArray(large),
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(large)))) {
            HttpResponse<String> response =
                    rig.send(
                            rig.request("/api/v2/alerts")
                                    .header("Content-Type", "application/json")
                                    .POST(publisher));
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body())
                    .isEqualTo(
                            "{\"code\":413,\"message\":\"The body is larger than 10000 bytes, which"
                                    + " is the limit.\"}");
        }
        assertThat(rig.post("/api/v2/alerts", ALERT).statusCode()).isEqualTo(200);
        byte[] exact = ("[" + " ".repeat(9_998) + "]").getBytes(StandardCharsets.UTF_8);
        for (HttpRequest.BodyPublisher publisher :
                List.of(
                        HttpRequest.BodyPublishers.ofByteArray(exact),
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(exact)))) {
            assertThat(
                            rig.send(
                                            rig.request("/api/v2/alerts")
                                                    .header("Content-Type", "application/json")
                                                    .POST(publisher))
                                    .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void headersAndPathsOverTheLimitAreRefusedByTheProtocol() {
        rig = Rig.start(folder);
        assertThat(rig.get("/api/v2/alerts?x=" + "x".repeat(60_000)).statusCode()).isEqualTo(414);
        assertThat(
                        rig.send(rig.request("/api/v2/alerts").header("X-Long", "x".repeat(60_000)))
                                .statusCode())
                .isEqualTo(431);
    }

    @Test
    void whatIsNoHttpIsAnsweredInOneLineWithoutDetails() throws IOException {
        rig = Rig.start(folder);
        try (Socket socket = new Socket("127.0.0.1", rig.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write("NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("jetty")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void largeAnswersAreCompressedForThoseWhoTakeItAndSmallOnesAreNot() throws IOException {
        rig = Rig.start(folder);
        String[] labels = new String[2_000];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = "{\"alertname\":\"Fire\",\"instance\":\"host-" + i + "\"}";
        }
        rig.fire(labels);
        HttpResponse<byte[]> packed = bytes("/api/v2/alerts", "gzip, deflate");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
        String unpacked;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            unpacked = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        HttpResponse<byte[]> plain = bytes("/api/v2/alerts", "identity");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(unpacked).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
        assertThat(packed.body().length).isLessThan(plain.body().length / 5);
        HttpResponse<byte[]> small = bytes("/api/v2/receivers", "gzip");
        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(small.headers().firstValue("Content-Length")).isPresent();
    }

    private HttpResponse<byte[]> bytes(String path, String encoding) {
        try {
            return rig.client.send(
                    rig.request(path).header("Accept-Encoding", encoding).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An engine that does as it is told.
    private static EngineAccess refusing(EngineAccess engine, NotAccepted.Reason reason) {
        return new EngineAccess() {
            @Override
            public Image image() {
                return engine.image();
            }

            @Override
            public CompletableFuture<Reply> submit(Command command) {
                return CompletableFuture.failedFuture(new NotAccepted(reason, "disk full", null));
            }
        };
    }

    @ParameterizedTest
    @EnumSource(NotAccepted.Reason.class)
    void whatTheEngineDoesNotAcceptMayBeTriedAgain(NotAccepted.Reason reason) {
        rig = Rig.start(folder, o -> o, engine -> refusing(engine, reason));
        HttpResponse<String> response = rig.post("/api/v2/alerts", ALERT);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.body()).contains("disk full");
        assertThat(
                        rig.method("DELETE", "/api/v2/silence/7e7a1d5d-a8d2-4be4-a6f4-ad9d43bbb4d0")
                                .statusCode())
                .isEqualTo(503);
    }

    @Test
    void healthFailsWithASentenceWhenTheEngineHasNotFinishedARoundForLong() {
        rig = Rig.start(folder);
        rig.roundsStandAt(Rig.NOW);
        rig.clock.advance(Duration.ofSeconds(30));
        assertThat(rig.get("/-/healthy").statusCode()).isEqualTo(200);
        rig.clock.advance(Duration.ofSeconds(1));
        HttpResponse<String> sick = rig.get("/-/healthy");
        assertThat(sick.statusCode()).isEqualTo(503);
        assertThat(sick.body())
                .isEqualTo(
                        "The engine has not finished a round for 31 s (limit 30 s, last at"
                                + " 2026-11-22T10:00:00Z). Maybe its disk hangs.\n");
    }

    @Test
    void aReloadThatFailsSaysWhy() {
        rig = Rig.start(folder);
        rig.reloadYields(new Reloader.Outcome.Failed("alertmanager.yml:3:1: unknown key \"rout\""));
        HttpResponse<String> response = rig.method("POST", "/-/reload");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .isEqualTo("failed to reload config: alertmanager.yml:3:1: unknown key \"rout\"\n");
    }

    /// Holds every look at the state until it is let go.
    private static final class Holding implements EngineAccess {
        private final EngineAccess engine;
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);
        private volatile boolean holds;

        Holding(EngineAccess engine) {
            this.engine = engine;
        }

        private void hold() {
            if (holds) {
                entered.countDown();
                try {
                    if (!free.await(30, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("nobody let go");
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public Image image() {
            hold();
            return engine.image();
        }

        @Override
        public CompletableFuture<Reply> submit(Command command) {
            hold();
            return engine.submit(command);
        }
    }

    @Test
    void readsOverTheLimitAreTurnedAwayAndWritesAreNot() throws Exception {
        Holding[] holding = new Holding[1];
        rig =
                Rig.start(
                        folder,
                        o -> with(o, o.bodyBytes(), 1, o.listenAddresses()),
                        engine -> holding[0] = new Holding(engine));
        holding[0].holds = true;
        CompletableFuture<HttpResponse<String>> first = async(rig.request("/api/v2/alerts"));
        assertThat(holding[0].entered.await(30, TimeUnit.SECONDS)).isTrue();
        HttpResponse<String> second = rig.get("/api/v2/alerts");
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.body())
                .isEqualTo("Limit of concurrent GET requests reached (1), try again later.\n");
        holding[0].holds = false;
        assertThat(rig.post("/api/v2/alerts", ALERT).statusCode()).isEqualTo(200);
        holding[0].free.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(rig.get("/api/v2/alerts").statusCode()).isEqualTo(200);
        assertThat(rig.get("/metrics").body())
                .contains("alertmanager_http_concurrency_limit_exceeded_total 1.0");
    }

    private CompletableFuture<HttpResponse<String>> async(HttpRequest.Builder request) {
        return rig.client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aRequestUnderWayIsAnsweredWhileTheServerStopsAndNoNewOneIsTaken()
            throws InterruptedException, ExecutionException, TimeoutException {
        Holding[] holding = new Holding[1];
        rig = Rig.start(folder, o -> o, engine -> holding[0] = new Holding(engine));
        holding[0].holds = true;
        HttpRequest.Builder post =
                rig.request("/api/v2/alerts")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(ALERT));
        CompletableFuture<HttpResponse<String>> underWay = async(post);
        assertThat(holding[0].entered.await(30, TimeUnit.SECONDS)).isTrue();
        int port = rig.port();
        Thread stopping = Thread.ofPlatform().start(() -> rig.server().close());
        while (accepts(port)) {
            Thread.onSpinWait();
        }
        assertThat(underWay.isDone()).isFalse();
        holding[0].free.countDown();
        HttpResponse<String> answered = underWay.get(30, TimeUnit.SECONDS);
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.headers().firstValue("Connection")).hasValue("close");
        stopping.join(30_000);
        assertThat(stopping.isAlive()).isFalse();
    }

    private static boolean accepts(int port) {
        try (Socket _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void anOpenStreamDoesNotHoldUpTheStop() throws Exception {
        rig = Rig.start(folder);
        CompletableFuture<HttpResponse<InputStream>> stream =
                rig.client.sendAsync(
                        rig.request("/api/watchfire/v1/stream").build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        InputStream in = stream.get(30, TimeUnit.SECONDS).body();
        assertThat(in.read()).isEqualTo('r');
        Thread stopping = Thread.ofPlatform().start(() -> rig.server().close());
        in.readAllBytes();
        stopping.join(5_000);
        assertThat(stopping.isAlive()).isFalse();
    }

    @Test
    void aRateLimitTurnsAwayWhatComesTooFast() {
        rig =
                Rig.start(
                        folder,
                        o ->
                                o.withAccess(Access.FULL)
                                        .withSecurity(
                                                new WebSecurity(
                                                        null,
                                                        Map.of(),
                                                        true,
                                                        Map.of("X-Extra", "yes"),
                                                        new WebSecurity.RateLimit(
                                                                Duration.ofHours(1), 2))));
        HttpResponse<String> first = rig.get("/api/v2/status");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("X-Extra")).hasValue("yes");
        assertThat(rig.get("/api/v2/status").statusCode()).isEqualTo(200);
        assertThat(rig.get("/api/v2/status").statusCode()).isEqualTo(429);
    }
}
