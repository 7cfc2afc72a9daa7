// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.msteamsv2;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Configured;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.Notifications;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.SenderContract;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MsTeamsV2SenderTest extends SenderContract {
    private static final String PATH = "/hooks/" + SECRET;

    @Override
    protected Sender sender() {
        return new MsTeamsV2Sender(http);
    }

    private Options msteamsv2(String more) {
        return Configured.options("msteamsv2", "webhook_url: " + server.url(PATH) + "\n" + more);
    }

    @Override
    protected Options options() {
        return msteamsv2("");
    }

    @Override
    protected Options withFile(String file) {
        return Configured.options("msteamsv2", "webhook_url_file: " + file);
    }

    @Override
    protected Options failing() {
        return msteamsv2("title: '{{ .Nonsense }}'\ntext: '{{ .Nonsense }}'");
    }

    @Override
    protected ScriptedServer.Behaviour accepted() {
        return respond(202, "");
    }

    @Override
    protected String refusal(String why) {
        return Json.write(Map.of("error", Map.of("code", "TriggerInputSchema", "message", why)));
    }

    @Test
    void theDefaultsAreAlertmanagers() throws Exception {
        assertThat(send(options()).isSent()).isTrue();
        String body = server.next().body();
        Map<String, Object> message = Json.readObject(body);

        assertThat(body).contains("\"contentUrl\":null,");
        assertThat(message).hasSize(2).containsEntry("type", "message");
        Map<String, Object> attachment = first(message, "attachments");
        assertThat(attachment)
                .hasSize(3)
                .containsEntry("contentType", "application/vnd.microsoft.card.adaptive");
        Map<String, Object> card = child(attachment.getOrDefault("content", Map.of()));
        assertThat(card).hasSize(5);
        assertThat(card)
                .containsEntry("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .containsEntry("type", "AdaptiveCard")
                .containsEntry("version", "1.2")
                .containsEntry("msteams", Map.of("width", "full"));
        assertThat(first(card, "body"))
                .isEqualTo(
                        Map.of(
                                "type", "TextBlock",
                                "text", "[FIRING:2] DiskFull (critical)",
                                "weight", "Bolder",
                                "size", "Medium",
                                "wrap", true,
                                "style", "heading",
                                "color", "Attention"));
        assertThat(text(message)).startsWith("\n\n# Alerts Firing:\n\nLabels:\n");
    }

    private static String text(Map<String, Object> message) {
        return String.valueOf(block(message, 1).get("text"));
    }

    private static Map<String, Object> block(Map<String, Object> message, int n) {
        Map<String, Object> card =
                child(first(message, "attachments").getOrDefault("content", Map.of()));
        return child(((List<?>) card.getOrDefault("body", List.of())).get(n));
    }

    @Test
    void everyKeyIsRenderedAndWhatIsResolvedIsGood() throws Exception {
        Map<String, Object> message =
                sent(
                        Notifications.resolved(),
                        msteamsv2("title: 't {{ .Status }}'\ntext: 'x {{ .Status }}'"));

        assertThat(block(message, 0))
                .containsEntry("text", "t resolved")
                .containsEntry("color", "Good");
        assertThat(block(message, 1))
                .isEqualTo(Map.of("type", "TextBlock", "text", "x resolved", "wrap", true));
    }

    @Test
    void aTextIsCutSoThatTheDocumentIsOneThatTeamsTakes() throws Exception {
        Options options = msteamsv2("text: '{{ .CommonAnnotations.summary }}'");
        assertThat(send(longMessage(10_000), options).isSent()).isTrue();

        String body = server.next().body();
        assertThat(body.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(MsTeamsV2Sender.MAX_DOCUMENT_BYTES)
                .isGreaterThan(MsTeamsV2Sender.MAX_DOCUMENT_BYTES - 10);
        assertThat(text(Json.readObject(body))).endsWith("🔥…");
    }

    @Test
    void aCardAboutAPageLeadsToIt() throws Exception {
        Message.Told alert =
                new Message.Told(
                        LabelSet.of("alertname", "DiskFull"),
                        LabelSet.of("page", "https://wf.example/pages/41"),
                        Notifications.T0,
                        null,
                        "");

        assertThat(send(Notifications.message(alert), options()).isSent()).isTrue();
        assertThat(server.next().body())
                .contains(
                        "\"actions\":[{\"type\":\"Action.OpenUrl\",\"title\":\"Open the page\","
                                + "\"url\":\"https://wf.example/pages/41\"}]");
    }
}
