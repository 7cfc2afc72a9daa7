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
                        .help(
                                "What messages and calls cost, by the `price` of their"
                                        + " configuration.")
                        .labelNames("integration", "currency")
                        .register(registry);
    }

    public void segments(String provider, long count) {
        segments.labelValues(provider).inc(count);
    }

    /// @param price of one, such as `0.04 EUR`; "" where the file says none
    /// @param count segments, or calls
    public void cost(String integration, String price, long count) {
        int space = price.indexOf(' ');
        if (space > 0) {
            double amount = Double.parseDouble(price.substring(0, space));
            cost.labelValues(integration, price.substring(space + 1)).inc(amount * count);
        }
    }
}
