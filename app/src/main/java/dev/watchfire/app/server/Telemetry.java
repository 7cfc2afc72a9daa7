// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.integrations.DispatchMode;
import dev.watchfire.integrations.events.EventRecorder;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.tracing.Tracing;
import dev.watchfire.runtime.Workspace;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;

/// What others are told of this server's own work: `tracing` and `event_recorder`.
final class Telemetry implements Workspace.Listener {
    private final Tracing tracing;
    private final EventRecorder recorder;

    /// @param mode in which only what is really sent counts as told
    Telemetry(
            HttpClients clients,
            DispatchMode mode,
            PrometheusRegistry registry,
            InstantSource clock) {
        BuildInfo build = BuildInfo.load();
        tracing = new Tracing(clients, build.version(), registry, clock, new SplittableRandom());
        recorder =
                new EventRecorder(
                        new EventRecorder.Identity(
                                ExternalUrl.hostName(),
                                BuildInfo.ALERTMANAGER_VERSION,
                                build.toString(),
                                "Watchfire/" + build.version()),
                        clients,
                        registry,
                        clock,
                        mode == DispatchMode.SEND);
    }

    Tracing tracing() {
        return tracing;
    }

    void apply(ReadResult.Accepted configuration) {
        tracing.apply(configuration.tracing());
        recorder.apply(configuration.eventRecorder());
    }

    @Override
    public void onBatch(Batch batch) {
        tracing.onBatch(batch);
        recorder.onBatch(batch);
    }

    @Override
    public void onCommitted(Image image, List<Delivery> starting) {
        recorder.onCommitted(image, starting);
    }

    /// Tells what is left; the clients must still be open.
    void close() {
        tracing.close();
        recorder.close();
    }
}
