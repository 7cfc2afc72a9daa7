// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.chaos;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `Chaos EXECUTABLE [kills] [seed]`: posts alerts and silences from several threads, kills the
/// process with SIGKILL at random moments, starts it again on the same data, and at the end asks
/// for everything that was answered with 2xx: every alert is there, every silence is there, every
/// alert was told. Ends with 1 where something is missing.
public final class Chaos {
    private static final Pattern NUMBER = Pattern.compile("\"n\":\"([0-9-]+)\"");
    private static final int SENDERS = 3;
    private static final Duration NOTIFIED_WITHIN = Duration.ofSeconds(60);

    private final Path folder;
    private final SplittableRandom random;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();
    private final int port;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> silences = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile boolean sending;

    private Chaos(Path folder, long seed) throws IOException {
        this.folder = folder;
        this.random = new SplittableRandom(seed);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int kills = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
        System.out.println("seed " + seed);
        Path folder = Files.createTempDirectory("chaos");
        List<String> lost = new Chaos(folder, seed).run(args[0], kills);
        lost.forEach(System.out::println);
        System.exit(lost.isEmpty() ? 0 : 1);
    }

    private List<String> run(String executable, int kills)
            throws IOException, InterruptedException {
        HttpServer sink =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        sink.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    Matcher numbers = NUMBER.matcher(new String(body, StandardCharsets.UTF_8));
                    while (numbers.find()) {
                        told.add(numbers.group(1));
                    }
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        sink.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        sink.start();
        Path file =
                Files.writeString(
                        folder.resolve("chaos.yml"), configuration(sink.getAddress().getPort()));
        try {
            for (int kill = 1; kill <= kills; kill++) {
                live(start(executable, file), kill);
            }
            Process last = start(executable, file);
            try {
                return missing();
            } finally {
                last.destroy();
                last.waitFor(20, TimeUnit.SECONDS);
            }
        } finally {
            sink.stop(0);
        }
    }

    private static String configuration(int sinkPort) {
        return """
        route:
          receiver: sink
          group_by: [batch]
          group_wait: 200ms
          group_interval: 1s
          repeat_interval: 24h
        receivers:
          - name: sink
            webhook_configs:
              - url: http://127.0.0.1:%d/
        """
                .formatted(sinkPort);
    }

    private Process start(String executable, Path file) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                executable,
                                "--config.file=" + file,
                                "--storage.path=" + folder.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port,
                                "--log.level=error",
                                "--cluster.listen-address=")
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                        .start();
        Instant deadline = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            try {
                if (get("/-/ready").statusCode() == 200) {
                    return process;
                }
            } catch (IOException _) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new IOException("not ready:\n" + Files.readString(folder.resolve("log")));
    }

    private void live(Process process, int life) throws InterruptedException {
        sending = true;
        List<Thread> senders = new ArrayList<>();
        for (int s = 0; s < SENDERS; s++) {
            int sender = s;
            senders.add(Thread.ofVirtual().start(() -> send(life, sender)));
        }
        TimeUnit.MILLISECONDS.sleep(20 + random.nextInt(700));
        process.destroyForcibly();
        process.waitFor();
        sending = false;
        for (Thread sender : senders) {
            sender.join();
        }
        System.out.printf(
                "kill %d: %d alerts, %d silences accepted, %d told%n",
                life, accepted.size(), silences.size(), told.size());
    }

    private void send(int life, int sender) {
        for (int i = 0; sending; i++) {
            try {
                if (i % 5 == 4) {
                    postSilence(life + "-" + sender + "-" + i);
                } else {
                    postAlerts(life + "-" + sender, life, i);
                }
            } catch (IOException _) {
                // Nobody promised anything about this one.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void postAlerts(String batch, int life, int i)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("[");
        List<String> numbers = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            String number = batch + "-" + i + "-" + n;
            numbers.add(number);
            body.append(n == 0 ? "" : ",")
                    .append("{\"labels\":{\"alertname\":\"chaos\",\"batch\":\"")
                    .append(life)
                    .append("\",\"n\":\"")
                    .append(number)
                    .append("\"},\"endsAt\":\"")
                    .append(Instant.now().plusSeconds(7200))
                    .append("\"}");
        }
        if (post("/api/v2/alerts", body.append(']').toString()).statusCode() == 200) {
            accepted.addAll(numbers);
        }
    }

    private void postSilence(String name) throws IOException, InterruptedException {
        String body =
                """
                {"matchers":[{"name":"nobody","value":"%s","isRegex":false}],"startsAt":"%s",\
                "endsAt":"%s","createdBy":"chaos","comment":"chaos"}\
                """
                        .formatted(name, Instant.now(), Instant.now().plusSeconds(7200));
        HttpResponse<String> answer = post("/api/v2/silences", body);
        if (answer.statusCode() == 200) {
            silences.add(answer.body().replaceAll(".*\"silenceID\":\"([^\"]*)\".*", "$1").strip());
        }
    }

    private HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<String> missing() throws IOException, InterruptedException {
        Set<String> alerts = new TreeSet<>();
        Matcher numbers = NUMBER.matcher(get("/api/v2/alerts").body());
        while (numbers.find()) {
            alerts.add(numbers.group(1));
        }
        String known = get("/api/v2/silences").body();
        Instant deadline = Instant.now().plus(NOTIFIED_WITHIN);
        while (!told.containsAll(accepted) && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        List<String> lost = new ArrayList<>();
        accepted.stream()
                .filter(a -> !alerts.contains(a))
                .forEach(a -> lost.add("lost alert " + a));
        accepted.stream().filter(a -> !told.contains(a)).forEach(a -> lost.add("never told " + a));
        silences.stream()
                .filter(s -> !known.contains(s))
                .forEach(s -> lost.add("lost silence " + s));
        System.out.printf(
                "%d alerts and %d silences were accepted; %d losses%n",
                accepted.size(), silences.size(), lost.size());
        return lost;
    }
}
