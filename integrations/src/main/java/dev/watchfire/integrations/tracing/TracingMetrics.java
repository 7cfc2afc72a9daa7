// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.tracing;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// What became of spans.
final class TracingMetrics {
    private final Counter exported;
    private final Counter dropped;

    TracingMetrics(PrometheusRegistry registry) {
        exported =
                Counter.builder()
                        .name("watchfire_tracing_spans_exported_total")
                        .help("Spans that the collector took.")
                        .register(registry);
        dropped =
                Counter.builder()
                        .name("watchfire_tracing_spans_dropped_total")
                        .help("Spans that did not fit or that the collector did not take.")
                        .register(registry);
    }

    void exported(int spans) {
        exported.inc(spans);
    }

    void dropped(int spans) {
        dropped.inc(spans);
    }
}
