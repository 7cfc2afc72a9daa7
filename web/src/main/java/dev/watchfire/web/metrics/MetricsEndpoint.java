// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.metrics;

import dev.watchfire.web.access.Audience;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;

/// `/metrics`, in the format that the scraper asks for. Safe for any thread.
public final class MetricsEndpoint {
    private final PrometheusRegistry registry;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final ExpositionFormats formats = ExpositionFormats.init();

    public MetricsEndpoint(PrometheusRegistry registry) {
        this.registry = registry;
    }

    public Route route() {
        return Route.of("GET", "/metrics", Audience.MONITORING, Style.PLAIN, this::scrape);
    }

    private Answer scrape(Exchange exchange) {
        if (begun.compareAndSet(false, true)) {
            // The JVM's beans take a tenth of a second to load, which no start needs to wait for.
            JvmMetrics.builder().register(registry);
        }
        ExpositionFormatWriter writer = formats.findWriter(exchange.header("Accept"));
        MetricSnapshots snapshots = registry.scrape();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, snapshots);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array does not fail", e);
        }
        return Answer.bytes(200, writer.getContentType(), out.toByteArray());
    }
}
