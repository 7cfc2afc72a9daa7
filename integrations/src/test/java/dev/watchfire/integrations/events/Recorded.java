// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.decision.Settings;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.SilenceDraft;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.runtime.Workspace;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import dev.watchfire.store.StoreLocation;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// An engine whose events are recorded, driven round by round.
final class Recorded implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final String CONFIGURATION =
            """
            route:
              receiver: team
              group_by: [alertname]
              group_wait: 0s
              group_interval: 1m
              repeat_interval: 4h
              routes: [{matchers: ['severity="page"'], receiver: team}]
            receivers: [{name: team, webhook_configs: [{url: 'http://x/'}]}]
            inhibit_rules:
              - {source_matchers: [alertname="Boss"], target_matchers: [severity="low"]}
            """;

    final PrometheusRegistry registry = new PrometheusRegistry();
    final ConcurrentLinkedQueue<Duration> waits = new ConcurrentLinkedQueue<>();
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    final EventRecorder recorder;
    private final Store store;
    private final Workspace workspace;
    private final List<Delivery> starting = new ArrayList<>();
    private Instant now = START;

    Recorded(Path folder) throws IOException, StoreException {
        this(folder, (_, _) -> new OutgoingResult.Answered(200, "", 0), true, 1000);
    }

    Recorded(Path folder, Outgoing outgoing, boolean sends, int capacity)
            throws IOException, StoreException {
        this(folder, outgoing, sends, capacity, null);
    }

    Recorded(
            Path folder, Outgoing outgoing, boolean sends, int capacity, @Nullable OutputStream out)
            throws IOException, StoreException {
        recorder =
                new EventRecorder(
                        new EventRecorder.Identity("host-1", "0.34.0", "(tests)", "Tester/1"),
                        outgoing,
                        registry,
                        () -> now,
                        sends,
                        new PrintStream(out == null ? printed : out, true),
                        waits::add,
                        capacity);
        store = new StoreLocation.Folder(folder.resolve("data")).open();
        ReadResult read = new ConfigurationReader(ReadOptions.DEFAULT).read(CONFIGURATION);
        workspace =
                Workspace.open(
                        Settings.DEFAULT,
                        store,
                        new Workspace.Listener() {
                            @Override
                            public void onBatch(Batch batch) {
                                recorder.onBatch(batch);
                            }

                            @Override
                            public void onCommitted(Image image, List<Delivery> deliveries) {
                                recorder.onCommitted(image, deliveries);
                                starting.addAll(deliveries);
                            }
                        },
                        ((ReadResult.Accepted) read).configuration(),
                        Instant.MIN,
                        now);
    }

    Reply run(Command command) throws StoreException {
        now = now.plusSeconds(1);
        return workspace.run(List.of(command), now).getFirst();
    }

    void fire(String... labels) throws StoreException {
        incoming(null, labels);
    }

    void resolve(String... labels) throws StoreException {
        incoming(now.minusSeconds(1), labels);
    }

    private void incoming(@Nullable Instant endsAt, String... labels) throws StoreException {
        run(
                new Command.Ingest(
                        List.of(
                                new IncomingAlert(
                                        LabelSet.of(labels),
                                        LabelSet.of("summary", "<it>"),
                                        START,
                                        endsAt == null ? now.plusSeconds(100_000) : endsAt,
                                        "http://prom/"))));
    }

    UUID silence(String value, Instant startsAt, @Nullable UUID existing) throws StoreException {
        Reply reply =
                run(
                        new Command.SaveSilence(
                                new SilenceDraft(
                                        existing,
                                        List.of(Matcher.of("alertname", Matcher.Op.EQUAL, value)),
                                        startsAt,
                                        now.plusSeconds(7200),
                                        "ann",
                                        "why not",
                                        LabelSet.EMPTY)));
        return ((Reply.SilenceSaved) reply).silence();
    }

    void pass(Duration time) throws StoreException {
        now = now.plus(time);
        run(new Command.Tick());
    }

    /// Everything that is under way succeeds.
    void deliver() throws StoreException {
        List<Delivery> under = List.copyOf(starting);
        starting.clear();
        for (Delivery delivery : under) {
            run(
                    new Command.ReportAttempt(
                            delivery.id(),
                            new Delivery.Attempt(1, now, now, Delivery.Outcome.SENT, 200, "ok"),
                            0));
        }
    }

    @Override
    public void close() {
        recorder.close();
        store.close();
    }

    /// What a file holds, one object a line.
    static List<Map<String, Object>> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Json::readObject).toList();
    }

    /// The name of each event.
    static List<String> kinds(List<Map<String, Object>> events) {
        return events.stream().map(e -> data(e).keySet()).map(Recorded::only).toList();
    }

    private static String only(Set<String> one) {
        return String.join("+", one);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> data(Map<String, Object> event) {
        return (Map<String, Object>) event.getOrDefault("data", Map.of());
    }
}
