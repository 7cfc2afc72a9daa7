// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.demo;

import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the sample organisation's Prometheus would post, moment by moment: every firing alert each
/// time, and once those that ended. One thread.
final class Traffic {
    /// Between two posts.
    static final Duration INTERVAL = Duration.ofSeconds(5);

    /// As Prometheus does: an alert outlives four missed posts.
    private static final Duration VALIDITY = INTERVAL.multipliedBy(4);

    private static final List<Scenario> SCENARIOS = scenarios();

    private final Set<Scenario> burning = new LinkedHashSet<>();

    List<IncomingAlert> at(Instant now) {
        List<IncomingAlert> alerts = new ArrayList<>();
        for (Scenario scenario : SCENARIOS) {
            if (scenario.burnsAt(now)) {
                burning.add(scenario);
                alerts.add(alert(scenario, scenario.beganAt(now), now.plus(VALIDITY)));
            } else if (burning.remove(scenario)) {
                alerts.add(alert(scenario, scenario.beganAt(now), now));
            }
        }
        return alerts;
    }

    private static IncomingAlert alert(Scenario scenario, Instant startsAt, Instant endsAt) {
        String name = scenario.labels().valueOrEmpty("alertname");
        return new IncomingAlert(
                scenario.labels(),
                scenario.annotations(),
                startsAt,
                endsAt,
                "https://prometheus.example.com/graph?g0.expr=" + name);
    }

    private static List<Scenario> scenarios() {
        List<Scenario> all = new ArrayList<>();
        for (String region : List.of("seoul", "dublin")) {
            int shift = region.equals("seoul") ? 0 : 170;
            all.add(
                    scenario("DatabaseDown", "database", "platform", "critical", region)
                            .saying("The database does not answer")
                            .every(540, shift + 60, 120));
            all.add(
                    scenario("PaymentErrors", "payments", "payments", "critical", region)
                            .dependingOn("database")
                            .saying("5 % of payments fail; normal is 0.1 %")
                            .every(540, shift + 70, 150));
            all.add(
                    scenario("HighLatency", "checkout", "payments", "warning", region)
                            .dependingOn("database")
                            .saying("p99 above 2 s for 5 minutes")
                            .every(300, shift + 30, 140));
            all.add(
                    scenario("ReindexSlow", "search", "search", "warning", region)
                            .saying("Reindexing takes longer than an hour")
                            .every(700, shift, 400));
            for (int pod = 0; pod < 4; pod++) {
                all.add(
                        scenario("PodCrashLooping", "search", "search", "warning", region)
                                .with("pod", "search-" + pod)
                                .saying("search-" + pod + " restarts again and again")
                                .every(240, shift + 17 * pod, 90));
            }
            for (String table : List.of("orders", "visits", "refunds")) {
                all.add(
                        scenario("PipelineLate", "warehouse", "data", "warning", region)
                                .with("table", table)
                                .saying(table + " is more than two hours old")
                                .every(900, shift + 11 * table.length(), 500));
            }
        }
        all.add(
                scenario("Watchdog", "prometheus", "platform", "info", "seoul")
                        .saying("Fires always: if it does not, nothing arrives")
                        .every(3_600, 0, 3_600));
        return List.copyOf(all);
    }

    private static Builder scenario(
            String name, String service, String team, String severity, String region) {
        return new Builder(
                new ArrayList<>(
                        List.of(
                                "alertname",
                                name,
                                "service",
                                service,
                                "team",
                                team,
                                "severity",
                                severity,
                                "region",
                                region)),
                "");
    }

    private record Builder(List<String> labels, String summary) {
        Builder with(String name, String value) {
            labels.add(name);
            labels.add(value);
            return this;
        }

        Builder dependingOn(String service) {
            return with("depends_on", service);
        }

        Builder saying(String sentence) {
            return new Builder(labels, sentence);
        }

        Scenario every(int periodSeconds, int offsetSeconds, int burningSeconds) {
            return new Scenario(
                    LabelSet.of(labels.toArray(String[]::new)),
                    LabelSet.of(
                            "summary",
                            summary,
                            "runbook_url",
                            "https://runbooks.example.com/" + labels.get(1)),
                    Duration.ofSeconds(periodSeconds),
                    Duration.ofSeconds(offsetSeconds),
                    Duration.ofSeconds(burningSeconds));
        }
    }
}
