// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.webex;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Configured;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.SenderContract;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WebexSenderTest extends SenderContract {
    @Override
    protected Sender sender() {
        return new WebexSender(http);
    }

    private Options webex(String more) {
        return Configured.options(
                "webex",
                "api_url: %s\nhttp_config: {authorization: {credentials: %s}}\n%s"
                        .formatted(server.url("/v1/messages"), SECRET, more));
    }

    @Override
    protected Options options() {
        return webex("room_id: Y2lzY29");
    }

    @Override
    protected Options withFile(String file) {
        return Configured.options(
                "webex",
                "api_url: %s\nroom_id: r\nhttp_config: {authorization: {credentials_file: %s}}"
                        .formatted(server.url("/v1/messages"), file));
    }

    @Override
    protected Options failing() {
        return webex("room_id: r\nmessage: '{{ .Nonsense }}'");
    }

    @Override
    protected ScriptedServer.Behaviour accepted() {
        return respond(200, "{\"id\":\"1\"}");
    }

    @Override
    protected String refusal(String why) {
        return Json.write(Map.of("message", why, "trackingId", "ROUTER_1"));
    }

    @Test
    void theDefaultsAreAlertmanagers() throws Exception {
        assertThat(send(options()).isSent()).isTrue();

        ScriptedServer.Received received = server.next();
        assertThat(received.path()).isEqualTo("/v1/messages");
        assertThat(received.header("authorization")).isEqualTo("Bearer " + SECRET);
        Map<String, Object> message = Json.readObject(received.body());
        assertThat(message).containsOnlyKeys("markdown", "roomId");
        assertThat(message).containsEntry("roomId", "Y2lzY29");
        assertThat(message.get("markdown"))
                .asString()
                .startsWith("\n\nAlerts Firing:\nLabels:\n - alertname = DiskFull\n")
                .contains("\nAlerts Resolved:\n");
    }

    @Test
    void theRoomAndTheMessageAreRendered() throws Exception {
        assertThat(sent(webex("room_id: 'r-{{ .Status }}'\nmessage: 'm {{ .Status }}'")))
                .isEqualTo(Map.of("markdown", "m firing", "roomId", "r-firing"));
    }

    @Test
    void aMessageIsCutAtTheBytesThatWebexTakes() throws Exception {
        Map<String, Object> message =
                sent(
                        longMessage(2000),
                        webex("room_id: r\nmessage: '{{ .CommonAnnotations.summary }}'"));

        String markdown = String.valueOf(message.get("markdown"));
        assertThat(markdown).isEqualTo("🔥".repeat(1859) + "…");
        assertThat(markdown.getBytes(StandardCharsets.UTF_8).length)
                .isEqualTo(WebexSender.MAX_MESSAGE_BYTES);
    }
}
