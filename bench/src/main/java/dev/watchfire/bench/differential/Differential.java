// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.differential;

import dev.watchfire.bench.compare.Connection;
import dev.watchfire.bench.compare.Contestant;
import dev.watchfire.bench.differential.Capture.Taken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Shows the same alerts to Alertmanager and to Watchfire, with the same configuration and the same
/// pretended vendors, and prints every field of every request in which they differ.
public final class Differential {
    private final String executable;
    private final String configuration;

    private Differential(String executable, String configuration) {
        this.executable = executable;
        this.configuration = configuration;
    }

    public static void main(String[] args) throws IOException {
        String configuration = Files.readString(Path.of(args[2]));
        Map<String, Taken> ours = new Differential(args[0], configuration).requests("ours");
        Map<String, Taken> theirs = new Differential(args[1], configuration).requests("theirs");
        System.exit(print(ours, theirs) == 0 ? 0 : 1);
    }

    private Map<String, Taken> requests(String name) throws IOException {
        Path folder = Files.createTempDirectory("differential-" + name);
        try (Capture capture = new Capture();
                Contestant server =
                        Contestant.start(
                                executable,
                                folder,
                                configuration.replace(
                                        "VENDOR", "http://127.0.0.1:" + capture.port()))) {
            post(server.port(), "");
            settle(capture);
            post(server.port(), ",\"endsAt\":\"2026-01-02T04:04:05Z\"");
            // A group is flushed once in its interval of five seconds.
            Contestant.pause(6000);
            settle(capture);
            return cleaned(capture, server.port());
        }
    }

    private static void post(int port, String more) throws IOException {
        StringBuilder body = new StringBuilder("[");
        for (String instance : new String[] {"db-1", "db-2"}) {
            body.append(body.length() > 1 ? "," : "")
                    .append("{\"startsAt\":\"2026-01-02T03:04:05.678Z\",")
                    .append("\"labels\":{\"alertname\":\"DiskFull\",\"cluster\":\"eu-1\",")
                    .append("\"severity\":\"critical\",\"instance\":\"")
                    .append(instance)
                    .append("\"},\"annotations\":{\"summary\":\"Disk of ")
                    .append(instance)
                    .append(" is <full> & \\\"slow\\\"\",\"description\":\"Ünïcode 봉수 🔥\"},")
                    .append(
                            "\"generatorURL\":\"http://prometheus.example/graph?g0.expr=disk&g0.tab=1\"")
                    .append(more)
                    .append('}');
        }
        Connection.Answer answer;
        try (Connection connection = new Connection(port)) {
            answer =
                    connection.post(
                            "/api/v2/alerts",
                            body.append(']').toString().getBytes(StandardCharsets.UTF_8));
        }
        if (answer.status() != 200) {
            throw new IOException("POST gave " + answer.status() + " " + answer.body());
        }
    }

    /// Until nothing has come for three seconds.
    private static void settle(Capture capture) {
        int before = -1;
        for (int i = 0; i < 20 && before != capture.taken().size(); i++) {
            before = capture.taken().size();
            Contestant.pause(3000);
        }
    }

    /// Each server names itself by its own address.
    private static Map<String, Taken> cleaned(Capture capture, int port) {
        Map<String, Taken> cleaned = new TreeMap<>();
        capture.taken()
                .forEach(
                        (key, taken) -> {
                            Map<String, String> fields = new TreeMap<>();
                            taken.fields()
                                    .forEach(
                                            (path, value) ->
                                                    fields.put(path, named(value, capture, port)));
                            cleaned.put(
                                    key,
                                    new Taken(
                                            taken.method(),
                                            taken.contentType(),
                                            taken.authorization(),
                                            fields));
                        });
        return cleaned;
    }

    private static String named(String value, Capture capture, int port) {
        return value.replaceAll("http://[^/\"' |>]+:" + port, "http://self")
                .replace("127.0.0.1:" + capture.port(), "vendor");
    }

    private static int print(Map<String, Taken> ours, Map<String, Taken> theirs) {
        int differences = 0;
        TreeSet<String> keys = new TreeSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        for (String key : keys) {
            Taken own = ours.get(key);
            Taken other = theirs.get(key);
            if (own == null || other == null) {
                System.out.println(key + ": only " + (own == null ? "Alertmanager" : "Watchfire"));
                differences++;
                continue;
            }
            differences += print(key, "method", own.method(), other.method());
            differences += print(key, "content type", own.contentType(), other.contentType());
            differences += print(key, "authorization", own.authorization(), other.authorization());
            TreeSet<String> paths = new TreeSet<>(own.fields().keySet());
            paths.addAll(other.fields().keySet());
            for (String path : paths) {
                differences += print(key, path, own.fields().get(path), other.fields().get(path));
            }
        }
        System.out.printf("%d requests, %d differences%n", keys.size(), differences);
        return differences;
    }

    private static int print(
            String key, String what, @Nullable String own, @Nullable String other) {
        if (Objects.equals(own, other)) {
            return 0;
        }
        System.out.printf("%s %s%n    ours:   %s%n    theirs: %s%n", key, what, own, other);
        return 1;
    }
}
