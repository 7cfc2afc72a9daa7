// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import dev.watchfire.engine.configuration.EventRecorderSettings;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts events, each as a JSON object or many as an array. What a slow destination makes wait goes
/// to a queue of its own, so that other outputs do not notice.
final class WebhookOutput implements EventOutput {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookOutput.class);

    // Alertmanager's defaults.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int WORKERS = 4;
    private static final int ATTEMPTS = 3;
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final int BATCH_EVENTS = 100;
    private static final int BATCH_BYTES = 1 << 20;
    private static final Duration FLUSH_INTERVAL = Duration.ofMillis(100);

    /// As in Alertmanager: so many events wait for one destination, about half a megabyte.
    private static final int QUEUE = 1024;

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    /// One destination is not to have more connections than this, whatever is configured.
    private static final int MOST_WORKERS = 64;

    private final EventRecorderSettings.WebhookOutput settings;
    private final String name;
    private final Outgoing outgoing;
    private final String userAgent;
    private final EventMetrics metrics;
    private final Waiting waiting;

    /// Empty ones tell a worker to stop.
    private final BlockingQueue<Optional<String>> queue = new ArrayBlockingQueue<>(QUEUE);

    private final ReentrantLock collecting = new ReentrantLock();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closed;

    /// How the time between attempts passes.
    interface Waiting {
        void sleep(Duration duration) throws InterruptedException;
    }

    WebhookOutput(
            EventRecorderSettings.WebhookOutput settings,
            Outgoing outgoing,
            String userAgent,
            EventMetrics metrics,
            Waiting waiting) {
        this.settings = settings;
        this.name =
                EventOutput.name(
                        "webhook",
                        settings.name(),
                        HttpClients.destination(settings.url().reveal()));
        this.outgoing = outgoing;
        this.userAgent = userAgent;
        this.metrics = metrics;
        this.waiting = waiting;
        int count = Math.min(or(settings.workers(), WORKERS), MOST_WORKERS);
        for (int i = 0; i < count; i++) {
            workers.add(Thread.ofVirtual().name("event-webhook-", i).start(this::work));
        }
    }

    private static int or(int given, int byDefault) {
        return given > 0 ? given : byDefault;
    }

    private static Duration or(Duration given, Duration byDefault) {
        return given.isPositive() ? given : byDefault;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void write(String json) {
        if (!queue.offer(Optional.of(json))) {
            metrics.droppedBy(name, 1);
            LOG.debug("event recorder: {} is slow, an event was dropped", name);
        }
    }

    private void work() {
        try {
            boolean more = true;
            while (more) {
                List<String> events = new ArrayList<>();
                more = collect(events);
                if (!events.isEmpty()) {
                    deliver(events);
                }
            }
        } catch (InterruptedException e) {
            // By close, whose time is over.
        }
    }

    /// Takes the next events; in turns, so that a batch is not spread over the workers.
    ///
    /// @return whether to go on
    private boolean collect(List<String> events) throws InterruptedException {
        collecting.lockInterruptibly();
        try {
            Optional<String> first = queue.take();
            if (first.isEmpty()) {
                return false;
            }
            events.add(first.get());
            return !settings.batch() || fill(events, first.get());
        } finally {
            collecting.unlock();
        }
    }

    private boolean fill(List<String> events, String first) throws InterruptedException {
        int mostEvents = or(settings.batchMaxEvents(), BATCH_EVENTS);
        int mostBytes = or(settings.batchMaxBytes(), BATCH_BYTES);
        long left = or(settings.batchFlushInterval(), FLUSH_INTERVAL).toNanos();
        long end = System.nanoTime() + left;
        int bytes = sizeOf(first) + 2;
        while (events.size() < mostEvents && bytes < mostBytes && left > 0) {
            Optional<String> next = queue.poll(left, TimeUnit.NANOSECONDS);
            if (next == null) {
                return true;
            }
            if (next.isEmpty()) {
                return false;
            }
            events.add(next.get());
            bytes += sizeOf(next.get()) + 1;
            left = end - System.nanoTime();
        }
        return true;
    }

    private static int sizeOf(String event) {
        return event.getBytes(StandardCharsets.UTF_8).length;
    }

    private void deliver(List<String> events) throws InterruptedException {
        String body = settings.batch() ? "[" + String.join(",", events) + "]" : events.getFirst();
        int attempts = or(settings.attempts(), ATTEMPTS);
        Duration backoff = or(settings.retryBackoff(), BACKOFF);
        for (int attempt = 1; ; attempt++) {
            String problem = post(body);
            if (problem == null) {
                return;
            }
            if (attempt >= attempts || closed && Thread.interrupted()) {
                metrics.droppedBy(name, events.size());
                LOG.warn(
                        "event recorder: {} did not take {} events in {} attempts, they are"
                                + " dropped: {}",
                        name,
                        events.size(),
                        attempt,
                        problem);
                return;
            }
            waiting.sleep(backoff);
            backoff = min(backoff.multipliedBy(2), LONGEST_BACKOFF);
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /// @return what went wrong, or null
    private @Nullable String post(String body) {
        OutgoingResult result =
                outgoing.send(
                        OutgoingRequest.postJson(
                                settings.url().reveal(),
                                userAgent,
                                body,
                                or(settings.timeout(), TIMEOUT)),
                        settings.http());
        return switch (result) {
            case OutgoingResult.Answered answered ->
                    answered.isSuccess() ? null : "status " + answered.status();
            case OutgoingResult.NotSent(String reason) -> reason;
            case OutgoingResult.PerhapsSent(String reason) -> reason;
            case OutgoingResult.Refused(String reason) -> reason;
        };
    }

    @Override
    public void close(Duration limit) {
        closed = true;
        long end = System.nanoTime() + limit.toNanos();
        try {
            for (int i = 0; i < workers.size(); i++) {
                queue.offer(Optional.empty(), end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            for (Thread worker : workers) {
                worker.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(Thread::interrupt);
        int left = (int) queue.stream().filter(Optional::isPresent).count();
        if (left > 0) {
            metrics.droppedBy(name, left);
            LOG.warn("event recorder: {} events for {} were not sent in time", left, name);
        }
    }
}
