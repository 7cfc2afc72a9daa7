// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.slack;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackSenderTest extends SenderContract {
    private static final String PATH = "/services/T0/" + SECRET;

    @Override
    protected Sender sender() {
        return new SlackSender(http);
    }

    private Options slack(String more) {
        return Configured.options("slack", "api_url: " + server.url(PATH) + "\n" + more);
    }

    @Override
    protected Options options() {
        return slack("channel: '#ops'");
    }

    @Override
    protected Options withFile(String file) {
        return Configured.options("slack", "api_url_file: " + file);
    }

    @Override
    protected Options failing() {
        return slack(
                """
                title: '{{ .Nonsense }}'
                text: '{{ .Nonsense }}'
                fallback: '{{ .Nonsense }}'
                message_text: '{{ .Nonsense }}'
                footer: '{{ .Nonsense }}'
                """);
    }

    @Override
    protected ScriptedServer.Behaviour accepted() {
        return respond(200, "ok", "Content-Type: text/html");
    }

    @Override
    protected String refusal(String why) {
        return Json.write(Map.of("ok", false, "error", why));
    }

    @Test
    void theDefaultsAreAlertmanagers() throws Exception {
        assertThat(sent(options()))
                .isEqualTo(
                        Map.of(
                                "channel",
                                "#ops",
                                "username",
                                "Alertmanager",
                                "attachments",
                                List.of(
                                        Map.of(
                                                "title",
                                                "[FIRING:2] DiskFull (critical)",
                                                "title_link",
                                                "http://watchfire.example/#/alerts?receiver=ops",
                                                "text",
                                                "",
                                                "fallback",
                                                "[FIRING:2] DiskFull (critical) | http://watchfire"
                                                        + ".example/#/alerts?receiver=ops",
                                                "callback_id",
                                                "",
                                                "footer",
                                                "",
                                                "color",
                                                "danger",
                                                "mrkdwn_in",
                                                List.of("fallback", "pretext", "text")))));
    }

    @Test
    void whatIsResolvedIsGreen() throws Exception {
        Map<String, Object> attachment =
                first(sent(Notifications.resolved(), options()), "attachments");

        assertThat(attachment)
                .containsEntry("color", "good")
                .containsEntry("title", "[RESOLVED] DiskFull (critical)");
    }

    @Test
    void everyKeyIsRenderedAndSent() throws Exception {
        Map<String, Object> message =
                sent(
                        slack(
                                """
                                channel: '#{{ .CommonLabels.severity }}'
                                username: 'u {{ .Status }}'
                                icon_emoji: ':{{ .Status }}:'
                                icon_url: 'http://i/{{ .Status }}'
                                link_names: true
                                message_text: 'm {{ .Status }}'
                                color: '#{{ .Status }}'
                                title: 't {{ .Status }}'
                                title_link: 'http://l/{{ .Status }}'
                                pretext: 'p {{ .Status }}'
                                text: 'x {{ .Status }}'
                                fallback: 'f {{ .Status }}'
                                callback_id: 'c {{ .Status }}'
                                footer: 'e {{ .Status }}'
                                image_url: 'http://m/{{ .Status }}'
                                thumb_url: 'http://h/{{ .Status }}'
                                mrkdwn_in: [fields]
                                short_fields: true
                                fields:
                                  - {title: 'a {{ .Status }}', value: 'b {{ .Status }}'}
                                  - {title: c, value: d, short: false}
                                actions:
                                  - type: button
                                    text: 'Go {{ .Status }}'
                                    url: 'http://a/{{ .Status }}'
                                    style: danger
                                    name: ignored
                                    value: ignored
                                    confirm: {text: ignored}
                                  - type: button
                                    text: Silence
                                    name: silence
                                    value: '{{ .Status }}'
                                    confirm:
                                      text: 'sure? {{ .Status }}'
                                      title: Silence
                                      ok_text: 'yes'
                                      dismiss_text: 'no'
                                """));

        assertThat(server.unread()).isZero();
        assertThat(message).hasSize(7);
        assertThat(message)
                .containsEntry("channel", "#critical")
                .containsEntry("username", "u firing")
                .containsEntry("icon_emoji", ":firing:")
                .containsEntry("icon_url", "http://i/firing")
                .containsEntry("link_names", true)
                .containsEntry("text", "m firing");
        Map<String, Object> attachment = first(message, "attachments");
        assertThat(attachment).hasSize(13);
        assertThat(attachment)
                .containsEntry("title", "t firing")
                .containsEntry("title_link", "http://l/firing")
                .containsEntry("pretext", "p firing")
                .containsEntry("text", "x firing")
                .containsEntry("fallback", "f firing")
                .containsEntry("callback_id", "c firing")
                .containsEntry("footer", "e firing")
                .containsEntry("image_url", "http://m/firing")
                .containsEntry("thumb_url", "http://h/firing")
                .containsEntry("color", "#firing")
                .containsEntry("mrkdwn_in", List.of("fields"))
                .containsEntry(
                        "fields",
                        List.of(
                                Map.of("title", "a firing", "value", "b firing", "short", true),
                                Map.of("title", "c", "value", "d", "short", false)))
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
                                        "style",
                                        "danger"),
                                Map.of(
                                        "type",
                                        "button",
                                        "text",
                                        "Silence",
                                        "name",
                                        "silence",
                                        "value",
                                        "firing",
                                        "confirm",
                                        Map.of(
                                                "text",
                                                "sure? firing",
                                                "title",
                                                "Silence",
                                                "ok_text",
                                                "yes",
                                                "dismiss_text",
                                                "no"))));
    }

    @Test
    void aTitleIsCutAtAThousandAndTwentyFourCharacters() throws Exception {
        Map<String, Object> attachment =
                first(
                        sent(longMessage(1025), slack("title: '{{ .CommonAnnotations.summary }}'")),
                        "attachments");

        assertThat(attachment).containsEntry("title", "🔥".repeat(1023) + "…");
    }

    @Test
    void anAppIsKnownByItsToken() throws Exception {
        server.behave(respond(200, "{\"ok\":true}", "Content-Type: application/json"));
        Options app =
                Configured.options(
                        "slack",
                        "{app_token: xoxb-1, app_url: '" + server.url("/api/chat.postMessage'}"));

        assertThat(send(app)).isEqualTo(SendResult.sent(200));
        ScriptedServer.Received received = server.next();
        assertThat(received.path()).isEqualTo("/api/chat.postMessage");
        assertThat(received.header("authorization")).isEqualTo("Bearer xoxb-1");
        assertThat(sender().destination(app)).isEqualTo(server.url(""));
    }

    @Test
    void anAppsTokenIsNotInMessagesAndNotSentToOtherServers() throws Exception {
        try (ScriptedServer other = ScriptedServer.start(respond(400, "token xoxb-1 is bad"))) {
            server.behave(ScriptedServer.redirect(307, other.url("/x")));
            SendResult result =
                    send(
                            Configured.options(
                                    "slack",
                                    "{app_token: xoxb-1, app_url: '" + server.url("/api/x'}")));

            assertThat(result.message()).contains("token <secret> is bad");
            assertThat(other.next().header("authorization")).isNull();
        }
    }

    @Test
    void anUnreadableTokenIsTriedAgain() {
        Options app = Configured.options("slack", "app_token_file: /nonexistent/token");

        assertThat(send(app))
                .isEqualTo(
                        SendResult.retryable(
                                0, "app_token_file /nonexistent/token does not exist", 0));
    }

    @Test
    void aRefusalInAnAnswerOf200IsFinalAndSaysWhyAndWhere() {
        assertThat(sendTo(respond(200, "{\"ok\":false,\"error\":\"channel_not_found\"}")))
                .isEqualTo(
                        SendResult.refused(
                                200, "Slack did not take it: channel_not_found; channel #ops"));
    }

    @Test
    void aWebhookThatDoesNotSayOkIsFinal() {
        assertThat(sendTo(respond(200, "no_team")))
                .isEqualTo(SendResult.refused(200, "Slack did not take it: no_team; channel #ops"));
        assertThat(sendTo(respond(200, "")).message()).contains("no reason");
    }

    @Test
    void anAnswerThatBreaksOffIsUnknown() {
        assertThat(sendTo(respond(200, "{\"ok\":")).outcome()).isEqualTo(Delivery.Outcome.UNKNOWN);
    }

    @Test
    void aRepeatedSecretInAnAnswerOf200IsHidden() {
        assertThat(sendTo(respond(200, "{\"ok\":false,\"error\":\"" + PATH + "\"}")).message())
                .doesNotContain(SECRET);
    }

    @Test
    void tooManyRequestsAreTriedAgainEvenWithoutATime() {
        assertThat(sendTo(respond(429, refusal("ratelimited"))))
                .isEqualTo(
                        SendResult.retryable(
                                429, "unexpected status code 429: ratelimited; channel #ops", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_service", "channel_is_archived"})
    void aWebhooksPlainRefusalIsShown(String why) {
        assertThat(sendTo(respond(404, why)))
                .isEqualTo(
                        SendResult.refused(
                                404, "unexpected status code 404: " + why + "; channel #ops"));
    }
}
