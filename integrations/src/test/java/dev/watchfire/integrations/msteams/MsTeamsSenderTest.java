// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.msteams;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.integrations.Configured;
import dev.watchfire.integrations.Notifications;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.SenderContract;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MsTeamsSenderTest extends SenderContract {
    private static final String PATH = "/hooks/" + SECRET;

    @Override
    protected Sender sender() {
        return new MsTeamsSender(http);
    }

    private Options msteams(String more) {
        return Configured.options("msteams", "webhook_url: " + server.url(PATH) + "\n" + more);
    }

    @Override
    protected Options options() {
        return msteams("");
    }

    @Override
    protected Options withFile(String file) {
        return Configured.options("msteams", "webhook_url_file: " + file);
    }

    @Override
    protected Options failing() {
        return msteams(
                """
                title: '{{ .Nonsense }}'
                summary: '{{ .Nonsense }}'
                text: '{{ .Nonsense }}'
                """);
    }

    @Override
    protected ScriptedServer.Behaviour accepted() {
        return respond(200, "1");
    }

    /// Connectors answer in plain text.
    @Override
    protected String refusal(String why) {
        return why;
    }

    @Test
    void theDefaultsAreAlertmanagers() throws Exception {
        Map<String, Object> card = sent(options());

        assertThat(card).hasSize(6);
        assertThat(card)
                .containsEntry("@context", "http://schema.org/extensions")
                .containsEntry("type", "MessageCard")
                .containsEntry("title", "[FIRING:2] DiskFull (critical)")
                .containsEntry("summary", "[FIRING:2] DiskFull (critical)")
                .containsEntry("themeColor", "8C1A1A");
        assertThat(card.get("text"))
                .asString()
                .startsWith("\n\n# Alerts Firing:\n\nLabels:\n  - alertname = DiskFull\n")
                .contains("\n# Alerts Resolved:\n");
    }

    @Test
    void everyKeyIsRenderedAndWhatIsResolvedIsGreen() throws Exception {
        Options options =
                msteams(
                        """
                        title: 't {{ .Status }}'
                        summary: 's {{ .Status }}'
                        text: 'x {{ .Status }}'
                        """);

        assertThat(sent(Notifications.resolved(), options))
                .containsEntry("title", "t resolved")
                .containsEntry("summary", "s resolved")
                .containsEntry("text", "x resolved")
                .containsEntry("themeColor", "2DC72D");
    }

    @Test
    void aTextIsCutSoThatTheDocumentIsOneThatTeamsTakes() throws Exception {
        Options options = msteams("text: '\"{{ .CommonAnnotations.summary }}'");
        assertThat(send(longMessage(10_000), options).isSent()).isTrue();

        String body = server.next().body();
        assertThat(body.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(MsTeamsSender.MAX_DOCUMENT_BYTES)
                .isGreaterThan(MsTeamsSender.MAX_DOCUMENT_BYTES - 10);
        assertThat(Json.readObject(body).get("text")).asString().endsWith("🔥…");
    }

    @ParameterizedTest
    @CsvSource({"400,REFUSED", "413,REFUSED", "429,RETRYABLE", "500,RETRYABLE", "503,RETRYABLE"})
    void whatTeamsBehindTheConnectorSaysCounts(int behind, Delivery.Outcome outcome) {
        String body =
                "Webhook message delivery failed with error: Microsoft Teams endpoint returned"
                        + (" HTTP error " + behind)
                        + " with ContextId tcid=0,server=a";
        SendResult result = sendTo(respond(200, body));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.message()).isEqualTo(body);
    }
}
