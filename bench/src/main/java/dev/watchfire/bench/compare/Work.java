// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.compare;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The pieces of work, each done by one server from its start to its end. Figures are whole-process
/// CPU time unless their name says otherwise.
final class Work {
    private static final int BATCH = 64;
    private static final int SENDERS = 16;

    private final Path folder;
    private final double warmUpSeconds;
    private final Bodies bodies = new Bodies();
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private int servers;

    Work(Path folder, double warmUpSeconds) {
        this.folder = folder;
        this.warmUpSeconds = warmUpSeconds;
    }

    /// All figures of one server, by name.
    Map<String, Double> all(String executable) throws IOException {
        memory(executable);
        ingest(executable);
        silences(executable);
        inhibition(executable);
        latency(executable);
        return figures;
    }

    private Contestant start(String executable, String configuration) {
        servers++;
        return Contestant.start(executable, folder.resolve(String.valueOf(servers)), configuration);
    }

    private void ingest(String executable) throws IOException {
        try (Sink sink = new Sink();
                Contestant server = start(executable, Bodies.configuration(sink.port(), "1h", 0));
                Connection connection = new Connection(server.port())) {
            warmUp(connection);
            int many = 100_000;
            figures.put(
                    "new, batches of 64, µs", perAlert(server, connection, "n", many, BATCH, 0));
            int repeats = 3;
            double known = 0;
            for (int round = 1; round <= repeats; round++) {
                known += perAlert(server, connection, "n", many, BATCH, round) / repeats;
            }
            figures.put("known, batches of 64, µs", known);
            figures.put("new, one by one, µs", perAlert(server, connection, "o", 10_000, 1, 0));
            figures.put("known, one by one, µs", perAlert(server, connection, "o", 10_000, 1, 1));
            figures.put("new, one by one from 16 senders, µs", fromMany(server, 10_000, 0));
            figures.put("known, one by one from 16 senders, µs", fromMany(server, 10_000, 1));
        }
    }

    /// A server that has just started is not the one people run: it does some of everything first.
    private void warmUp(Connection connection) throws IOException {
        long end = System.nanoTime() + (long) (warmUpSeconds * 1e9);
        for (int round = 0; System.nanoTime() < end; round++) {
            String family = "w" + round;
            for (int repeat = 0; repeat < 4; repeat++) {
                for (int from = 0; from < 1_000; from += BATCH) {
                    post(connection, bodies.alerts(family, from, from + BATCH, repeat));
                }
                for (int i = 2_000; i < 2_100; i++) {
                    post(connection, bodies.alerts(family, i, i + 1, repeat));
                }
            }
        }
    }

    /// A server of its own, so that what it holds is exactly 100,000 alerts.
    private void memory(String executable) throws IOException {
        try (Sink sink = new Sink();
                Contestant server = start(executable, Bodies.configuration(sink.port(), "10s", 0));
                Connection connection = new Connection(server.port())) {
            figures.put("start to ready, s (wall)", server.startSeconds());
            Contestant.pause(1500);
            figures.put("idle RSS, MiB", server.residentMebibytes());
            int many = 100_000;
            perAlert(server, connection, "n", many, BATCH, 0);
            awaitQuiet(sink);
            figures.put("RSS, 100,000 alerts told, MiB", server.residentMebibytes());
            figures.put("first GET of 100,000 alerts, s", reading(server, connection, 1));
            warmUpReading(connection);
            figures.put("GET 100,000 alerts, s", reading(server, connection, 3));
            figures.put("RSS after these GETs, MiB", server.residentMebibytes());
            int length = connection.get("/api/v2/alerts").body().length();
            if (length < many * 400) {
                throw new IOException("GET gave only " + length + " bytes");
            }
        }
    }

    private static double reading(Contestant server, Connection connection, int times)
            throws IOException {
        double before = server.cpuSeconds();
        for (int i = 0; i < times; i++) {
            connection.get("/api/v2/alerts");
        }
        return (server.cpuSeconds() - before) / times;
    }

    private void warmUpReading(Connection connection) throws IOException {
        long end = System.nanoTime() + (long) (warmUpSeconds * 1e9);
        while (System.nanoTime() < end) {
            connection.get("/api/v2/alerts");
        }
    }

    /// With silences that match nothing and do not stay.
    private void warmUpSilencing(Connection connection) throws IOException {
        long end = System.nanoTime() + (long) (warmUpSeconds * 1e9);
        for (int i = 0; System.nanoTime() < end; i++) {
            String created = connection.post("/api/v2/silences", Bodies.idleSilence(i)).body();
            String id = created.replaceAll("(?s).*\"silenceID\":\"([^\"]*)\".*", "$1");
            connection.delete("/api/v2/silence/" + id);
            if (i % 10 == 0) {
                connection.get("/api/v2/alerts?filter=instance%3D%22host-1%22");
            }
        }
    }

