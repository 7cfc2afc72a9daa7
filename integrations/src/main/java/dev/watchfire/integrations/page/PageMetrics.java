// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// What telling people costs. Safe for any thread.
public final class PageMetrics {
    private final Counter segments;
    private final Counter cost;

    public PageMetrics(PrometheusRegistry registry) {
        segments =
                Counter.builder()
                        .name("watchfire_sms_segments_total")
                        .help("Segments of text messages that a provider took.")
                        .labelNames("provider")
                        .register(registry);
        cost =
                Counter.builder()
                        .name("watchfire_paging_cost_total")
                        .help("What providers say that messages and calls cost.")
                        .labelNames("integration", "currency")
                        .register(registry);
    }

    public void segments(String provider, long count) {
        segments.labelValues(provider).inc(count);
    }

    public void cost(String integration, String currency, double amount) {
        if (amount > 0 && !currency.isEmpty()) {
            cost.labelValues(integration, currency).inc(amount);
        }
    }
}
