// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.EventRecorderSettings;
import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhookOutputTest {
    @TempDir Path folder;
    private final LinkedBlockingQueue<OutgoingRequest> requests = new LinkedBlockingQueue<>();

    private Outgoing answering(Function<Integer, OutgoingResult> answer) {
        return (request, _) -> {
            requests.add(request);
            return answer.apply(requests.size());
        };
    }

    private static OutgoingResult status(int status) {
        return new OutgoingResult.Answered(status, "", 0);
    }

    private static EventRecorderSettings webhook(int workers, boolean batch, int mostEvents) {
        return new EventRecorderSettings(
                List.of(),
                List.of(
                        new EventRecorderSettings.WebhookOutput(
                                "",
                                new Secret("http://events.example.com/a-token"),
                                HttpSettings.DEFAULT,
                                Duration.ZERO,
                                workers,
                                0,
                                Duration.ZERO,
                                batch,
                                mostEvents,
                                0,
                                Duration.ofHours(1))),
                List.of());
    }

    @Test
    void eachEventIsPostedAsAnObject() throws Exception {
        try (Recorded engine = new Recorded(folder, answering(_ -> status(200)), true, 1000)) {
            engine.recorder.apply(webhook(1, false, 0));
            engine.fire("alertname", "A");
        }

        assertThat(Recorded.kinds(requests.stream().map(r -> Json.readObject(r.body())).toList()))
                .containsExactly(
                        "alertmanagerStartupEvent",
                        "alertCreated",
                        "alertGrouped",
                        "alertmanagerShutdownEvent");
        OutgoingRequest first = requests.remove();
        assertThat(first.url()).isEqualTo("http://events.example.com/a-token");
        assertThat(first.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("User-Agent", "Tester/1");
        assertThat(first.timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aBatchIsAnArrayAndNoLongerThanAsked() throws Exception {
        try (Recorded engine = new Recorded(folder, answering(_ -> status(200)), true, 1000)) {
            engine.recorder.apply(webhook(1, true, 3));
            engine.fire("alertname", "A");
            assertThat(requests.take().body()).startsWith("[{").contains("},{").endsWith("}]");
        }

        // What was begun is sent on the way out, whatever the interval says.
        assertThat(events(requests.take())).containsExactly("alertmanagerShutdownEvent");
    }

    @SuppressWarnings("unchecked")
    private static List<String> events(OutgoingRequest request) throws IOException {
        List<Map<String, Object>> events = new ArrayList<>();
        for (Object event :
                (List<Object>) java.util.Objects.requireNonNull(Json.read(request.body()))) {
            events.add((Map<String, Object>) event);
        }
        return Recorded.kinds(events);
    }

    @Test
    void whatIsRefusedIsTriedThriceWithLongerAndLongerWaitsAndThenCountedAsDropped()
            throws Exception {
        try (Recorded engine = new Recorded(folder, answering(_ -> status(400)), true, 1000)) {
            engine.recorder.apply(webhook(1, false, 0));
            engine.recorder.close();

            assertThat(requests).hasSize(6);
            assertThat(engine.waits)
                    .containsExactly(
                            Duration.ofMillis(500),
                            Duration.ofSeconds(1),
                            Duration.ofMillis(500),
                            Duration.ofSeconds(1));
            assertThat(
                            EventRecorderTest.count(
                                    engine.registry,
                                    "alertmanager_event_output_drops_total",
                                    "output",
                                    "webhook:http://events.example.com:80"))
                    .isEqualTo(2);
        }
    }

    @Test
    void whatFailsOnceArrivesTheSecondTime() throws Exception {
        Outgoing flaky =
                answering(n -> n == 1 ? new OutgoingResult.NotSent("refused") : status(200));
        try (Recorded engine = new Recorded(folder, flaky, true, 1000)) {
            engine.recorder.apply(webhook(1, false, 0));
            engine.recorder.close();

            assertThat(
                            EventRecorderTest.count(
                                    engine.registry, "alertmanager_event_output_drops_total"))
                    .isZero();
        }
        OutgoingRequest first = requests.poll(1, TimeUnit.SECONDS);
        assertThat(requests.poll(1, TimeUnit.SECONDS)).isEqualTo(first);
    }
}
