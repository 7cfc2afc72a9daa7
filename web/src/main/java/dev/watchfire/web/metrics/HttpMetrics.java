// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.metrics;

import dev.watchfire.web.http.Gate;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// Counts requests. Safe for any thread.
public final class HttpMetrics implements Gate.Observer {
    private static final double NANOS = 1e-9;

    private final Histogram seconds;
    private final Histogram bytes;
    private final Gauge inFlight;
    private final Counter refused;

    public HttpMetrics(PrometheusRegistry registry) {
        seconds =
                Histogram.builder()
                        .name("alertmanager_http_request_duration_seconds")
                        .help("Histogram of latencies for HTTP requests.")
                        .labelNames("handler", "method", "code")
                        .classicOnly()
                        .classicUpperBounds(
                                .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5,
                                10)
                        .register(registry);
        bytes =
                Histogram.builder()
                        .name("alertmanager_http_response_size_bytes")
                        .help("Histogram of response size for HTTP requests.")
                        .labelNames("handler", "method")
                        .classicOnly()
                        .classicExponentialUpperBounds(100, 10, 7)
                        .register(registry);
        inFlight =
                Gauge.builder()
                        .name("alertmanager_http_requests_in_flight")
                        .help("Current number of HTTP requests being processed.")
                        .register(registry);
        refused =
                Counter.builder()
                        .name("alertmanager_http_concurrency_limit_exceeded_total")
                        .help(
                                "Total number of times an HTTP request failed because the"
                                        + " concurrency limit was reached.")
                        .register(registry);
    }

    @Override
    public void began() {
        inFlight.inc();
    }

    @Override
    public void ended(String route, String method, int status, long nanos, long size) {
        inFlight.dec();
        String known = knownMethod(method);
        seconds.labelValues(route, known, Integer.toString(status)).observe(nanos * NANOS);
        bytes.labelValues(route, known).observe((double) size);
    }

    /// Anybody can make methods up, and each would be a series.
    private static String knownMethod(String method) {
        return switch (method) {
            case "GET" -> "get";
            case "POST" -> "post";
            case "DELETE" -> "delete";
            case "HEAD" -> "head";
            case "PUT" -> "put";
            case "OPTIONS" -> "options";
            default -> "other";
        };
    }

    @Override
    public void refusedForConcurrency() {
        refused.inc();
    }
}
