// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.rocketchat;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RocketChatSenderTest extends SenderContract {
    @Override
    protected Sender sender() {
        return new RocketChatSender(http);
    }

    private Options rocketchat(String more) {
        return Configured.options(
                "rocketchat",
                "api_url: %s\ntoken: %s\ntoken_id: user-1\n%s"
                        .formatted(server.url("/chat"), SECRET, more));
    }

    @Override
    protected Options options() {
        return rocketchat("channel: '#ops'");
    }

    @Override
    protected Options withFile(String file) {
        return Configured.options(
                "rocketchat",
                "{api_url: '%s', token_file: %s, token_id: u}".formatted(server.url("/"), file));
    }

    @Override
    protected Options failing() {
        return rocketchat(
                """
                title: '{{ .Nonsense }}'
                text: '{{ .Nonsense }}'
                emoji: '{{ .Nonsense }}'
                """);
    }

    @Override
    protected ScriptedServer.Behaviour accepted() {
        return respond(200, "{\"success\":true}", "Content-Type: application/json");
    }

    @Override
    protected String refusal(String why) {
        return Json.write(Map.of("success", false, "error", why));
    }

    @Test
    void theDefaultsAreAlertmanagers() throws Exception {
        assertThat(sent(options()))
                .isEqualTo(
                        Map.of(
                                "channel",
                                "#ops",
                                "attachments",
                                List.of(
                                        Map.of(
                                                "title",
                                                "[FIRING:2] DiskFull (critical)",
                                                "title_link",
                                                "http://watchfire.example/#/alerts?receiver=ops",
                                                "color",
                                                "red"))));
    }

    @Test
    void whatIsResolvedIsGreen() throws Exception {
        assertThat(first(sent(Notifications.resolved(), options()), "attachments"))
                .containsEntry("color", "green");
    }

    @Test
    void aBotIsKnownByItsHeaders() throws Exception {
        send(options());

        ScriptedServer.Received received = server.next();
        assertThat(received.path()).isEqualTo("/chat/api/v1/chat.postMessage");
        assertThat(received.header("x-auth-token")).isEqualTo(SECRET);
        assertThat(received.header("x-user-id")).isEqualTo("user-1");
    }

    @Test
    void everyKeyIsRenderedAndSent() throws Exception {
        Map<String, Object> message =
                sent(
                        rocketchat(
                                """
                                channel: '@{{ .Status }}'
                                color: '#{{ .Status }}'
                                title: 't {{ .Status }}'
                                title_link: 'http://t/{{ .Status }}'
                                text: 'x {{ .Status }}'
                                emoji: ':{{ .Status }}:'
                                icon_url: 'http://i/{{ .Status }}'
                                image_url: 'http://m/{{ .Status }}'
                                thumb_url: 'http://h/{{ .Status }}'
                                link_names: true
                                short_fields: true
                                fields:
                                  - {title: 'k {{ .Status }}', value: v, short: false}
                                  - {title: k, value: '{{ .Status }}'}
                                actions:
                                  - type: ignored
                                    text: 'Go {{ .Status }}'
                                    url: 'http://a/{{ .Status }}'
                                    msg: 'ack {{ .Status }}'
                                    iswebview: true
                                    msginchatwindow: true
                                """));

        assertThat(message).hasSize(4);
        assertThat(message)
                .containsEntry("channel", "@firing")
                .containsEntry("emoji", ":firing:")
                .containsEntry("avatar", "http://i/firing");
        Map<String, Object> attachment = first(message, "attachments");
        assertThat(attachment).hasSize(8);
        assertThat(attachment)
                .containsEntry("title", "t firing")
                .containsEntry("title_link", "http://t/firing")
                .containsEntry("text", "x firing")
                .containsEntry("image_url", "http://m/firing")
                .containsEntry("thumb_url", "http://h/firing")
                .containsEntry("color", "#firing")
                .containsEntry(
                        "fields",
                        List.of(
                                Map.of("title", "k firing", "value", "v", "short", false),
                                Map.of("title", "k", "value", "firing", "short", true)))
                .containsEntry(
                        "actions",
                        List.of(
                                Map.of(
                                        "type",
                                        "button",
                                        "text",
                                        "Go firing",
                                        "url",
                                        "http://a/firing",
                                        "is_webview",
                                        false,
                                        "msg",
                                        "ack firing",
                                        "msg_in_chat_window",
                                        false)));
    }

    @Test
    void aTitleIsCutAtAThousandAndTwentyFourCharacters() throws Exception {
        Options options = rocketchat("title: '{{ .CommonAnnotations.summary }}'");

        assertThat(first(sent(longMessage(1025), options), "attachments"))
                .containsEntry("title", "🔥".repeat(1023) + "…");
    }

    @Test
    void aRefusalInAnAnswerOf200IsFinalAndSaysWhy() {
        assertThat(sendTo(respond(200, refusal("[invalid-channel]"))))
                .isEqualTo(
                        SendResult.refused(200, "Rocket.Chat did not take it: [invalid-channel]"));
    }

    @Test
    void aBotThatIsNotLoggedInIsToldSo() {
        String body = "{\"status\":\"error\",\"message\":\"You must be logged in to do this.\"}";

        assertThat(sendTo(respond(401, body)))
                .isEqualTo(
                        SendResult.refused(
                                401,
                                "unexpected status code 401: You must be logged in to do this."));
    }

    @Test
    void anAnswerThatCannotBeReadIsUnknown() {
        assertThat(sendTo(respond(200, "<html>")).outcome()).isEqualTo(Delivery.Outcome.UNKNOWN);
    }

    @Test
    void tokensAreNotSentToOtherServers() throws Exception {
        try (ScriptedServer other = ScriptedServer.start(respond(200, "{\"success\":true}"))) {
            server.behave(ScriptedServer.redirect(307, other.url("/x")));

            assertThat(send(options()).isSent()).isTrue();
            ScriptedServer.Received received = other.next();
            assertThat(received.header("x-auth-token")).isNull();
            assertThat(received.header("x-user-id")).isNull();
            assertThat(received.header("user-agent")).startsWith("Alertmanager/");
        }
    }
}
