// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.EventRecorderSettings;
import dev.watchfire.engine.configuration.EventRecorderSettings.FileOutput;
import dev.watchfire.engine.configuration.EventRecorderSettings.StandardOutput;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.json.Json;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventRecorderTest {
    @TempDir Path folder;

    private EventRecorderSettings file(String name) {
        return new EventRecorderSettings(
                List.of(new FileOutput("", folder.resolve(name).toString())), List.of(), List.of());
    }

    private List<Map<String, Object>> lines(String name) throws Exception {
        return Recorded.lines(folder.resolve(name));
    }

    private List<String> kinds(String name) throws Exception {
        return Recorded.kinds(lines(name));
    }

    static double count(PrometheusRegistry registry, String name, String... labels) {
        return registry.scrape(name::equals).stream()
                .flatMap(metric -> ((CounterSnapshot) metric).getDataPoints().stream())
                .filter(
                        point -> {
                            for (int i = 0; i < labels.length; i += 2) {
                                if (!labels[i + 1].equals(point.getLabels().get(labels[i]))) {
                                    return false;
                                }
                            }
                            return true;
                        })
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
                .sum();
    }

    @Test
    void anAlertsLifeIsRecordedFromItsStartToItsEnd() throws Exception {
        try (Recorded engine = new Recorded(folder)) {
            engine.recorder.apply(file("events"));
            engine.fire("alertname", "Down", "instance", "a");
            engine.deliver();
            engine.resolve("alertname", "Down", "instance", "a");
            engine.pass(Duration.ofMinutes(1));
            engine.deliver();
        }

        assertThat(kinds("events"))
                .containsExactly(
                        "alertmanagerStartupEvent",
                        "alertCreated",
                        "alertGrouped",
                        "notification",
                        "notification",
                        "alertResolved",
                        "alertmanagerShutdownEvent");
        assertThat(lines("events").getFirst())
                .isEqualTo(
                        Map.of(
                                "@timestamp",
                                "2026-01-01T00:00:00Z",
                                "instance",
                                "host-1",
                                "data",
                                Map.of(
                                        "alertmanagerStartupEvent",
                                        Map.of("version", "0.34.0", "buildContext", "(tests)"))));
    }

    @Test
    void whatIsWrittenIsAlertmanagersJson() throws Exception {
        try (Recorded engine = new Recorded(folder)) {
            engine.recorder.apply(file("events"));
            engine.fire("alertname", "Down", "severity", "page");
            engine.deliver();
        }

        List<String> written = Files.readAllLines(folder.resolve("events"));
        String alert =
                """
                {"fingerprint":"FP","name":"Down","labels":{"labels":[\
                {"key":"alertname","value":"Down"},{"key":"severity","value":"page"}]},\
                "annotations":{"labels":[{"key":"summary","value":"\\u003cit\\u003e"}]},\
                "startsAt":"2026-01-01T00:00:00Z","endsAt":"2026-01-02T03:46:40Z"}\
                """;
        String group =
                """
                {"groupKey":"{}/{severity=\\"page\\"}:{alertname=\\"Down\\"}",\
                "groupLabels":{"labels":[{"key":"alertname","value":"Down"}]},\
                "groupId":"SHA","receiverName":"team",\
                "matchers":[{"type":"TYPE_EQUAL","name":"severity","pattern":"page",\
                "rendered":"severity=\\"page\\""}],"groupUuid":"UUID"}\
                """;
        assertThat(written.stream().map(EventRecorderTest::withoutHashes).toList())
                .containsSubsequence(
                        "{\"@timestamp\":\"2026-01-01T00:00:01Z\",\"instance\":\"host-1\",\"data\":"
                                + "{\"alertCreated\":{\"alert\":"
                                + alert
                                + "}}}",
                        "{\"@timestamp\":\"2026-01-01T00:00:01Z\",\"instance\":\"host-1\",\"data\":"
                                + "{\"alertGrouped\":{\"alert\":{\"hash\":\"FP\",\"details\":"
                                + alert
                                + "},\"groupInfo\":"
                                + group
                                + "}}}",
                        "{\"@timestamp\":\"2026-01-01T00:00:02Z\",\"instance\":\"host-1\",\"data\":"
                                + "{\"notification\":{\"alerts\":[{\"hash\":\"FP\",\"details\":"
                                + alert
                                + "}],\"firingAlerts\":[{\"hash\":\"FP\"}],\"groupInfo\":"
                                + group
                                + ",\"repeatInterval\":\"14400s\","
                                + "\"reason\":\"NOTIFY_REASON_FIRST_NOTIFICATION\","
                                + "\"flushId\":\"1767225601000000\","
                                + "\"integration\":{\"name\":\"webhook\"}}}}");
    }

    private static String withoutHashes(String line) {
        return line.replaceAll("\"(hash|fingerprint)\":\"[0-9]+\"", "\"$1\":\"FP\"")
                .replaceAll("\"groupId\":\"[0-9a-f]{64}\"", "\"groupId\":\"SHA\"")
                .replaceAll("\"groupUuid\":\"[0-9a-f-]{36}\"", "\"groupUuid\":\"UUID\"");
    }

    @Test
    void silencesAndWhatTheyMuteAreRecorded() throws Exception {
        try (Recorded engine = new Recorded(folder)) {
            engine.recorder.apply(file("events"));
            UUID later = engine.silence("Other", Recorded.START.plusSeconds(3600), null);
            engine.silence("Other", Recorded.START.plusSeconds(4000), later);
            UUID now = engine.silence("Down", Recorded.START, null);
            engine.fire("alertname", "Down");

            engine.recorder.close();
            assertThat(kinds("events"))
                    .containsExactly(
                            "alertmanagerStartupEvent",
                            "silenceCreated",
                            "silenceUpdated",
                            "silenceCreated",
                            "alertCreated",
                            "silenceMutedAlert",
                            "alertGrouped",
                            "alertmanagerShutdownEvent");
            assertThat(lines("events").get(5).toString())
                    .contains(now.toString(), "createdBy=ann", "comment=why not", "mutedAlert=")
                    .contains("matcherSets=[{matchers=[{type=TYPE_EQUAL, name=alertname");
        }
    }

    @Test
    void anInhibitedAlertIsRecordedWithTheRuleAndWhatInhibitsIt() throws Exception {
        try (Recorded engine = new Recorded(folder)) {
            engine.fire("alertname", "Boss");
            engine.recorder.apply(file("events"));
            engine.fire("alertname", "Smoke", "severity", "low");
        }

        assertThat(kinds("events")).contains("inhibitionMutedAlert").doesNotContain("notification");
        String muted =
                lines("events").stream()
                        .map(Object::toString)
                        .filter(line -> line.contains("inhibitionMutedAlert"))
                        .findFirst()
                        .orElseThrow();
        assertThat(muted)
                .contains("inhibitRules=[{sourceMatchers=[{type=TYPE_EQUAL, name=alertname")
                .containsPattern("inhibitingFingerprints=\\[[0-9]+]");
    }

    @Test
    void whatIsOnlyDecidedIsNotRecordedAsTold() throws Exception {
        try (Recorded engine =
                new Recorded(folder, (_, _) -> new OutgoingResult.NotSent("no"), false, 1000)) {
            engine.recorder.apply(file("events"));
            engine.fire("alertname", "Down");
            engine.deliver();
        }

        assertThat(kinds("events")).contains("alertGrouped").doesNotContain("notification");
    }

    @Test
    void aFileThatIsMovedAwayIsOpenedAnew() throws Exception {
        try (Recorded engine = new Recorded(folder)) {
            engine.recorder.apply(file("events"));
            engine.fire("alertname", "A");
            engine.recorder.apply(null);
            engine.recorder.apply(file("events"));
            Files.move(folder.resolve("events"), folder.resolve("events.1"));
            engine.fire("alertname", "B");
        }

        assertThat(kinds("events.1"))
                .containsExactly("alertmanagerStartupEvent", "alertCreated", "alertGrouped");
        assertThat(kinds("events"))
                .containsExactly("alertCreated", "alertGrouped", "alertmanagerShutdownEvent");
    }

    @Test
    void aReloadTellsTheNewOutputsAndLosesNothing() throws Exception {
        try (Recorded engine = new Recorded(folder)) {
            engine.recorder.apply(file("old"));
            engine.fire("alertname", "A");
            engine.recorder.apply(file("new"));
            engine.fire("alertname", "B");
            engine.recorder.close();

            assertThat(kinds("old"))
                    .containsExactly("alertmanagerStartupEvent", "alertCreated", "alertGrouped");
            assertThat(kinds("new"))
                    .containsExactly("alertCreated", "alertGrouped", "alertmanagerShutdownEvent");
            assertThat(count(engine.registry, "alertmanager_events_recorded_total")).isEqualTo(6);
        }
    }

    @Test
    void outputsThatCannotBeOpenedLeaveThoseBeforeInUse() throws Exception {
        try (Recorded engine = new Recorded(folder)) {
            engine.recorder.apply(file("events"));
            engine.recorder.apply(file("no/such/folder/events"));
            engine.fire("alertname", "A");
        }

        assertThat(kinds("events")).contains("alertCreated");
    }

    @Test
    void theStandardOutputGetsOneObjectALine() throws Exception {
        try (Recorded engine = new Recorded(folder)) {
            engine.recorder.apply(
                    new EventRecorderSettings(
                            List.of(), List.of(), List.of(new StandardOutput("main"))));
            engine.recorder.close();

            List<String> printed = engine.printed.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(Recorded.kinds(printed.stream().map(Json::readObject).toList()))
                    .containsExactly("alertmanagerStartupEvent", "alertmanagerShutdownEvent");
            assertThat(
                            count(
                                    engine.registry,
                                    "alertmanager_events_recorded_total",
                                    "output",
                                    "stdout:main",
                                    "result",
                                    "success"))
                    .isEqualTo(2);
        }
    }

    @Test
    void anOutputThatHangsCostsEventsAndNeverTheEngine() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        OutputStream stuck =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                };
        try (Recorded engine =
                new Recorded(folder, (_, _) -> new OutgoingResult.NotSent("no"), true, 2, stuck)) {
            engine.recorder.apply(
                    new EventRecorderSettings(
                            List.of(), List.of(), List.of(new StandardOutput(""))));
            for (int i = 0; i < 10; i++) {
                engine.fire("alertname", "A" + i);
            }

            assertThat(
                            count(
                                    engine.registry,
                                    "alertmanager_events_dropped_total",
                                    "event_type",
                                    "alert_created"))
                    .isGreaterThanOrEqualTo(7);
            released.countDown();
        }
    }

    @Test
    void withoutOutputsThereAreNoMetricsEither() throws Exception {
        try (Recorded engine = new Recorded(folder)) {
            engine.recorder.apply(null);
            engine.fire("alertname", "A");

            assertThat(engine.registry.scrape().stream().toList()).isEmpty();
        }
    }
}
