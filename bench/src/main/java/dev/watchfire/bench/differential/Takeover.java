// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.differential;

import dev.watchfire.bench.compare.Connection;
import dev.watchfire.bench.compare.Contestant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Lets a real Alertmanager tell and mute, stops it, imports its data folder, shows Watchfire the
/// same alerts, and looks that nobody is told twice, that silences mute, and that the end of what
/// was told is told.
public final class Takeover {
    private static final String CONFIGURATION =
            """
            route:
              receiver: ops
              group_by: [alertname, zone0, zone]
              group_wait: 1s
              group_interval: 5s
              repeat_interval: 1h
              routes:
              - matchers: ['team="db"', 'severity=~"page|ticket"']
                receiver: db
                routes:
                - matchers: ['alertname="Über \\"all\\""']
                  receiver: odd name/with \\. slash
            receivers:
            - name: ops
              webhook_configs: [{url: 'VENDOR/ops-0'}, {url: 'VENDOR/ops-1', send_resolved: false}]
            - name: db
              webhook_configs: [{url: 'VENDOR/db'}]
            - name: odd name/with \\. slash
              webhook_configs: [{url: 'VENDOR/odd'}]
            """;

    /// Longer than a group interval and a request.
    private static final int SETTLED_MS = 8_000;

    private static final List<String> ALERTS =
            List.of(
                    "{\"alertname\":\"DiskFull\",\"zone\":\"a\",\"zone0\":\"x\",\"i\":\"1\"}",
                    "{\"alertname\":\"DiskFull\",\"zone\":\"a\",\"zone0\":\"x\",\"i\":\"2\"}",
                    "{\"alertname\":\"Slow\",\"team\":\"db\",\"severity\":\"page\"}",
                    "{\"alertname\":\"Über \\\"all\\\"\",\"team\":\"db\",\"severity\":\"page\"}");
    private static final String SILENCED = "{\"alertname\":\"Noise\",\"team\":\"web\"}";
    private static final String NEW =
            "{\"alertname\":\"New\",\"team\":\"db\",\"severity\":\"ticket\"}";

    private final List<String> failures = new ArrayList<>();

    private Takeover() {}

    /// @param args the launchers of Watchfire under its own name and under Alertmanager's, and the
    ///   real Alertmanager
    public static void main(String[] args) throws IOException, InterruptedException {
        Takeover takeover = new Takeover();
        takeover.run(args[0], args[1], args[2]);
        takeover.failures.forEach(failure -> System.out.println("WRONG: " + failure));
        System.out.println(takeover.failures.isEmpty() ? "nothing is wrong" : "");
        System.exit(takeover.failures.isEmpty() ? 0 : 1);
    }

    private void run(String watchfire, String ours, String theirs)
            throws IOException, InterruptedException {
        Path old = Files.createTempDirectory("takeover-old");
        Path fresh = Files.createTempDirectory("takeover-new");
        try (Capture capture = new Capture()) {
            String configuration =
                    CONFIGURATION.replace("VENDOR", "http://127.0.0.1:" + capture.port());
            try (Contestant server = Contestant.start(theirs, old, configuration)) {
                silence(server.port());
                post(server.port(), "", ALERTS);
                post(server.port(), "", List.of(SILENCED));
                Contestant.pause(SETTLED_MS);
            }
            TreeSet<String> before = new TreeSet<>(capture.taken().keySet());
            System.out.println("Alertmanager told " + before);
            expect("Alertmanager's messages", 4, before.size());
            try (Contestant server = Contestant.start(ours, fresh, configuration)) {
                List<String> command =
                        List.of(
                                watchfire,
                                "import",
                                "alertmanager",
                                old.resolve("data").toString(),
                                "--alertmanager.url=http://127.0.0.1:" + server.port(),
                                "--storage.path=" + fresh.resolve("data"));
                imported(command, "1 read, 1 added", "4 read, 4 added");
                imported(command, "1 read, 0 added, 0 changed, 1 known", "0 added, 0 changed, 4");
                post(server.port(), "", ALERTS);
                post(server.port(), "", List.of(SILENCED));
                Contestant.pause(SETTLED_MS);
                expect("messages that repeat", before, capture.taken().keySet());
                String ended = ",\"endsAt\":\"" + Instant.now().minusSeconds(1) + "\"";
                post(server.port(), ended, ALERTS.subList(1, 3));
                post(server.port(), "", List.of(NEW));
                Contestant.pause(SETTLED_MS);
            }
            TreeSet<String> after = new TreeSet<>(capture.taken().keySet());
            after.removeAll(before);
            System.out.println("Watchfire told " + after);
            expect(
                    "what is told after the switch",
                    new TreeSet<>(List.of("/db #2", "/db #3", "/ops-0 #2")),
                    after);
        }
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            failures.add("%s: expected %s, found %s".formatted(what, expected, found));
        }
    }

    private void imported(List<String> command, String... expected)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(said);
        expect("exit code of the import", 0, process.waitFor());
        for (String part : expected) {
            if (!said.contains(part)) {
                failures.add("the import did not say: " + part);
            }
        }
    }

    private static void silence(int port) throws IOException {
        Instant now = Instant.now();
        send(
                port,
                "/api/v2/silences",
                """
                {"matchers":[{"name":"alertname","value":"No.*","isRegex":true,"isEqual":true},
                {"name":"team","value":"db","isRegex":false,"isEqual":false}],
                "startsAt":"%s","endsAt":"%s","createdBy":"ada","comment":"봉수"}
                """
                        .formatted(now, now.plus(Duration.ofHours(1))));
    }

    private static void post(int port, String more, List<String> alerts) throws IOException {
        StringBuilder body = new StringBuilder("[");
        for (String labels : alerts) {
            body.append(body.length() > 1 ? "," : "")
                    .append("{\"startsAt\":\"2026-01-02T03:04:05Z\",\"labels\":")
                    .append(labels)
                    .append(more)
                    .append('}');
        }
        send(port, "/api/v2/alerts", body.append(']').toString());
    }

    private static void send(int port, String path, String body) throws IOException {
        Connection.Answer answer;
        try (Connection connection = new Connection(port)) {
            answer = connection.post(path, body.getBytes(StandardCharsets.UTF_8));
        }
        if (answer.status() != 200) {
            throw new IOException(path + " gave " + answer.status() + " " + answer.body());
        }
    }
}
