// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/// How reading calendars goes.
final class CalendarMetrics {
    enum Result {
        CHANGED,
        UNCHANGED,
        FAILED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Which calendars are counted.
    enum State {
        GOOD,
        FAILING
    }

    private final Counter reads;

    /// @param count of calendars in a state now
    /// @param oldest seconds since the calendar that was read longest ago was read
    CalendarMetrics(
            PrometheusRegistry registry, ToDoubleFunction<State> count, DoubleSupplier oldest) {
        reads =
                Counter.builder()
                        .name("watchfire_calendar_reads_total")
                        .help("Attempts to read calendars elsewhere, by what became of them.")
                        .labelNames("result")
                        .register(registry);
        for (Result result : Result.values()) {
            reads.initLabelValues(result.label());
        }
        GaugeWithCallback.builder()
                .name("watchfire_calendars")
                .help("Calendars elsewhere that are read, by whether the last attempt failed.")
                .labelNames("state")
                .callback(
                        callback -> {
                            for (State state : State.values()) {
                                callback.call(
                                        count.applyAsDouble(state),
                                        state.name().toLowerCase(Locale.ROOT));
                            }
                        })
                .register(registry);
        GaugeWithCallback.builder()
                .name("watchfire_calendar_oldest_read_seconds")
                .help("Seconds since the calendar that was read longest ago was read.")
                .callback(callback -> callback.call(oldest.getAsDouble()))
                .register(registry);
    }

    void count(Result result) {
        reads.labelValues(result.label()).inc();
    }
}
