// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

/// The program as users run it: a process, a port, signals, a data folder.
@Execution(ExecutionMode.CONCURRENT)
class ServeTest {
    private static final Pattern TOKEN = Pattern.compile("Token, shown this once: +(\\S+)");
    private static final String ALERT = "[{\"labels\":{\"alertname\":\"%s\",\"service\":\"api\"}}]";

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

    private Path configuration(String groupWait) throws Exception {
        return Files.writeString(
                folder.resolve("alertmanager.yml"),
                """
                route: { receiver: all, group_by: [alertname], group_wait: %s, group_interval: 1s }
                receivers:
                  - name: all
                    webhook_configs: [{ url: "http://127.0.0.1:%d/" }]
                """
                        .formatted(groupWait, receiver.getAddress().getPort()));
    }

    private String awaitMessage() throws Exception {
        String message = received.poll(ChildServer.LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("nothing arrived at the receiver").isNotNull();
        return message;
    }

    private static void assertAccepted(ChildServer server, String name) throws Exception {
        assertThat(server.post("/api/v2/alerts", null, ALERT.formatted(name)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theTokenIsShownOnceKeptForItsOwnerAndNeededForTheApi() throws Exception {
        String token;
        try (ChildServer server = ChildServer.serve(data)) {
            token = server.awaitLine(TOKEN).group(1);
            assertThat(server.get("/api/v2/alerts", null).statusCode()).isEqualTo(401);
            assertThat(server.get("/api/v2/alerts", "wrong").statusCode()).isEqualTo(401);
            assertThat(server.get("/api/v2/alerts", token).statusCode()).isEqualTo(200);
            assertThat(server.get("/-/healthy", null).statusCode()).isEqualTo(200);
            Path file = data.resolve("token");
            assertThat(Files.readString(file).strip()).isEqualTo(token);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            server.kill();
        }
        try (ChildServer server = ChildServer.serve(data)) {
            assertThat(server.get("/api/v2/alerts", token).statusCode()).isEqualTo(200);
            assertThat(server.said()).noneMatch(line -> TOKEN.matcher(line).find());
        }
        try (ChildServer server = ChildServer.serve(data, "--web.new-token")) {
            String other = server.awaitLine(TOKEN).group(1);
            assertThat(server.get("/api/v2/alerts", token).statusCode()).isEqualTo(401);
            assertThat(server.get("/api/v2/alerts", other).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAlertReachesTheReceiver() throws Exception {
        String file = "--config.file=" + configuration("0s");
        try (ChildServer server = ChildServer.serve(data, file, "--web.anonymous-api")) {
            assertAccepted(server, "HighLatency");
            assertThat(awaitMessage()).contains("\"alertname\":\"HighLatency\"", "\"firing\"");
        }
    }

    @Test
    void aPortThatWasChosenIsTheOneThatIsShown() throws Exception {
        String file = "--config.file=" + configuration("0s");
        try (ChildServer server =
                ChildServer.serve(
                        data,
                        file,
                        "--web.anonymous-api",
                        "--cluster.listen-address=127.0.0.1:0")) {
            assertThat(server.get("/api/v2/status", null).body())
                    .contains("\"address\":\"127.0.0.1:" + server.port() + "\"");
            assertAccepted(server, "HighLatency");
            assertThat(awaitMessage())
                    .containsPattern("\"externalURL\":\"http://[^\"]+:" + server.port() + "\"");
        }
    }

    @Test
    void anAddressThatIsTakenIsNamed() throws Exception {
        try (ChildServer server = ChildServer.serve(data)) {
            String address = "127.0.0.1:" + server.port();
            var words =
                    List.of(
                            "serve",
                            "--storage.path=" + folder.resolve("other"),
                            "--web.listen-address=" + address);
            Process second =
                    new ProcessBuilder(ChildServer.command(words))
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(said).contains("watchfire:", "cannot listen on " + address);
        }
    }

    @Test
    void whatWasAcceptedIsSentAfterKillMinusNine() throws Exception {
        String file = "--config.file=" + configuration("3s");
        try (ChildServer server = ChildServer.serve(data, file, "--web.anonymous-api=full")) {
            assertAccepted(server, "DatabaseDown");
            server.kill();
        }
        assertThat(received).isEmpty();
        try (ChildServer server = ChildServer.serve(data, file, "--web.anonymous-api", "full")) {
            assertThat(server.get("/api/v2/alerts", null).body()).contains("DatabaseDown");
            assertThat(awaitMessage()).contains("DatabaseDown");
        }
    }

    @Test
    void aHangUpLoadsTheFileAndABadFileChangesNothing() throws Exception {
        Path file = configuration("0s");
        try (ChildServer server =
                ChildServer.serve(
                        data,
                        "--config.file=" + file,
                        "--web.anonymous-api",
                        "--alerts.per-alertname-limit=7")) {
            assertThat(server.get("/metrics", null).body())
                    .contains("alertmanager_alerts_per_alert_limit 7.0");
            Files.writeString(file, "route: { receiver: nobody }\n");
            server.signal("HUP");
            server.awaitLine(Pattern.compile("Configuration refused"));
            assertThat(server.get("/metrics", null).body())
                    .contains("alertmanager_config_last_reload_successful 0");
            assertAccepted(server, "StillTold");
            assertThat(awaitMessage()).contains("StillTold");
            Files.writeString(file, "route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n");
            server.signal("HUP");
            server.awaitLine(Pattern.compile("Configuration loaded"));
            assertThat(server.get("/api/v2/status", null).body()).contains("nobody");
        }
    }

    @Test
    void termEndsItWithZero() throws Exception {
        try (ChildServer server = ChildServer.serve(data)) {
            server.signal("TERM");
            assertThat(server.exitStatus()).isZero();
            assertThat(server.said()).anyMatch(line -> line.contains("Stopped"));
        }
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedByName() throws Exception {
        try (ChildServer server = ChildServer.serve(data)) {
            var words = List.of("serve", "--storage.path=" + data);
            Process second =
                    new ProcessBuilder(ChildServer.command(words))
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(said).contains("watchfire:", data.toString(), "in use by another");
            assertThat(server.get("/-/healthy", null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBadFileStopsTheStartWithItsProblems() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.yml"), "rout: {}\n");
        var words = List.of("serve", "--storage.path=" + data, "--config.file=" + file);
        Process refused =
                new ProcessBuilder(ChildServer.command(words)).redirectErrorStream(true).start();
        String said = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(refused.waitFor()).isEqualTo(1);
        assertThat(said).contains(file + ":1:1:", "rout");
        assertThat(data).doesNotExist();
    }

    @Test
    void whatIsRestoredTellsNobodyUntilItIsResumed() throws Exception {
        String file = "--config.file=" + configuration("1s");
        Path backup = folder.resolve("backup.db");
        try (ChildServer server = ChildServer.serve(data, file, "--web.anonymous-api")) {
            assertAccepted(server, "BeforeTheBackup");
            assertThat(awaitMessage()).contains("BeforeTheBackup");
            assertThat(run("backup", backup.toString(), "--storage.path=" + data)).isZero();
        }
        Path restored = folder.resolve("restored");
        assertThat(run("restore", backup.toString(), "--storage.path=" + restored)).isZero();
        try (ChildServer server = ChildServer.serve(restored, file, "--web.anonymous-api")) {
            assertThat(server.get("/api/v2/alerts", null).body()).contains("BeforeTheBackup");
            assertAccepted(server, "WhilePaused");
            server.awaitBody(
                    "/metrics", Pattern.compile("open_deliveries\\{state=\"pending\"} [1-9]"));
            server.signal("TERM");
            assertThat(server.exitStatus()).isZero();
        }
        assertThat(received).isEmpty();
        try (ChildServer server =
                ChildServer.serve(restored, file, "--web.anonymous-api", "--dispatch.resume")) {
            assertThat(awaitMessage()).contains("WhilePaused");
            assertThat(server.get("/-/healthy", null).statusCode()).isEqualTo(200);
        }
    }

    private static int run(String... words) throws Exception {
        return new ProcessBuilder(ChildServer.command(List.of(words)))
                .inheritIO()
                .start()
                .waitFor();
    }
}
