// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.Command;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.runtime.NotAccepted;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands the outcome of an attempt to the engine, as often as it takes: a lost report would leave a
/// delivery that arrived looking as if it might not have, and it would be sent again.
final class Reporter {
    static final Duration FIRST_BACKOFF = Duration.ofMillis(50);

    /// The queue may be full or the disk may be; neither is helped by asking more often.
    static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    private final EngineAccess engine;
    private final Pause pause;

    Reporter(EngineAccess engine, Pause pause) {
        this.engine = engine;
        this.pause = pause;
    }

    /// Returns once the report is durable.
    ///
    /// @throws InterruptedException by a shutdown; the engine then finds the delivery in `SENDING`
    ///   and treats its outcome as unknown
    void report(Command.ReportAttempt report) throws InterruptedException {
        Duration backoff = FIRST_BACKOFF;
        for (int tries = 1; ; tries++) {
            try {
                engine.submit(report).get();
                return;
            } catch (ExecutionException e) {
                logFailure(report, tries, e.getCause());
            } catch (CancellationException e) {
                logFailure(report, tries, e);
            }
            pause.of(backoff);
            Duration doubled = backoff.multipliedBy(2);
            backoff = doubled.compareTo(MAX_BACKOFF) < 0 ? doubled : MAX_BACKOFF;
        }
    }

    private static void logFailure(
            Command.ReportAttempt report, int tries, @Nullable Throwable cause) {
        if (cause instanceof NotAccepted refused) {
            LOG.warn(
                    "report of delivery {} not accepted ({}, try {}); it is repeated",
                    report.deliveryId(),
                    refused.reason(),
                    tries);
        } else {
            LOG.error("report of delivery {} failed (try {})", report.deliveryId(), tries, cause);
        }
    }
}
