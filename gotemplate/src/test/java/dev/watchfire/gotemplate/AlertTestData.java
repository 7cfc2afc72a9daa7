// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

import dev.watchfire.gotemplate.alertmanager.AlertData;
import dev.watchfire.gotemplate.alertmanager.Data;
import dev.watchfire.gotemplate.alertmanager.KeyValues;
import dev.watchfire.gotemplate.time.TimeValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A notification of one alert that fires and one that does not.
public final class AlertTestData {
    public static final InstantSource NOW =
            InstantSource.fixed(Instant.parse("2024-03-01T14:05:06.178Z"));

    private static final Instant START = Instant.parse("2024-02-29T13:04:05.678Z");

    private AlertTestData() {}

    public static KeyValues keyValues(String... pairs) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return new KeyValues(values);
    }

    public static AlertData firing() {
        return new AlertData(
                "firing",
                labels("a:9100"),
                keyValues("summary", "It is <down> & out", "runbook", "https://rb/x?y=1&z=2"),
                START,
                TimeValue.ZERO,
                "http://prom/graph?g0.expr=up+%3D%3D+0&g0.tab=1",
                "0123456789abcdef");
    }

    public static AlertData resolved() {
        return new AlertData(
                "resolved",
                labels("b:9100"),
                keyValues("summary", "It is <down> & out"),
                START,
                Instant.parse("2024-02-29T13:34:05Z"),
                "http://prom/graph",
                "fedcba9876543210");
    }

    private static KeyValues labels(String instance) {
        return keyValues(
                "alertname",
                "Down",
                "job",
                "node",
                "severity",
                "critical",
                "Zone",
                "eu",
                "instance",
                instance);
    }

    public static Data data(AlertData... alerts) {
        return new Data(
                "team\\.x",
                List.of(alerts).stream().anyMatch(alert -> alert.status().equals("firing"))
                        ? "firing"
                        : "resolved",
                List.of(alerts),
                "new alerts added",
                keyValues("alertname", "Down", "job", "node"),
                keyValues("alertname", "Down", "job", "node", "severity", "critical", "Zone", "eu"),
                keyValues("summary", "It is <down> & out"),
                keyValues("team", "sre"),
                "http://am.example:9093");
    }
}
