// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program tells others of its own work, from the configuration to the wire.
class TelemetryTest {
    private static final String ALERT = "[{\"labels\":{\"alertname\":\"%s\"}}]";

    /// A request that arrived.
    private record Received(String path, @Nullable String traceparent, String body) {}

    @TempDir private Path folder;
    private HttpServer others;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    @BeforeEach
    void startTheOthers() throws Exception {
        others = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        others.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    received.add(
                            new Received(
                                    exchange.getRequestURI().getPath(),
                                    exchange.getRequestHeaders().getFirst("traceparent"),
                                    new String(body, StandardCharsets.ISO_8859_1)));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        others.start();
    }

    @AfterEach
    void stopTheOthers() {
        others.stop(0);
    }

    private Path configuration(String telemetry) throws Exception {
        String text =
                """
                route:
                  receiver: all
                  group_by: [alertname]
                  group_wait: 0s
                  labels: {desk: '{{ .GroupLabels.alertname }}-desk'}
                receivers: [{name: all, webhook_configs: [{url: 'http://HERE/hook'}]}]
                """;
        return Files.writeString(
                folder.resolve("alertmanager.yml"),
                (text + telemetry)
                        .replace("HERE", "127.0.0.1:" + others.getAddress().getPort())
                        .replace("FOLDER", folder.toString()));
    }

    private Received await(String path) throws Exception {
        for (Received next = next(); ; next = next()) {
            if (next.path.equals(path)) {
                return next;
            }
        }
    }

    private Received next() throws Exception {
        Received next = received.poll(ChildServer.LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("nothing arrived").isNotNull();
        return next;
    }

    @Test
    void labelsSpansAndEventsGoWhereTheConfigurationSays() throws Exception {
        Path file =
                configuration(
                        """
                        tracing: {client_type: http, endpoint: HERE, insecure: true,
                                  sampling_fraction: 1}
                        event_recorder: {file_outputs: [{path: FOLDER/events}]}
                        """);
        try (ChildServer server =
                ChildServer.serve(
                        folder.resolve("data"), "--config.file=" + file, "--web.anonymous-api")) {
            assertThat(server.post("/api/v2/alerts", null, ALERT.formatted("Down")).statusCode())
                    .isEqualTo(200);

            Received hook = await("/hook");
            assertThat(hook.body).contains("\"routeLabels\":{\"desk\":\"Down-desk\"}");
            assertThat(hook.traceparent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
            assertThat(server.get("/api/v2/alerts/groups", null).body())
                    .contains("\"routeLabels\":{\"desk\":\"Down-desk\"}");
            assertThat(await("/v1/traces").body)
                    .contains("POST /api/v2/alerts", "notify.Integration.Notify");
            server.signal("TERM");
            assertThat(server.exitStatus()).isZero();
        }
        assertThat(events("events"))
                .containsExactly(
                        "alertmanagerStartupEvent",
                        "alertCreated",
                        "alertGrouped",
                        "notification",
                        "alertmanagerShutdownEvent");
    }

    private List<String> events(String name) throws Exception {
        return Files.readAllLines(folder.resolve(name)).stream()
                .map(line -> line.replaceFirst(".*\"data\":\\{\"(\\w+)\".*", "$1"))
                .toList();
    }

    @Test
    void aReloadMovesEventsToAnotherFile() throws Exception {
        Path file = configuration("event_recorder: {file_outputs: [{path: FOLDER/first}]}\n");
        try (ChildServer server =
                ChildServer.serve(
                        folder.resolve("data"), "--config.file=" + file, "--web.anonymous-api")) {
            var _ = server.post("/api/v2/alerts", null, ALERT.formatted("Down"));
            var _ = await("/hook");
            var _ = configuration("event_recorder: {file_outputs: [{path: FOLDER/second}]}\n");
            server.signal("HUP");
            var _ = server.awaitLine(Pattern.compile("Configuration loaded"));
            var _ = server.post("/api/v2/alerts", null, ALERT.formatted("Slow"));
            var _ = await("/hook");
            server.signal("TERM");
            assertThat(server.exitStatus()).isZero();
        }
        assertThat(events("first")).startsWith("alertmanagerStartupEvent", "alertCreated");
        assertThat(events("second"))
                .contains("alertCreated", "alertGrouped")
                .endsWith("alertmanagerShutdownEvent");
    }
}
