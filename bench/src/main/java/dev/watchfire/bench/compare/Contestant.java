// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server under test: a child process with Alertmanager's flags, and the kernel's account of it.
public final class Contestant implements AutoCloseable {
    /// Clock ticks a second in `/proc/PID/stat`; 100 on every Linux that matters.
    private static final double TICKS = 100;

    private static final long READY_WITHIN_MS = 60_000;

    private final Process process;
    private final int port;
    private final double startSeconds;

    private Contestant(Process process, int port, double startSeconds) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    public static Contestant start(String executable, Path folder, String configuration) {
        try {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            Files.createDirectories(folder);
            Path file = Files.writeString(folder.resolve("alertmanager.yml"), configuration);
            List<String> command = new ArrayList<>(List.of(executable));
            command.add("--config.file=" + file);
            command.add("--storage.path=" + folder.resolve("data"));
            command.add("--web.listen-address=127.0.0.1:" + port);
            command.add("--cluster.listen-address=");
            command.add("--log.level=error");
            long begin = System.nanoTime();
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
            awaitReady(process, port, folder);
            return new Contestant(process, port, (System.nanoTime() - begin) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(Process process, int port, Path folder) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READY_WITHIN_MS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (Connection connection = new Connection(port)) {
                if (connection.get("/-/ready").status() == 200) {
                    return;
                }
            } catch (IOException _) {
                Thread.onSpinWait();
            }
            pause(10);
        }
        throw new IOException("not ready: " + Files.readString(folder.resolve("log")));
    }

    public static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    /// From its start to its first answer that it is ready.
    double startSeconds() {
        return startSeconds;
    }

    /// User and system time of the whole process so far.
    double cpuSeconds() {
        String stat = read("stat");
        // The name in parentheses may hold blanks; what follows it does not.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS;
    }

    double residentMebibytes() {
        for (String line : read("status").lines().toList()) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        throw new IllegalStateException("no VmRSS of " + process.pid());
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
