// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.loops;

import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Alerts and configurations of the size that real ones have.
final class Samples {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final int BATCH = 64;

    private Samples() {}

    static IncomingAlert alert(int i, Instant endsAt) {
        return new IncomingAlert(
                LabelSet.of(
                        "alertname",
                        "HighLatency" + i % 50,
                        "cluster",
                        "eu-" + i % 10,
                        "env",
                        "production",
                        "instance",
                        "host-" + i + ".example.org:9100",
                        "job",
                        "node",
                        "severity",
                        i % 3 == 0 ? "critical" : "warning"),
                LabelSet.of(
                        "description",
                                "Request latency of host-" + i + " is above the agreed bound",
                        "summary", "High latency on host-" + i),
                BEGIN,
                endsAt,
                "http://prometheus.example.org:9090/graph?g0.expr=job%3Alatency");
    }

    static List<List<IncomingAlert>> batches(int alerts, Instant endsAt) {
        List<List<IncomingAlert>> batches = new ArrayList<>();
        for (int from = 0; from < alerts; from += BATCH) {
            List<IncomingAlert> batch = new ArrayList<>();
            for (int i = from; i < Math.min(alerts, from + BATCH); i++) {
                batch.add(alert(i, endsAt));
            }
            batches.add(batch);
        }
        return batches;
    }

    static Configuration configuration(List<InhibitRule> rules) {
        Route route =
                new Route(
                        "{}",
                        "{}",
                        "sink",
                        List.of("alertname", "cluster"),
                        false,
                        Duration.ofHours(1),
                        Duration.ofMinutes(5),
                        Duration.ofHours(4),
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        LabelSet.EMPTY,
                        List.of());
        return new Configuration(
                route,
                List.of(new Receiver("sink", LabelSet.EMPTY, List.of())),
                rules,
                Map.of(),
                Configuration.DEFAULT_RESOLVE_TIMEOUT,
                1,
                "");
    }
}
