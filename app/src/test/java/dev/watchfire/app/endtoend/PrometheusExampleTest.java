// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// examples/prometheus: a real Prometheus fires and resolves, and a receiver prints what arrives.
@Execution(ExecutionMode.CONCURRENT)
class PrometheusExampleTest {
    /// Installing Prometheus may be part of it.
    private static final long LIMIT_SECONDS = 300;

    private static final String PERIOD_SECONDS = "16";

    private static final String ALERTS_PATH = "/api/v2/alerts?filter=alertname%3D%22HighLatency%22";

    private static final Pattern INHIBITED =
            Pattern.compile("\"inhibitedBy\":\\[\"[0-9a-f]{16}\"]");

    @TempDir Path folder;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> printed = new ArrayList<>();

    @Test
    void whatPrometheusFiresAndResolvesArrivesGroupedAndInhibited() throws Exception {
        Path script = Path.of("").toAbsolutePath().resolve("../examples/prometheus/run");
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.environment().put("PERIOD", PERIOD_SECONDS);
        builder.environment().put("PROMETHEUS_PORT", freePort());
        String port = freePort();
        builder.environment().put("WATCHFIRE_PORT", port);
        builder.environment().put("RECEIVER_PORT", freePort());
        builder.environment().put("WATCHFIRE", launcher().toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process example = builder.start();
        try {
            Thread.ofVirtual().start(() -> read(example));
            awaitLine(line -> line.contains("FIRING") && line.contains("DatabaseDown"));
            awaitInhibited("http://127.0.0.1:" + port + ALERTS_PATH);
            awaitLine(line -> line.contains("RESOLVED") && line.contains("DatabaseDown"));
            awaitLine(line -> line.contains("PodCrashLooping") && line.contains("3 firing"));
            awaitLine(line -> line.contains("PodCrashLooping") && line.contains("3 resolved"));
            assertThat(printed).noneMatch(line -> line.contains("HighLatency"));
        } finally {
            example.destroy();
            assertThat(example.waitFor(ChildServer.LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(example.exitValue()).isZero();
    }

    /// It burns in the first quarter of every round: one of them is not missed.
    private static void awaitInhibited(String url) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        String body = "";
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            while (!INHIBITED.matcher(body).find() && System.nanoTime() < deadline) {
                body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            }
        }
        assertThat(body).containsPattern(INHIBITED);
    }

    /// The classes under test in the launcher's place.
    private Path launcher() throws IOException {
        Path launcher = folder.resolve("watchfire");
        StringBuilder script = new StringBuilder("#!/bin/sh\nexec");
        for (String word : ChildServer.command(List.of())) {
            script.append(" '").append(word).append('\'');
        }
        Files.writeString(launcher, script.append(" \"$@\"\n"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return launcher;
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private void read(Process example) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(example.getInputStream(), UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add("standard output ended: " + e);
        }
    }

    /// Looks at what was printed already and then at what comes.
    private void awaitLine(Predicate<String> wanted) throws InterruptedException {
        while (printed.stream().noneMatch(wanted)) {
            String line = lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("nothing more arrived after %s", printed).isNotNull();
            printed.add(line);
        }
    }
}
