// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.incidentio;

import static dev.watchfire.integrations.Notifications.T0;
import static dev.watchfire.integrations.Notifications.message;
import static dev.watchfire.integrations.Notifications.secret;
import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.VendorFacts;
import dev.watchfire.integrations.http.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IncidentIoSenderTest extends VendorFacts {
    @Override
    protected Sender sender() {
        return new IncidentIoSender(http);
    }

    @Override
    protected ScriptedServer.Behaviour healthy() {
        return respond(202, "{\"status\":\"success\"}");
    }

    @Override
    protected Map<String, @Nullable Object> defaults() {
        return values(
                "url",
                server.url("/v2/alert_events/alertmanager/1"),
                "url_file",
                "",
                "alert_source_token",
                secret(SECRET),
                "alert_source_token_file",
                "",
                "max_alerts",
                0L,
                "timeout",
                Duration.ZERO);
    }

    @Override
    protected @Nullable String textOption() {
        return null;
    }

    @Override
    protected String secretOption() {
        return "alert_source_token";
    }

    @Override
    protected Map.Entry<String, String> failure() {
        return Map.entry(
                "{\"message\":\"bad\",\"error\":\"worse\",\"errors\":[\"a\",{\"b\":1}]}",
                "bad: worse: a, {\"b\":1}");
    }

    @Test
    void theWebhooksMessageIsPostedAsVersionOne() throws Exception {
        ScriptedServer.Received request = exchange(message(), options()).getFirst();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v2/alert_events/alertmanager/1");
        assertThat(request.header("authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(request.header("content-type")).isEqualTo("application/json");
        Map<String, Object> payload = json(request);
        assertThat((List<?>) payload.get("alerts")).hasSize(3);
        assertThat(payload)
                .containsEntry("version", "1")
                .containsEntry("status", "firing")
                .containsEntry("receiver", "ops")
                .containsEntry("groupKey", message().groupKey())
                .containsEntry("groupLabels", Map.of("alertname", "DiskFull"))
                .containsEntry(
                        "commonLabels", Map.of("alertname", "DiskFull", "severity", "critical"))
                .containsEntry("externalURL", "http://watchfire.example")
                .containsEntry("truncatedAlerts", 0);
    }

    @Test
    void noMoreAlertsThanAllowedAreSent() throws Exception {
        Map<String, Object> payload =
                json(exchange(message(), options("max_alerts", 1L)).getFirst());

        assertThat((List<?>) payload.get("alerts")).hasSize(1);
        assertThat(payload).containsEntry("truncatedAlerts", 2);
    }

    @Test
    void aMessageThatIsTooLargeKeepsItsFirstAlert() throws Exception {
        Message large =
                message(
                        IntStream.range(0, 6)
                                .mapToObj(
                                        i ->
                                                new Message.Told(
                                                        LabelSet.of("alertname", "A", "n", "" + i),
                                                        LabelSet.of("text", "x".repeat(100_000)),
                                                        T0,
                                                        null,
                                                        ""))
                                .toArray(Message.Told[]::new));

        ScriptedServer.Received request = exchange(large, options()).getFirst();

        Map<String, Object> payload = json(request);
        assertThat(request.body().length()).isLessThan(IncidentIoSender.MAX_PAYLOAD_BYTES);
        assertThat((List<?>) payload.get("alerts")).hasSize(1);
        assertThat(payload)
                .containsEntry("truncatedAlerts", 5)
                .containsEntry("commonLabels", Map.of("alertname", "A"));
    }

    @Test
    void tooManyRequestsAreTriedAgain() {
        assertThat(sendTo(respond(429, "")).outcome()).isEqualTo(Outcome.RETRYABLE);
    }

    @Test
    void aUrlInAFileIsReadForEachRequest(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("url");
        assertThat(send(message(), options("url", "", "url_file", file.toString())))
                .isEqualTo(SendResult.retryable(0, "url_file " + file + " does not exist", 0));

        Files.writeString(file, server.url("/from-file") + "\n");

        assertThat(
                        exchange(message(), options("url", "", "url_file", file.toString()))
                                .getFirst()
                                .path())
                .isEqualTo("/from-file");
    }

    @Test
    void theTokenDoesNotFollowARedirectToAnotherHost() throws Exception {
        try (ScriptedServer other = ScriptedServer.start(respond(200, ""))) {
            server.behave(
                    ScriptedServer.redirect(307, "http://localhost:" + other.port() + "/there"));

            assertThat(send(message()).isSent()).isTrue();

            assertThat(server.next().header("authorization")).isEqualTo("Bearer " + SECRET);
            assertThat(other.next().header("authorization")).isNull();
        }
    }
}
