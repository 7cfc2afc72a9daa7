// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static dev.watchfire.app.takeover.ProtobufWriter.matcher;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.watchfire.app.takeover.ProtobufWriter;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.takeover.AlertHash;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Beside another Alertmanager, and the switch from it: processes, restarts, a data folder.
@Execution(ExecutionMode.CONCURRENT)
class ShadowTest {
    private static final String OPEN = "--web.anonymous-api";
    private static final String OBSERVE = "--dispatch.mode=observe";
    private static final String REPORT = "/api/watchfire/v1/shadow/report?tolerance=60";

    @TempDir Path folder;
    private Path data;
    private HttpServer receiver;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @BeforeEach
    void startAReceiver() throws Exception {
        data = folder.resolve("data");
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    received.add(new String(body, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        receiver.start();
    }

    @AfterEach
    void stopTheReceiver() {
        receiver.stop(0);
    }

    private String configuration() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("alertmanager.yml"),
                        """
                        route: { receiver: all, group_by: [alertname], group_wait: 0s, group_interval: 1s }
                        receivers:
                          - name: all
                            webhook_configs: [{ url: "http://127.0.0.1:%d/" }]
                        """
                                .formatted(receiver.getAddress().getPort()));
        return "--config.file=" + file;
    }

    private static void fire(ChildServer server, String name) throws Exception {
        String body = "[{\"labels\":{\"alertname\":\"" + name + "\"}}]";
        assertThat(server.post("/api/v2/alerts", null, body).statusCode()).isEqualTo(200);
    }

    private String token() throws Exception {
        return Files.readString(data.resolve("token")).strip();
    }

    private void awaitObserved(ChildServer server, String name) throws Exception {
        Pattern wanted =
                Pattern.compile("\"alertname\":\"" + name + "\"}[^}]*\"state\":\"observed\"");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ChildServer.LIMIT_SECONDS);
        String body = "";
        while (System.nanoTime() < deadline) {
            body = server.get("/api/watchfire/v1/deliveries", token()).body();
            if (wanted.matcher(body).find()) {
                return;
            }
        }
        assertThat(body).containsPattern(wanted);
    }

    private static String copy(String name) {
        return """
        {"version":"4","receiver":"all","status":"firing","groupKey":"{}:{alertname=\\"%1$s\\"}",\
        "groupLabels":{"alertname":"%1$s"},"alerts":[{"status":"firing",\
        "labels":{"alertname":"%1$s"}}]}\
        """
                .formatted(name);
    }

    @Test
    void whatIsObservedAndWhatIsCopiedOutliveTheProcess() throws Exception {
        try (ChildServer server = ChildServer.serve(data, configuration(), OPEN, OBSERVE)) {
            fire(server, "Fire");
            awaitObserved(server, "Fire");
            assertThat(server.post("/in/shadow/all", null, copy("Fire")).body())
                    .isEqualTo("{\"kept\":true}");
            server.kill();
        }
        try (ChildServer server = ChildServer.serve(data, configuration(), OPEN, OBSERVE)) {
            assertThat(server.get(REPORT, token()).body()).contains("\"same\":1");
            assertThat(server.get("/api/watchfire/v1/health", token()).body())
                    .contains("\"mode\":\"observe\"");
            assertThat(server.get("/metrics", null).body())
                    .contains("watchfire_dispatcher_observing 1");
        }
        assertThat(received).isEmpty();
    }

    /// Ada's Alertmanager told of Fire, and stopped before it could tell of Gap.
    @Test
    void afterTheSwitchNobodyIsToldTwiceAndNobodyIsForgotten() throws Exception {
        Instant now = Instant.now();
        Path old = Files.createDirectory(folder.resolve("old"));
        long hash = AlertHash.of(LabelSet.of("alertname", "Fire"));
        Files.write(
                old.resolve("nflog"),
                new ProtobufWriter()
                        .delimited(
                                ProtobufWriter.telling(
                                        "{}:{alertname=\"Fire\"}",
                                        "all",
                                        0,
                                        now.minusSeconds(600),
                                        new ProtobufWriter().packed(6, hash)))
                        .toBytes());
        Files.write(
                old.resolve("silences"),
                new ProtobufWriter()
                        .delimited(
                                ProtobufWriter.silence(
                                        "3c1f0b1e-6f3a-4a39-8e1d-0d6f6d1f2a11",
                                        now.minusSeconds(600),
                                        now.plusSeconds(3600),
                                        new ProtobufWriter()
                                                .message(2, matcher(0, "alertname", "Noise"))))
                        .toBytes());
        try (ChildServer server = ChildServer.serve(data, configuration(), OPEN, OBSERVE)) {
            fire(server, "Fire");
            fire(server, "Gap");
            awaitObserved(server, "Fire");
            awaitObserved(server, "Gap");
        }
        String delay = "--dispatch.start-delay=20s";
        try (ChildServer server = ChildServer.serve(data, configuration(), OPEN, delay)) {
            fire(server, "Noise");
            Process process =
                    new ProcessBuilder(
                                    ChildServer.command(
                                            List.of(
                                                    "import",
                                                    "alertmanager",
                                                    old.toString(),
                                                    "--storage.path=" + data,
                                                    "--alertmanager.url=http://127.0.0.1:"
                                                            + server.port())))
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said)
                    .isEqualTo(
                            """
                            silences: 1 read, 1 added, 0 changed, 0 known, 0 expired, 0 refused
                            notifications: 1 read, 0 added, 1 changed, 0 known, 0 expired, 0 refused
                            only observed here, told by nobody, forgotten: 1
                            """);
            String first = received.poll(ChildServer.LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(first).contains("\"alertname\":\"Gap\"");
            // Each message would be on its way by the time a later one arrives.
            fire(server, "Later");
            assertThat(received.poll(ChildServer.LIMIT_SECONDS, TimeUnit.SECONDS))
                    .contains("\"alertname\":\"Later\"");
            assertThat(received).isEmpty();
            assertThat(server.post("/in/shadow/all", null, copy("Fire")).body())
                    .isEqualTo("{\"kept\":false}");
        }
    }
}
