// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.tracing;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.HttpSettings.TlsSettings;
import dev.watchfire.engine.configuration.TracingSettings;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.integrations.Attempts;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.TraceParent;
import dev.watchfire.integrations.tracing.FinishedSpan.Kind;
import dev.watchfire.runtime.Workspace;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Spans of requests, flushes and attempts, with Alertmanager's names and attributes. Without
/// `tracing` in the configuration nothing is loaded and nothing measured. Safe for any thread.
public final class Tracing implements Workspace.Listener, Attempts, AutoCloseable {
    /// As long as Alertmanager waits for its last spans.
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private static final int SERVER_ERROR = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);

    /// What one configuration started.
    private record Active(TracingSettings settings, SpanExporter exporter) {}

    private final HttpClients clients;
    private final String version;
    private final PrometheusRegistry registry;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final SpanExporter.Waiting waiting;
    private final Pipelines pipelines = new Pipelines();
    private @Nullable TracingMetrics metrics;
    private volatile @Nullable Active active;

    /// @param version of this program
    public Tracing(
            HttpClients clients,
            String version,
            PrometheusRegistry registry,
            InstantSource clock,
            RandomGenerator random) {
        this(clients, version, registry, clock, random, Thread::sleep);
    }

    Tracing(
            HttpClients clients,
            String version,
            PrometheusRegistry registry,
            InstantSource clock,
            RandomGenerator random,
            SpanExporter.Waiting waiting) {
        this.clients = clients;
        this.version = version;
        this.registry = registry;
        this.clock = clock;
        this.random = random;
        this.waiting = waiting;
    }

    /// Puts a configuration in force. What was measured before still goes where it was to go. TLS
    /// files are read again, changed or not.
    ///
    /// @param settings null for no tracing
    public synchronized void apply(@Nullable TracingSettings settings) {
        Active before = active;
        TracingSettings now = before == null ? null : before.settings;
        if (settings == null
                ? now == null
                : settings.equals(now) && settings.tls().equals(TlsSettings.DEFAULT)) {
            return;
        }
        Active next = null;
        if (settings != null) {
            try {
                next = new Active(settings, exporter(settings));
            } catch (IOException e) {
                LOG.error("tracing: {}; what was in force stays so", e.getMessage());
                return;
            }
        }
        active = next;
        if (before != null) {
            before.exporter.close(CLOSE_LIMIT);
        }
    }

    private SpanExporter exporter(TracingSettings settings) throws IOException {
        TracingMetrics counters = metrics;
        if (counters == null) {
            counters = new TracingMetrics(registry);
            metrics = counters;
        }
        return new SpanExporter(new OtlpDestination(settings, clients, version), counters, waiting);
    }

    private SpanContext context(@Nullable SpanContext parent, Active now) {
        synchronized (random) {
            return SpanContext.under(parent, now.settings.samplingFraction(), random);
        }
    }

    private static void finish(Active now, FinishedSpan span) {
        if (span.context().sampled()) {
            now.exporter.offer(span);
        }
    }

    /// A request was answered.
    ///
    /// @param route the path as it was declared, or a word for what has none
    /// @param nanos how long it took
    /// @param traceparent the header that it came with, or null
    public void requestEnded(
            String route, String method, int status, long nanos, @Nullable String traceparent) {
        Active now = active;
        if (now == null) {
            return;
        }
        SpanContext parent = SpanContext.parse(traceparent);
        SpanContext context = context(parent, now);
        if (!context.sampled()) {
            return;
        }
        Instant end = clock.instant();
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("http.request.method", method);
        attributes.put("http.route", route);
        attributes.put("http.response.status_code", status);
        finish(
                now,
                new FinishedSpan(
                        context,
                        parent == null ? 0 : parent.spanId(),
                        method + " " + route,
                        Kind.SERVER,
                        end.minusNanos(nanos),
                        end,
                        attributes,
                        status >= SERVER_ERROR ? "status " + status : null));
    }

    @Override
    public void onBatch(Batch batch) {
        Active now = active;
        pipelines.onBatch(
                batch,
                now == null ? null : () -> context(null, now),
                span -> {
                    if (now != null) {
                        finish(now, span);
                    }
                });
    }

    @Override
    public void onCommitted(Image image, List<Delivery> starting) {}

    /// Makes an attempt, with its span on the requests that it makes.
    @Override
    public SendResult make(Delivery delivery, Supplier<SendResult> attempt) {
        Active now = active;
        if (now == null) {
            return attempt.get();
        }
        SpanContext parent = pipelines.of(delivery.id());
        SpanContext context = context(parent, now);
        Instant start = clock.instant();
        SendResult result =
                ScopedValue.where(TraceParent.CURRENT, context.traceparent()).call(attempt::get);
        if (context.sampled()) {
            finish(
                    now,
                    attempted(
                            delivery,
                            context,
                            parent == null ? 0 : parent.spanId(),
                            start,
                            result));
        }
        return result;
    }

    private FinishedSpan attempted(
            Delivery delivery, SpanContext context, long parent, Instant start, SendResult result) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("alerting.notify.integration.name", delivery.integration());
        attributes.put("alerting.alerts.count", delivery.alerts().size());
        attributes.put("alerting.route.receiver.name", delivery.receiver());
        attributes.put("alerting.notify.attempt", delivery.attemptCount());
        if (result.status() != 0) {
            attributes.put("http.response.status_code", result.status());
        }
        if (!result.isSent()) {
            attributes.put(
                    "alerting.notify.error.recoverable",
                    result.outcome() == Delivery.Outcome.RETRYABLE);
        }
        return new FinishedSpan(
                context,
                parent,
                "notify.Integration.Notify",
                Kind.CLIENT,
                start,
                clock.instant(),
                attributes,
                result.isSent() ? null : result.message());
    }

    /// Sends what is left, for a moment.
    @Override
    public void close() {
        apply(null);
    }
}
