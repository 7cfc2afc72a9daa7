// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.IntSupplier;

/// Alertmanager's metrics of its event recorder.
final class EventMetrics {
    private static final String OUTPUT = "output";
    private static final String TYPE = "event_type";

    private final Counter recorded;
    private final Counter bytes;
    private final Counter dropped;
    private final Counter unwritable;
    private final Counter outputDrops;

    EventMetrics(PrometheusRegistry registry, IntSupplier queueLength) {
        recorded =
                Counter.builder()
                        .name("alertmanager_events_recorded_total")
                        .help("The total number of events recorded by the event recorder.")
                        .labelNames(TYPE, OUTPUT, "result")
                        .register(registry);
        bytes =
                Counter.builder()
                        .name("alertmanager_event_recorder_bytes_written_total")
                        .help("The total number of bytes written to the event recorder.")
                        .labelNames(TYPE, OUTPUT)
                        .register(registry);
        dropped =
                Counter.builder()
                        .name("alertmanager_events_dropped_total")
                        .help("The total number of events dropped due to a full queue.")
                        .labelNames(TYPE)
                        .register(registry);
        unwritable =
                Counter.builder()
                        .name("alertmanager_event_serialize_errors_total")
                        .help("The total number of events that failed to serialize.")
                        .labelNames(TYPE)
                        .register(registry);
        outputDrops =
                Counter.builder()
                        .name("alertmanager_event_output_drops_total")
                        .help(
                                "The total number of events dropped by an output due to a full"
                                        + " local buffer, or given up after its last attempt.")
                        .labelNames(OUTPUT)
                        .register(registry);
        GaugeWithCallback.builder()
                .name("alertmanager_event_recorder_queue_length")
                .help("Current number of events waiting in the event recorder write queue.")
                .callback(callback -> callback.call(queueLength.getAsInt()))
                .register(registry);
    }

    void recorded(EventType type, String output, int size) {
        recorded.labelValues(type.label(), output, "success").inc();
        bytes.labelValues(type.label(), output).inc(size);
    }

    void failed(EventType type, String output) {
        recorded.labelValues(type.label(), output, "error").inc();
    }

    void dropped(EventType type) {
        dropped.labelValues(type.label()).inc();
    }

    void unwritable(EventType type) {
        unwritable.labelValues(type.label()).inc();
    }

    void droppedBy(String output, int events) {
        outputDrops.labelValues(output).inc(events);
    }
}
