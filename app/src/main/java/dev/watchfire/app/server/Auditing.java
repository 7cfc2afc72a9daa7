// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.app.BuildInfo;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.integrations.auditor.Auditor;
import dev.watchfire.integrations.auditor.Saying;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.api.AuditReport;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the auditor look, on a thread of its own, for as long as the server runs.
final class Auditing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Auditing.class);

    private final EngineAccess engine;
    private final AlarmPath alarms;
    private final Auditor auditor;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    Auditing(
            EngineAccess engine,
            Sending sending,
            PrometheusRegistry registry,
            InstantSource clock,
            Duration startDelay) {
        this.engine = engine;
        this.alarms = sending.alarmPath();
        this.auditor =
                new Auditor(
                        engine,
                        this::alarm,
                        sending.outgoing(),
                        "Watchfire/" + BuildInfo.load().version(),
                        registry,
                        clock,
                        clock.instant().plus(startDelay));
        this.thread = Thread.ofPlatform().daemon().name("auditor").start(this::loop);
    }

    private boolean alarm(Configuration configuration, Saying title, Saying text) {
        return alarms.raise(engine.image(), configuration, title, text);
    }

    private void loop() {
        try {
            while (!stopped.await(Auditor.INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    auditor.tick();
                } catch (RuntimeException e) {
                    LOG.error("The auditor failed, and looks again in a moment", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    AuditReport report() {
        Auditor.Report last = auditor.report();
        return new AuditReport(
                last.checkedAt(),
                last.oldestOverdue(),
                last.findings().stream()
                        .map(
                                f ->
                                        new AuditReport.Finding(
                                                f.type().word(),
                                                f.page(),
                                                f.delivery(),
                                                f.since(),
                                                f.text()::in))
                        .toList(),
                last.switchProblem());
    }

    @Override
    public void close() {
        stopped.countDown();
        thread.interrupt();
        try {
            thread.join(Auditor.INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
