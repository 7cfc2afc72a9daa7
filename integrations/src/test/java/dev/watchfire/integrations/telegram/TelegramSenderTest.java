// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.telegram;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.integrations.Configured;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.Notifications;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.SenderContract;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TelegramSenderTest extends SenderContract {
    TelegramSenderTest() {
        super(Delivery.Outcome.RETRYABLE);
    }

    @Override
    protected Sender sender() {
        return new TelegramSender(http);
    }

    private Options telegram(String more) {
        return Configured.options(
                "telegram",
                "api_url: %s\nbot_token: '1234:%s'\n%s".formatted(server.url(""), SECRET, more));
    }

    @Override
    protected Options options() {
        return telegram("chat_id: -1001234567890");
    }

    @Override
    protected Options withFile(String file) {
        return Configured.options("telegram", "chat_id: 1\nbot_token_file: " + file);
    }

    @Override
    protected Options failing() {
        return telegram("chat_id: 1\nmessage: '{{ .Nonsense }}'");
    }

    @Override
    protected ScriptedServer.Behaviour accepted() {
        return respond(200, "{\"ok\":true,\"result\":{\"message_id\":365}}");
    }

    @Override
    protected String refusal(String why) {
        return Json.write(Map.of("ok", false, "error_code", 400, "description", why));
    }

    @Test
    void theDefaultsAreAlertmanagersAndEscapedAsHtml() throws Exception {
        assertThat(send(options())).isEqualTo(SendResult.sent(200));

        ScriptedServer.Received received = server.next();
        assertThat(received.path()).isEqualTo("/bot1234:" + SECRET + "/sendMessage");
        Map<String, Object> message = Json.readObject(received.body());
        assertThat(message)
                .containsOnlyKeys("chat_id", "text", "parse_mode", "disable_web_page_preview");
        assertThat(message)
                .containsEntry("chat_id", "-1001234567890")
                .containsEntry("parse_mode", "HTML")
                .containsEntry("disable_web_page_preview", "true");
        assertThat(message.get("text"))
                .asString()
                .startsWith("\n\nAlerts Firing:\nLabels:\n - alertname = DiskFull\n")
                .contains(" - summary = Disk of db-1 is &lt;full&gt; &amp; slow\n");
    }

    @Test
    void everyKeyIsSent() throws Exception {
        assertThat(
                        sent(
                                telegram(
                                        """
                                        chat_id: 5
                                        message_thread_id: 7
                                        parse_mode: MarkdownV2
                                        disable_notifications: true
                                        message: '*{{ .Status }}* <b>'
                                        """)))
                .isEqualTo(
                        Map.of(
                                "chat_id", "5",
                                "text", "*firing* <b>",
                                "parse_mode", "MarkdownV2",
                                "disable_web_page_preview", "true",
                                "disable_notification", "true",
                                "message_thread_id", "7"));
    }

    @Test
    void withoutAParseModeNoneIsSent() throws Exception {
        assertThat(sent(telegram("chat_id: 5\nparse_mode: ''\nmessage: x")))
                .doesNotContainKey("parse_mode");
    }

    @Test
    void plainTextInPlaceOfATemplateIsNotSentAsMarkdown() throws Exception {
        Options options =
                telegram("chat_id: 5\nparse_mode: MarkdownV2\nmessage: '{{ .Nonsense }}'");

        assertThat(sent(options)).doesNotContainKey("parse_mode");
    }

    @Test
    void plainTextInPlaceOfATemplateIsEscapedAsHtml() throws Exception {
        assertThat(sent(failing()))
                .containsEntry("parse_mode", "HTML")
                .extractingByKey("text")
                .asString()
                .startsWith("<pre>")
                .contains("is &lt;full&gt; &amp; slow")
                .endsWith("</pre>");
    }

    @Test
    void aTextIsCutAtFourThousandAndNinetySixCharacters() throws Exception {
        String message = "message: '{{ .CommonAnnotations.summary }}'";

        assertThat(
                        sent(
                                longMessage(4097),
                                telegram("chat_id: 5\nparse_mode: Markdown\n" + message)))
                .containsEntry("text", "🔥".repeat(4095) + "…");
        assertThat(
                        sent(
                                longMessage(4097),
                                telegram(
                                        "chat_id: 5\n"
                                                + "message: '<b>{{ .CommonAnnotations.summary"
                                                + " }}</b>'")))
                .containsEntry("text", "<b>" + "🔥".repeat(4095) + "…</b>");
    }

    @Test
    void theChatMayBeInAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("chat");
        Options options = telegram("chat_id_file: " + file);
        assertThat(send(options))
                .isEqualTo(SendResult.retryable(0, "chat_id_file " + file + " does not exist", 0));

        Files.writeString(file, "ops\n");
        assertThat(send(options))
                .isEqualTo(SendResult.retryable(0, "chat_id_file " + file + " holds no number", 0));

        Files.writeString(file, "-42\n");
        assertThat(sent(options)).containsEntry("chat_id", "-42");
    }

    @Test
    void theWaitThatTelegramAsksForInTheBodyCounts() {
        String body =
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after"
                        + " 14\",\"parameters\":{\"retry_after\":14}}";

        assertThat(sendTo(respond(429, body)))
                .isEqualTo(
                        SendResult.retryable(
                                429,
                                "Telegram did not take it: Too Many Requests: retry after 14",
                                14_000));
    }

    @Test
    void aWaitOfMoreThanAnHourIsAnHour() {
        String body = "{\"ok\":false,\"parameters\":{\"retry_after\":99999999999}}";

        assertThat(sendTo(respond(429, body)).retryAfterMs()).isEqualTo(3_600_000);
    }

    @Test
    void theChatsNewIdIsTold() {
        String body =
                "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: upgraded\","
                        + "\"parameters\":{\"migrate_to_chat_id\":-1001111}}";

        assertThat(sendTo(respond(400, body)).message())
                .isEqualTo(
                        "Telegram did not take it: Bad Request: upgraded; set chat_id to -1001111");
    }

    @Test
    void anAnswerOf200ThatIsNotOkIsTriedAgain() {
        assertThat(sendTo(respond(200, refusal("odd"))))
                .isEqualTo(SendResult.retryable(200, "Telegram did not take it: odd", 0));
    }

    @Test
    void anAnswerThatCannotBeReadIsUnknown() {
        assertThat(sendTo(respond(200, "<html>")).outcome()).isEqualTo(Delivery.Outcome.UNKNOWN);
    }

    @Test
    void aTimeoutOfItsOwnCounts() {
        send(options());
        server.behave(server.hang());
        Notification notification =
                Notifications.within(
                        Duration.ofMinutes(5),
                        Notifications.message(),
                        telegram("chat_id: 1\ntimeout: 1s"));

        assertThat(sender().send(notification).outcome()).isEqualTo(Delivery.Outcome.UNKNOWN);
    }
}
