// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.metrics;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Rota;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.InstantSource;
import java.util.function.Supplier;

/// How many people have duty, so that a rule can tell of a schedule that nobody looks after. Safe
/// for any thread.
public final class OnCallMetrics implements MultiCollector {
    private final Supplier<Image> image;
    private final InstantSource clock;

    public OnCallMetrics(Supplier<Image> image, InstantSource clock) {
        this.image = image;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        Image now = image.get();
        Configuration configuration = now.configuration();
        GaugeSnapshot.Builder people =
                GaugeSnapshot.builder()
                        .name("watchfire_oncall_people")
                        .help("How many people are on call, by schedule and role.");
        if (configuration != null) {
            Rota rota = Rota.of(now);
            for (Schedule schedule : configuration.schedules()) {
                OnCall onCall = rota.onCall(schedule);
                for (String role : schedule.roles()) {
                    people.dataPoint(
                            GaugeSnapshot.GaugeDataPointSnapshot.builder()
                                    .labels(Labels.of("schedule", schedule.name(), "role", role))
                                    .value(onCall.at(clock.instant(), role).size())
                                    .build());
                }
            }
        }
        int[] open = new int[1];
        now.shiftRequests()
                .forEach(
                        request -> {
                            if (request.isOpen()) {
                                open[0]++;
                            }
                        });
        return new MetricSnapshots(
                people.build(),
                GaugeSnapshot.builder()
                        .name("watchfire_oncall_open_requests")
                        .help("Swaps and covers that wait for somebody.")
                        .dataPoint(
                                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                                        .value(open[0])
                                        .build())
                        .build());
    }
}
