// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.EventRecorderSettings;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.runtime.Workspace;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records what happens: tells each round's events to the configured outputs, in order, on a thread
/// of its own. The engine never waits for it; what does not fit into the queue is dropped and
/// counted. Without outputs it costs nothing.
public final class EventRecorder implements Workspace.Listener, AutoCloseable {
    /// A storm of ten thousand alerts brings two events for each; a waiting event is a few
    /// references to records that live anyway.
    static final int QUEUE = 65_536;

    /// How long a reload or a shutdown waits for what outputs took, and for what waits for them.
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);

    /// @param instance names this server in its events
    /// @param version the release of Alertmanager that this one follows
    /// @param build says what exactly is running
    /// @param userAgent of requests to webhooks
    public record Identity(String instance, String version, String build, String userAgent) {}

    private final Identity identity;
    private final Outgoing outgoing;
    private final PrometheusRegistry registry;
    private final InstantSource clock;
    private final PrintStream standardOutput;
    private final WebhookOutput.Waiting waiting;
    private final RoundEvents events;

    /// What the thread has to do, in order.
    private sealed interface Task {
        record Write(Event event) implements Task {}

        /// What was queued before still goes to the outputs of before.
        record Exchange(List<EventOutput> outputs, CompletableFuture<List<EventOutput>> before)
                implements Task {}

        record Stop() implements Task {}
    }

    private final BlockingQueue<Task> queue;

    /// Changed by the thread alone.
    private volatile List<EventOutput> outputs = List.of();

    private @Nullable EventRecorderSettings settings;
    private volatile @Nullable EventMetrics metrics;
    private @Nullable Thread thread;
    private @Nullable Image last;
    private @Nullable Batch batch;

    /// @param sends false where deliveries are only decided
    public EventRecorder(
            Identity identity,
            Outgoing outgoing,
            PrometheusRegistry registry,
            InstantSource clock,
            boolean sends) {
        this(identity, outgoing, registry, clock, sends, System.out, Thread::sleep, QUEUE);
    }

    EventRecorder(
            Identity identity,
            Outgoing outgoing,
            PrometheusRegistry registry,
            InstantSource clock,
            boolean sends,
            PrintStream standardOutput,
            WebhookOutput.Waiting waiting,
            int capacity) {
        this.queue = new LinkedBlockingQueue<>(capacity);
        this.identity = identity;
        this.outgoing = outgoing;
        this.registry = registry;
        this.clock = clock;
        this.standardOutput = standardOutput;
        this.waiting = waiting;
        this.events = new RoundEvents(sends);
    }

    /// Puts the outputs of a configuration in the place of those before. Where one of them cannot
    /// be opened, a reload keeps those before, and a start goes on with the others. What was told
    /// to the old ones is still delivered.
    ///
    /// @param wanted null for none
    public synchronized void apply(@Nullable EventRecorderSettings wanted) {
        EventRecorderSettings now = wanted == null || wanted.isEmpty() ? null : wanted;
        if (Objects.equals(now, settings)) {
            return;
        }
        boolean first = thread == null;
        if (first) {
            start();
        }
        List<EventOutput> opened = new ArrayList<>();
        boolean whole = now == null || open(now, opened);
        if (!whole && !first) {
            opened.forEach(output -> output.close(Duration.ZERO));
            LOG.error("event recorder: the outputs of the configuration before stay in use");
            return;
        }
        settings = now;
        exchange(opened);
        if (first) {
            offer(
                    new Event(
                            EventType.ALERTMANAGER_STARTUP_EVENT,
                            clock.instant(),
                            () ->
                                    Json.object(
                                            "version",
                                            identity.version,
                                            "buildContext",
                                            identity.build)));
        }
    }

    /// Waits until nothing more goes to the outputs of before, and closes them.
    private void exchange(List<EventOutput> opened) {
        CompletableFuture<List<EventOutput>> before = new CompletableFuture<>();
        CompletableFuture<Void> closed = before.thenAccept(EventRecorder::closeAll);
        try {
            if (queue.offer(
                    new Task.Exchange(List.copyOf(opened), before),
                    CLOSE_LIMIT.toMillis(),
                    TimeUnit.MILLISECONDS)) {
                closed.get(2 * CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                closeAll(opened);
                settings = null;
                LOG.error("event recorder: no output takes events; the outputs stay as they are");
            }
        } catch (TimeoutException e) {
            LOG.warn("event recorder: an output does not take its events; the new ones follow it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start() {
        metrics = new EventMetrics(registry, queue::size);
        thread = Thread.ofVirtual().name("event-recorder").start(this::write);
    }

    /// @return whether all could be opened
    private boolean open(EventRecorderSettings wanted, List<EventOutput> into) {
        boolean whole = true;
        for (EventRecorderSettings.FileOutput file : wanted.files()) {
            try {
                into.add(new FileOutput(file));
            } catch (IOException | InvalidPathException e) {
                whole = false;
                LOG.error("event recorder: {} cannot be opened: {}", file.path(), e.toString());
            }
        }
        EventMetrics counters = Objects.requireNonNull(metrics);
        for (EventRecorderSettings.WebhookOutput webhook : wanted.webhooks()) {
            into.add(new WebhookOutput(webhook, outgoing, identity.userAgent, counters, waiting));
        }
        for (EventRecorderSettings.StandardOutput output : wanted.standardOutputs()) {
            into.add(new StreamOutput(output.name(), standardOutput));
        }
        return whole;
    }

    private static void closeAll(List<EventOutput> outputs) {
        List<Thread> closing = new ArrayList<>();
        for (EventOutput output : outputs) {
            closing.add(Thread.ofVirtual().start(() -> output.close(CLOSE_LIMIT)));
        }
        try {
            for (Thread one : closing) {
                one.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onBatch(Batch batch) {
        this.batch = batch;
    }

    @Override
    public void onCommitted(Image image, List<Delivery> starting) {
        Image before = last;
        Batch round = batch;
        last = image;
        batch = null;
        if (before != null && round != null && !outputs.isEmpty()) {
            events.tell(before, round, image, this::offer);
        }
    }

    private void offer(Event event) {
        EventMetrics counters = metrics;
        if (!queue.offer(new Task.Write(event)) && counters != null) {
            counters.dropped(event.type());
        }
    }

    private void write() {
        try {
            while (true) {
                switch (queue.take()) {
                    case Task.Write(Event event) -> write(event);
                    case Task.Exchange(var now, var before) -> {
                        List<EventOutput> last = outputs;
                        outputs = now;
                        before.completeAsync(() -> last);
                    }
                    case Task.Stop _ -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            // By close, whose time is over.
        }
    }

    private void write(Event event) {
        EventMetrics counters = Objects.requireNonNull(metrics);
        if (outputs.isEmpty()) {
            return;
        }
        String json;
        try {
            json = event.toJson(identity.instance);
        } catch (RuntimeException e) {
            // The loop must outlive one event that cannot be written.
            counters.unwritable(event.type());
            LOG.error("event recorder: an event cannot be written down", e);
            return;
        }
        int size = json.getBytes(StandardCharsets.UTF_8).length + 1;
        for (EventOutput output : outputs) {
            try {
                output.write(json);
                counters.recorded(event.type(), output.name(), size);
            } catch (IOException e) {
                counters.failed(event.type(), output.name());
                LOG.warn(
                        "event recorder: {} does not take an event: {}",
                        output.name(),
                        e.toString());
            }
        }
    }

    /// Records the end, and waits a moment for everything to be written.
    @Override
    public synchronized void close() {
        Thread writer = thread;
        if (writer == null) {
            return;
        }
        offer(new Event(EventType.ALERTMANAGER_SHUTDOWN_EVENT, clock.instant(), Json::object));
        try {
            boolean told =
                    queue.offer(new Task.Stop(), CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!told || !writer.join(CLOSE_LIMIT)) {
                LOG.warn("event recorder: {} events were not written in time", queue.size());
                writer.interrupt();
            }
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
        closeAll(outputs);
        outputs = List.of();
        thread = null;
    }
}
