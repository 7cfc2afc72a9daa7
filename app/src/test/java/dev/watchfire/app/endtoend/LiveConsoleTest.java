// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The console in a real browser; its facts are in `src/test/browser/*.test.js`.
@Execution(ExecutionMode.CONCURRENT)
class LiveConsoleTest {
    private static final Pattern TOKEN = Pattern.compile("Token, shown this once: +(\\S+)");

    @TempDir Path folder;
    private HttpServer receiver;

    @BeforeEach
    void startAReceiver() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/takes", exchange -> answer(exchange, 200, ""));
        receiver.createContext(
                "/refuses", exchange -> answer(exchange, 400, "this channel is archived"));
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.start();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @AfterEach
    void stopTheReceiver() {
        receiver.stop(0);
    }

    /// Files that share a server run one after the other.
    static List<List<String>> files() {
        return List.of(
                List.of("alerts.test.js", "audit.test.js", "deliveries.test.js"),
                List.of("frame.test.js", "oncall.test.js", "routing.test.js"),
                List.of("maintenance.test.js", "settings.test.js", "silences.test.js"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theConsoleDoesWhatItPromisesInARealBrowser(List<String> names) throws Exception {
        BrowserKit kit = BrowserKit.install();
        String file = "--config.file=" + configuration();
        Path data = folder.resolve("data");
        AtomicReference<ChildServer> server = new AtomicReference<>(ChildServer.serve(data, file));
        try {
            String token = server.get().awaitLine(TOKEN).group(1);
            receiver.createContext("/server", exchange -> control(exchange, server, data, file));
            kit.test(names, Map.of("WATCHFIRE_SERVER", control(), "WATCHFIRE_TOKEN", token));
        } finally {
            server.get().close();
        }
    }

    private String control() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/server";
    }

    /// Tells the server's port, after a restart where that is asked for: the tests run in another
    /// process, which cannot do it.
    private void control(
            HttpExchange exchange, AtomicReference<ChildServer> server, Path data, String file)
            throws IOException {
        try {
            if (exchange.getRequestMethod().equals("POST")) {
                server.get().kill();
                server.getAndSet(ChildServer.serve(data, file)).close();
            }
            answer(exchange, 200, Integer.toString(server.get().port()));
        } catch (Exception e) {
            answer(exchange, 500, e.toString());
        }
    }

    @Test
    void whileTheServerObservesThePageShowsWhereItDiffers() throws Exception {
        BrowserKit kit = BrowserKit.install();
        String file = "--config.file=" + configuration();
        Path data = folder.resolve("data");
        try (ChildServer server = ChildServer.serve(data, file, "--dispatch.mode=observe")) {
            String token = server.awaitLine(TOKEN).group(1);
            receiver.createContext(
                    "/server", exchange -> answer(exchange, 200, Integer.toString(server.port())));
            kit.test(
                    "shadow.test.js",
                    Map.of("WATCHFIRE_SERVER", control(), "WATCHFIRE_TOKEN", token));
        }
    }

    /// With `-Dwatchfire.pictures=FOLDER` the pictures of `docs/images/console` are taken.
    @Test
    void theDemoLooksAlive() throws Exception {
        BrowserKit kit = BrowserKit.install();
        try (ChildServer server = ChildServer.demo(folder.resolve("data"))) {
            String token = server.awaitLine(TOKEN).group(1);
            receiver.createContext(
                    "/server", exchange -> answer(exchange, 200, Integer.toString(server.port())));
            kit.test(
                    "demo.test.js",
                    Map.of(
                            "WATCHFIRE_SERVER",
                            control(),
                            "WATCHFIRE_TOKEN",
                            token,
                            "WATCHFIRE_PICTURES",
                            System.getProperty("watchfire.pictures", "")));
        }
    }

    private Path configuration() throws IOException {
        return Files.writeString(
                folder.resolve("alertmanager.yml"),
                """
                route:
                  receiver: takes
                  group_by: [alertname]
                  group_wait: 0s
                  group_interval: 1s
                  routes:
                    - { matchers: [team="refused"], receiver: refuses }
                    - { matchers: [team="nobody"], receiver: nobody }
                    - matchers: [team="routed"]
                      routes:
                        - { matchers: [severity="critical"], receiver: pager, continue: true }
                        - { matchers: [tier="1", area="x"], receiver: nobody }
                        - matchers: [severity=~"critical|warning"]
                          receiver: chat
                          mute_time_intervals: [always]
                inhibit_rules:
                  - source_matchers: [alertname="Whole"]
                    target_matchers: [alertname="Part"]
                    equal: [rack]
                time_intervals:
                  - name: always
                    time_intervals: [{ weekdays: ["sunday:saturday"] }]
                receivers:
                  - name: takes
                    webhook_configs: [{ url: "http://127.0.0.1:%1$d/takes" }]
                  - name: refuses
                    webhook_configs: [{ url: "http://127.0.0.1:%1$d/refuses" }]
                  - name: pager
                    webhook_configs: [{ url: "http://127.0.0.1:%1$d/takes" }]
                  - name: chat
                    webhook_configs: [{ url: "http://127.0.0.1:%1$d/takes" }]
                  - name: nobody
                schedules:
                  - name: payments
                    zone: Asia/Seoul
                    layers:
                      - { name: days, start: "2026-01-01", every: 1 day, turns: [ada, 박민준] }
                  - name: holes
                    zone: Asia/Seoul
                    layers:
                      - { name: half, start: "2026-01-01", every: 1 day, turns: [grace, []] }
                """
                        .formatted(receiver.getAddress().getPort()));
    }
}
