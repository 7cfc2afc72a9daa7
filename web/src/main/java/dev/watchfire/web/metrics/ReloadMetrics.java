// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.metrics;

import dev.watchfire.web.Reloader;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;

/// Remembers how the last loading of the configuration went, whoever asked for it. Safe for any
/// thread.
public final class ReloadMetrics {
    private static final double MILLIS = 1e-3;

    private final Gauge successful;
    private final Gauge successAt;
    private final InstantSource clock;

    public ReloadMetrics(PrometheusRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.successful =
                Gauge.builder()
                        .name("alertmanager_config_last_reload_successful")
                        .help("Whether the last configuration reload attempt was successful.")
                        .register(registry);
        this.successAt =
                Gauge.builder()
                        .name("alertmanager_config_last_reload_success_timestamp_seconds")
                        .help("Timestamp of the last successful configuration reload.")
                        .register(registry);
    }

    /// The start counts as the first loading.
    public void record(Reloader.Outcome outcome) {
        switch (outcome) {
            case Reloader.Outcome.Reloaded() -> {
                successful.set(1);
                successAt.set(clock.millis() * MILLIS);
            }
            case Reloader.Outcome.Failed _ -> successful.set(0);
        }
    }

    public Reloader recording(Reloader reloader) {
        return () -> {
            Reloader.Outcome outcome = reloader.reload();
            record(outcome);
            return outcome;
        };
    }
}
