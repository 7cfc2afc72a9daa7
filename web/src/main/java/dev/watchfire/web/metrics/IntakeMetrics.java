// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.metrics;

import dev.watchfire.web.alertmanager.AlertmanagerApi;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// Counts posted alerts. Safe for any thread.
public final class IntakeMetrics implements AlertmanagerApi.Counters {
    private final Counter received;
    private final CounterDataPoint firing;
    private final CounterDataPoint resolved;
    private final Counter invalid;
    private final Counter limited;
    private final boolean alertNames;

    public IntakeMetrics(PrometheusRegistry registry, MetricLabels labels) {
        alertNames = labels.alertNames();
        received =
                Counter.builder()
                        .name("alertmanager_alerts_received_total")
                        .help("The total number of received alerts.")
                        .labelNames("status", "version")
                        .register(registry);
        firing = received.labelValues("firing", "v2");
        resolved = received.labelValues("resolved", "v2");
        invalid =
                Counter.builder()
                        .name("alertmanager_alerts_invalid_total")
                        .help("The total number of received alerts that were invalid.")
                        .labelNames("version")
                        .register(registry);
        invalid.labelValues("v2");
        limited =
                Counter.builder()
                        .name("alertmanager_alerts_limited_total")
                        .help(
                                "Total number of alerts that were dropped due to per alert name"
                                        + " limit")
                        .labelNames(alertNames ? new String[] {"alertname"} : new String[0])
                        .register(registry);
    }

    /// Shows the limit that `alertmanager_alerts_limited_total` is about.
    ///
    /// @param alertsPerName 0 for none
    public static void showLimit(PrometheusRegistry registry, int alertsPerName) {
        Gauge.builder()
                .name("alertmanager_alerts_per_alert_limit")
                .help("Current limit on number of alerts per alert name")
                .register(registry)
                .set(alertsPerName);
    }

    @Override
    public void received(String version, int firingAlerts, int resolvedAlerts) {
        if (version.equals("v2")) {
            firing.inc(firingAlerts);
            resolved.inc(resolvedAlerts);
        } else {
            received.labelValues("firing", version).inc(firingAlerts);
            received.labelValues("resolved", version).inc(resolvedAlerts);
        }
    }

    @Override
    public void invalid(String version, int alerts) {
        invalid.labelValues(version).inc(alerts);
    }

    @Override
    public void limited(String alertName) {
        if (alertNames) {
            limited.labelValues(alertName).inc();
        } else {
            limited.inc();
        }
    }
}