    private double perAlert(
            Contestant server,
            Connection connection,
            String family,
            int alerts,
            int batch,
            int round)
            throws IOException {
        double before = server.cpuSeconds();
        for (int from = 0; from < alerts; from += batch) {
            post(connection, bodies.alerts(family, from, Math.min(alerts, from + batch), round));
        }
        return (server.cpuSeconds() - before) * 1e6 / alerts;
    }

    private double fromMany(Contestant server, int alerts, int round) throws IOException {
        double before = server.cpuSeconds();
        List<Callable<Void>> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int from = alerts * sender / SENDERS;
            int to = alerts * (sender + 1) / SENDERS;
            senders.add(
                    () -> {
                        try (Connection connection = new Connection(server.port())) {
                            for (int i = from; i < to; i++) {
                                post(connection, bodies.alerts("m", i, i + 1, round));
                            }
                        }
                        return null;
                    });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
            for (Future<Void> sender : threads.invokeAll(senders)) {
                sender.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        return (server.cpuSeconds() - before) * 1e6 / alerts;
    }

    private static void post(Connection connection, byte[] body) throws IOException {
        Connection.Answer answer = connection.post("/api/v2/alerts", body);
        if (answer.status() != 200) {
            throw new IOException("POST gave " + answer.status() + " " + answer.body());
        }
    }

    private static void awaitQuiet(Sink sink) {
        long before = -1;
        for (int i = 0; i < 60 && (sink.messages() != before || before == 0); i++) {
            before = sink.messages();
            Contestant.pause(3000);
        }
    }

    private void silences(String executable) throws IOException {
        try (Sink sink = new Sink();
                Contestant server = start(executable, Bodies.configuration(sink.port(), "1h", 0));
                Connection connection = new Connection(server.port())) {
            perAlert(server, connection, "s", 10_000, BATCH, 0);
            warmUpSilencing(connection);
            double before = server.cpuSeconds();
            for (int i = 0; i < 5_000; i++) {
                Connection.Answer answer = connection.post("/api/v2/silences", Bodies.silence(i));
                if (answer.status() != 200) {
                    throw new IOException(answer.status() + " " + answer.body());
                }
            }
            double created = server.cpuSeconds();
            connection.get("/api/v2/alerts");
            double done = server.cpuSeconds();
            figures.put("create 5,000 regex silences over 10,000 alerts, s", created - before);
            figures.put("first GET after them, s", done - created);
            figures.put("both together, s", done - before);
        }
    }

    private void inhibition(String executable) throws IOException {
        try (Sink sink = new Sink();
                Contestant server =
                        start(executable, Bodies.configuration(sink.port(), "1h", 500));
                Connection connection = new Connection(server.port())) {
            perAlert(server, connection, "i", 10_000, BATCH, 0);
            warmUpReading(connection);
            figures.put(
                    "GET 10,000 alerts under 500 inhibition rules, s",
                    reading(server, connection, 10));
        }
    }

    private void latency(String executable) throws IOException {
        try (Sink sink = new Sink();
                Contestant server = start(executable, Bodies.configuration(sink.port(), "0s", 0));
                Connection connection = new Connection(server.port())) {
            List<Long> waits = new ArrayList<>();
            int warm = 1_000;
            for (int i = 0; i < warm + 1_000; i++) {
                byte[] body = bodies.alerts("latency-" + i, i, i + 1, 0);
                String text =
                        new String(body, StandardCharsets.UTF_8)
                                .replace("HighLatency", "Latency" + i + "x");
                long begin = System.nanoTime();
                post(connection, text.getBytes(StandardCharsets.UTF_8));
                long arrival = 0;
                while (arrival == 0 && System.nanoTime() - begin < 5_000_000_000L) {
                    arrival = sink.arrival(String.valueOf(i));
                    Thread.onSpinWait();
                }
                if (i >= warm && arrival != 0) {
                    waits.add(arrival - begin);
                }
            }
            long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
            if (sorted.length == 0) {
                throw new IOException("no notification arrived: " + Arrays.toString(sorted));
            }
            figures.put(
                    "posted to request leaving, p50, ms (wall)", sorted[sorted.length / 2] / 1e6);
            figures.put(
                    "posted to request leaving, p99, ms (wall)",
                    sorted[sorted.length * 99 / 100] / 1e6);
        }
    }
}
