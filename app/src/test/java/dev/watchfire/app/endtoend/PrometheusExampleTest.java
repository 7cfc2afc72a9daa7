// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// examples/prometheus: a real Prometheus fires and resolves, and a receiver prints what arrives.
class PrometheusExampleTest {
    /// Installing Prometheus may be part of it.
    private static final long LIMIT_SECONDS = 300;

    private static final String PERIOD_SECONDS = "16";

    @TempDir Path folder;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> printed = new ArrayList<>();

    @Test
    void whatPrometheusFiresAndResolvesArrivesGroupedAndInhibited() throws Exception {
        Path script = Path.of("").toAbsolutePath().resolve("../examples/prometheus/run");
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.environment().put("PERIOD", PERIOD_SECONDS);
        builder.environment().put("PROMETHEUS_PORT", freePort());
        builder.environment().put("WATCHFIRE_PORT", freePort());
        builder.environment().put("RECEIVER_PORT", freePort());
        builder.environment().put("WATCHFIRE", launcher().toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process example = builder.start();
        try {
            Thread.ofVirtual().start(() -> read(example));
            awaitLine(line -> line.contains("FIRING") && line.contains("DatabaseDown"));
            int databaseDown = printed.size();
            awaitLine(line -> line.contains("RESOLVED") && line.contains("DatabaseDown"));
            assertThat(printed.subList(databaseDown, printed.size()))
                    .as("HighLatency is inhibited while the database is down")
                    .noneMatch(line -> line.contains("FIRING") && line.contains("HighLatency"));
            awaitLine(line -> line.contains("FIRING") && line.contains("HighLatency"));
            awaitLine(line -> line.contains("PodCrashLooping") && line.contains("3 firing"));
            awaitLine(line -> line.contains("PodCrashLooping") && line.contains("3 resolved"));
        } finally {
            example.destroy();
            assertThat(example.waitFor(ChildServer.LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(example.exitValue()).isZero();
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
