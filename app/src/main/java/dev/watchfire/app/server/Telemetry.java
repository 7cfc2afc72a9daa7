// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.integrations.DispatchMode;
import dev.watchfire.integrations.events.EventRecorder;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.tracing.Tracing;
import dev.watchfire.runtime.Workspace;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What others are told of this server's own work: `tracing` and `event_recorder`.
final class Telemetry implements Workspace.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

    private final Tracing tracing;
    private final EventRecorder recorder;
    private final boolean logSilences;

    Telemetry(
            HttpClients clients,
            ServerSettings settings,
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
                        settings.dispatchMode() == DispatchMode.SEND);
        logSilences = settings.logSilences();
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
        if (logSilences) {
            batch.facts().forEach(Telemetry::log);
        }
    }

    private static void log(Fact fact) {
        if (fact instanceof Fact.SilenceSaved(Silence silence)) {
            LOG.atInfo()
                    .addKeyValue("silence", silence.uuid())
                    .addKeyValue("matchers", silence.matchers())
                    .addKeyValue("startsAt", silence.startsAt())
                    .addKeyValue("endsAt", silence.endsAt())
                    .addKeyValue("createdBy", silence.createdBy())
                    .addKeyValue("comment", silence.comment())
                    .log("Silence saved");
        } else if (fact instanceof Fact.SilenceEnded(long id)) {
            LOG.atInfo().addKeyValue("id", id).log("Silence ended");
        }
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
