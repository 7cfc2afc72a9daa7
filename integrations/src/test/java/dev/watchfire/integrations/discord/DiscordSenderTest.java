// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.discord;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Configured;
import dev.watchfire.integrations.Notifications;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.SenderContract;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DiscordSenderTest extends SenderContract {
    private static final String PATH = "/hooks/" + SECRET;

    @Override
    protected Sender sender() {
        return new DiscordSender(http);
    }

    private Options discord(String more) {
        return Configured.options("discord", "webhook_url: " + server.url(PATH) + "\n" + more);
    }

    @Override
    protected Options options() {
        return discord("");
    }

    @Override
    protected Options withFile(String file) {
        return Configured.options("discord", "webhook_url_file: " + file);
    }

    @Override
    protected Options failing() {
        return discord(
                """
                title: '{{ .Nonsense }}'
                message: '{{ .Nonsense }}'
                content: '{{ .Nonsense }}'
                """);
    }

    @Override
    protected ScriptedServer.Behaviour accepted() {
        return respond(204, "");
    }

    @Override
    protected String refusal(String why) {
        return Json.write(Map.of("message", why, "code", 10015));
    }

    @Test
    void theDefaultsAreAlertmanagers() throws Exception {
        Map<String, Object> message = sent(options());

        assertThat(message).containsOnlyKeys("content", "embeds");
        assertThat(message).containsEntry("content", "");
        Map<String, Object> embed = first(message, "embeds");
        assertThat(embed).containsOnlyKeys("title", "description", "color");
        assertThat(embed)
                .containsEntry("title", "[FIRING:2] DiskFull (critical)")
                .containsEntry("color", 0x992D22);
        assertThat(embed.get("description"))
                .asString()
                .startsWith("\n\nAlerts Firing:\nLabels:\n - alertname = DiskFull\n")
                .contains("\nAlerts Resolved:\nLabels:\n");
    }

    @Test
    void whatIsResolvedIsGreen() throws Exception {
        assertThat(first(sent(Notifications.resolved(), options()), "embeds"))
                .containsEntry("color", 0x2ECC71)
                .containsEntry("title", "[RESOLVED] DiskFull (critical)");
    }

    @Test
    void everyKeyIsSentAndTextsAreRendered() throws Exception {
        Map<String, Object> message =
                sent(
                        discord(
                                """
                                content: '@here {{ .Status }}'
                                title: 't {{ .Status }}'
                                message: 'm {{ .Status }}'
                                username: 'Watchfire {{ 1 }}'
                                avatar_url: https://example.com/a.png
                                """));

        assertThat(message)
                .isEqualTo(
                        Map.of(
                                "content",
                                "@here firing",
                                "embeds",
                                List.of(
                                        Map.of(
                                                "title",
                                                "t firing",
                                                "description",
                                                "m firing",
                                                "color",
                                                0x992D22)),
                                "username",
                                "Watchfire {{ 1 }}",
                                "avatar_url",
                                "https://example.com/a.png"));
    }

    @Test
    void longTextsAreCutWhereDiscordWouldRefuseThem() throws Exception {
        String summary = ": '{{ .CommonAnnotations.summary }}'\n";
        Map<String, Object> message =
                sent(
                        longMessage(5000),
                        discord("title" + summary + "message" + summary + "content" + summary));

        assertThat(message).containsEntry("content", "🔥".repeat(1999) + "…");
        assertThat(first(message, "embeds"))
                .containsEntry("title", "🔥".repeat(255) + "…")
                .containsEntry("description", "🔥".repeat(4095) + "…");
    }

    @Test
    void whatIsWrongWithAFormIsShownWhole() {
        String body =
                "{\"message\":\"Invalid Form Body\",\"code\":50035,\"errors\":{\"username\":1}}";

        assertThat(sendTo(respond(400, body)))
                .isEqualTo(SendResult.refused(400, "unexpected status code 400: " + body));
    }
}
