// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.delivery.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Serves the page over invented alerts, to look at while working on it: `PagePreview [groups]
/// [port]`. The token is {@link Rig#TOKEN}. Time is real.
public final class PagePreview {
    private static final String[][] ALERTS = {
        {"PaymentErrors", "critical", "payments-api", "Payment errors 31 %, limit 5 %", "3"},
        {"PoolExhausted", "error", "payments-db", "Connection pool exhausted", "2"},
        {"CheckoutSlow", "error", "checkout-web", "Checkout p95 at 6.2 s, limit 2 s", "4"},
        {"ConsumerLag", "high", "orders-consumer", "Consumer lag 1.2 M", "6"},
        {"Http5xx", "warning", "cart-api", "HTTP 5xx above 1 %", "5"},
        {"PodRestarts", "warning", "payments-api", "Pod restarts, 6 in 10 m", "2"},
        {"DiskWillFill", "warning", "search", "", "3"},
        {"NodeMemory", "info", "node pool general", "Node memory above 85 %", "9"},
        {"SlowQueries", "low", "orders-db", "Slow queries, 42 a minute", "6"},
        {"BackupSlow", "info", "warehouse", "Backup took 3 h 10 m", "1"},
        {"Watchdog", "none", "", "", "1"},
        {
            "<img src=x onerror=alert(1)>",
            "unheard-of",
            "\"><script>",
            "<b>not bold</b> & \"quoted\" 한국어 😀",
            "1"
        }
    };

    private PagePreview() {}

    public static void main(String[] arguments) throws Exception {
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9193;
        Path folder = Files.createTempDirectory("watchfire-preview");
        Rig rig = Rig.preview(folder, port);
        Instant now = rig.clock.instant();
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < ALERTS.length && many >= 0; i++) {
            bodies.addAll(alerts(ALERTS[i], now.minus(Duration.ofMinutes(3L + 17L * i * i))));
        }
        for (int i = 0; i < many; i++) {
            bodies.add(
                    "{\"labels\":{\"alertname\":\"Many%1$d\",\"severity\":\"%2$s\",\"instance\":\"host-%1$d\"},\"startsAt\":\"%3$s\"}"
                            .formatted(i, i % 3 == 0 ? "warning" : "info", now));
        }
        for (int i = 0; i < bodies.size(); i += 500) {
            rig.post(
                    "/api/v2/alerts",
                    "["
                            + String.join(",", bodies.subList(i, Math.min(i + 500, bodies.size())))
                            + "]");
        }
        if (many >= 0) {
            silence(rig, "PodRestarts", "Canary rollout, CHG-2291", now);
            silence(rig, "Nothing", "Switch replacement in kr-2", now);
            attempts(rig);
        }
        System.out.println("http://127.0.0.1:" + rig.port() + "/ token " + Rig.TOKEN);
        Thread.currentThread().join();
    }

    private static List<String> alerts(String[] row, Instant since) {
        List<String> bodies = new ArrayList<>();
        for (int k = 0; k < Integer.parseInt(row[4]); k++) {
            bodies.add(
                    "{\"labels\":{\"alertname\":%s,\"severity\":\"%s\",\"cluster\":\"kr-1\",\"service\":%s,\"pod\":\"%s-7c9f-%d\"},\"annotations\":{\"summary\":%s,\"value\":\"%d.%d %%\",\"runbook_url\":\"https://runbooks.example/%d\"},\"generatorURL\":\"http://prometheus.example:9090/graph?g0.expr=up\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                            .formatted(
                                    quote(row[0]),
                                    row[1],
                                    quote(row[2]),
                                    "pod",
                                    k,
                                    quote(row[3]),
                                    27 + k,
                                    k,
                                    k,
                                    since.plusSeconds(15L * k),
                                    Instant.now().plus(Duration.ofHours(4))));
        }
        return bodies;
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void silence(Rig rig, String name, String comment, Instant now) {
        rig.post(
                "/api/v2/silences",
                "{\"matchers\":[{\"name\":\"alertname\",\"value\":\"%s\",\"isRegex\":false},{\"name\":\"cluster\",\"value\":\"kr-.*\",\"isRegex\":true}],\"startsAt\":\"%s\",\"endsAt\":\"%s\",\"createdBy\":\"Seo-yeon\",\"comment\":\"%s\"}"
                        .formatted(name, now, now.plus(Duration.ofHours(2)), comment));
    }

    /// Plays the destinations: most take what they are sent, one is down.
    private static void attempts(Rig rig) throws InterruptedException {
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (true) {
                                rig.engine()
                                        .image()
                                        .deliveries()
                                        .forEach(delivery -> answer(rig, delivery));
                                try {
                                    Thread.sleep(300);
                                } catch (InterruptedException e) {
                                    return;
                                }
                            }
                        });
        Thread.sleep(3000);
    }

    private static void answer(Rig rig, Delivery delivery) {
        if (delivery.state() != Delivery.State.SENDING) {
            return;
        }
        boolean down = delivery.groupLabels().valueOrEmpty("alertname").startsWith("Consumer");
        boolean refused = delivery.groupLabels().valueOrEmpty("alertname").startsWith("Http5xx");
        Instant now = rig.clock.instant();
        rig.engine()
                .submit(
                        new Command.ReportAttempt(
                                delivery.id(),
                                new Delivery.Attempt(
                                        delivery.attemptCount(),
                                        now.minusMillis(120),
                                        now,
                                        down
                                                ? Delivery.Outcome.RETRYABLE
                                                : refused
                                                        ? Delivery.Outcome.REFUSED
                                                        : Delivery.Outcome.SENT,
                                        down ? 503 : refused ? 404 : 200,
                                        down
                                                ? "upstream connect error or disconnect"
                                                : refused ? "no such hook" : ""),
                                0));
    }
}
