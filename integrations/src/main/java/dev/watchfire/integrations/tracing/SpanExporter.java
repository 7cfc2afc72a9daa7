// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.tracing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends finished spans in batches, on a thread of its own. Whoever finishes one never waits; what
/// does not fit is dropped and counted.
final class SpanExporter {
    // OpenTelemetry's defaults for its batch span processor.
    private static final int QUEUE = 2048;
    private static final int BATCH = 512;
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /// A collector that restarts is back by then; older spans are worth less than newer ones.
    private static final int ATTEMPTS = 3;

    private static final Duration BACKOFF = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(SpanExporter.class);

    /// Where batches go.
    interface Destination extends AutoCloseable {
        /// @throws IOException where it was not taken
        void send(List<FinishedSpan> spans) throws IOException, InterruptedException;

        /// Whether the same batch may be taken the next time.
        default boolean isWorthAnotherTry(IOException failure) {
            return !(failure instanceof RefusedException);
        }

        @Override
        void close();
    }

    /// The collector does not want the batch, now or later.
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /// How the time between attempts passes.
    interface Waiting {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Destination destination;
    private final TracingMetrics metrics;
    private final Waiting waiting;
    private final Thread thread;

    /// An empty one tells the thread to stop.
    private final BlockingQueue<Optional<FinishedSpan>> queue = new ArrayBlockingQueue<>(QUEUE);

    private boolean failing;

    SpanExporter(Destination destination, TracingMetrics metrics, Waiting waiting) {
        this.destination = destination;
        this.metrics = metrics;
        this.waiting = waiting;
        this.thread = Thread.ofVirtual().name("span-export").start(this::run);
    }

    void offer(FinishedSpan span) {
        if (!queue.offer(Optional.of(span))) {
            metrics.dropped(1);
        }
    }

    private void run() {
        try {
            boolean more = true;
            while (more) {
                List<FinishedSpan> batch = new ArrayList<>();
                more = collect(batch);
                if (!batch.isEmpty()) {
                    export(batch);
                }
            }
        } catch (InterruptedException e) {
            // By close, whose time is over.
        }
    }

    /// @return whether to go on
    private boolean collect(List<FinishedSpan> batch) throws InterruptedException {
        Optional<FinishedSpan> next = queue.take();
        long end = System.nanoTime() + INTERVAL.toNanos();
        while (next != null && next.isPresent()) {
            batch.add(next.get());
            if (batch.size() == BATCH) {
                return true;
            }
            next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return next == null;
    }

    private void export(List<FinishedSpan> batch) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                destination.send(batch);
                metrics.exported(batch.size());
                if (failing) {
                    LOG.info("tracing: the collector takes spans again");
                    failing = false;
                }
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS || !destination.isWorthAnotherTry(e)) {
                    metrics.dropped(batch.size());
                    if (!failing) {
                        LOG.warn("tracing: spans are dropped: {}", e.getMessage());
                        failing = true;
                    }
                    return;
                }
            }
            waiting.sleep(BACKOFF.multipliedBy(attempt));
        }
    }

    /// Sends what is left, for at most this long.
    void close(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            queue.offer(Optional.empty(), limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        destination.close();
    }
}
