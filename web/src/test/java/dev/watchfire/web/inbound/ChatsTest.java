// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.paging.PageAnswer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChatsTest extends InboundRig {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private String token(PageAnswer.Kind kind) {
        return tokens.action(List.of(pages.page().id()), "ada", PageAnswer.of(kind), "slack");
    }

    private HttpRequest.Builder slack(String path, String body, long at) {
        String timestamp = Long.toString(at);
        return post(path, FORM, body)
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", SlackDoor.signature("slack-secret", timestamp, body));
    }

    private long now() {
        return rig.clock.instant().getEpochSecond();
    }

    private String pressed(String user, PageAnswer.Kind kind) {
        String payload =
                """
                {"type":"block_actions","user":{"id":"%s"},
                 "response_url":"https://hooks.slack.com/actions/T1/1/x",
                 "actions":[{"action_id":"x","value":"%s"}]}\
                """
                        .formatted(user, token(kind));
        return "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    }

    @Test
    void slackSignaturesAreThoseThatSlackPublished() {
        assertThat(
                        SlackDoor.signature(
                                "8f742231b10e8888abcd99yyyzzz85a5",
                                "1531420618",
                                "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void aSlackButtonActsInTheNameOfWhoPressedIt() {
        String path = "/in/slack/interaction";
        assertThat(
                        rig.send(slack(path, pressed("U2", PageAnswer.Kind.ACKNOWLEDGE), now()))
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        rig.send(slack(path, pressed("U9", PageAnswer.Kind.RESOLVE), now()))
                                .statusCode())
                .isEqualTo(200);

        assertThat(pages.done()).containsExactly("bora acknowledge slack");
    }

    @Test
    void anOldOrForgedSlackRequestIsRefused() {
        String path = "/in/slack/interaction";
        String body = pressed("U1", PageAnswer.Kind.RESOLVE);
        assertThat(rig.send(slack(path, body, now() - 301)).statusCode()).isEqualTo(403);
        assertThat(rig.send(slack(path, body, now() + 301)).statusCode()).isEqualTo(403);
        assertThat(rig.send(post(path, FORM, body)).statusCode()).isEqualTo(403);
        assertThat(
                        rig.send(
                                        slack(path, "payload=%7B%7D", now())
                                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                                .statusCode())
                .isEqualTo(403);
        assertThat(pages.done()).isEmpty();
    }

    @Test
    void theSlackCommandListsAndActs() {
        String path = "/in/slack/command";
        assertThat(rig.send(slack(path, "user_id=U1&text=list", now())).body())
                .contains(pages.page().id() + "  [P1] Disk <full> – nobody has it yet");
        assertThat(rig.send(slack(path, "user_id=U1&text=ack+" + pages.page().id(), now())).body())
                .contains("Acknowledged: Disk <full>", "\"ephemeral\"");
        assertThat(rig.send(slack(path, "user_id=U7&text=ack+" + pages.page().id(), now())).body())
                .contains("Nobody here has verified this account");
        assertThat(rig.send(slack(path, "user_id=U2&text=dance", now())).body()).contains("사용법");
        assertThat(pages.done()).containsExactly("ada acknowledge slack");
    }

    private HttpResponse<String> telegram(String body) {
        return rig.send(
                post("/in/telegram/" + tokens.webhook("telegram"), JSON, body)
                        .header(
                                "X-Telegram-Bot-Api-Secret-Token",
                                tokens.webhook("telegram header")));
    }

    @Test
    void aTelegramButtonActsAndTheBotSaysSo() {
        String body =
                "{\"callback_query\": {\"id\": \"9\", \"from\": {\"id\": 101}, \"data\": \"%s\"}}";
        assertThat(telegram(body.formatted(token(PageAnswer.Kind.ACKNOWLEDGE))).body())
                .contains("answerCallbackQuery", "Acknowledged: Disk <full>");
        assertThat(telegram(body.formatted("e:" + tokens.delivery(pages.delivery("sms")))).body())
                .contains("Escalated");
        assertThat(telegram(body.replace("101", "666").formatted("x")).body())
                .contains("Nobody here has verified");
        assertThat(pages.done())
                .containsExactly("ada acknowledge telegram", "ada escalate telegram");
    }

    @Test
    void aSlackCommandSaysHowLong() {
        String path = "/in/slack/command";
        String text = "user_id=U2&text=snooze+" + pages.page().id() + "+2h";
        assertThat(rig.send(slack(path, text, now())).body()).contains("2시간 동안 미뤘습니다");
        assertThat(pages.page().wakeAt()).isAfter(rig.clock.instant().plusSeconds(7190));
        String silence = "user_id=U2&text=silence+" + pages.page().id() + "+30m";
        assertThat(rig.send(slack(path, silence, now())).body()).contains("30분 동안 음소거했습니다");
        assertThat(pages.done()).containsExactly("bora snooze slack", "bora silence slack");
    }

    @Test
    void whoPressesInVainIsToldWhyAndNobodyElseIs() {
        String path = "/in/slack/interaction";
        rig.send(slack(path, pressed("U1", PageAnswer.Kind.ACKNOWLEDGE), now()));
        assertThat(rig.replies).isEmpty();
        rig.send(slack(path, pressed("U1", PageAnswer.Kind.ACKNOWLEDGE), now()));
        rig.send(slack(path, pressed("U3", PageAnswer.Kind.RESOLVE), now()));
        rig.send(slack(path, pressed("U9", PageAnswer.Kind.RESOLVE), now()));

        assertThat(rig.replies).hasSize(3);
        assertThat(rig.replies.poll()).startsWith("It was so already");
        assertThat(rig.replies.poll()).contains("does not ask you");
        assertThat(rig.replies.poll()).contains("Nobody here has verified this account");
    }

    @Test
    void nothingIsSaidAnywhereButAtSlack() {
        String elsewhere =
                pressed("U9", PageAnswer.Kind.RESOLVE)
                        .replace("hooks.slack.com", "hooks.slack.com.evil.example");
        rig.send(slack("/in/slack/interaction", elsewhere, now()));
        assertThat(rig.replies).isEmpty();
    }

    @Test
    void whoMerelyReadsAlongInAChannelChangesNothing() {
        String body = pressed("U3", PageAnswer.Kind.RESOLVE);
        assertThat(rig.send(slack("/in/slack/interaction", body, now())).statusCode())
                .isEqualTo(200);
        String command = "user_id=U3&text=ack+" + pages.page().id();
        assertThat(rig.send(slack("/in/slack/command", command, now())).body())
                .contains("does not ask you, and you respond in no team");
        assertThat(pages.done()).isEmpty();
    }

    @Test
    void aTelegramButtonWithoutRoomForATokenSnoozes() {
        String body =
                "{\"callback_query\": {\"id\": \"9\", \"from\": {\"id\": 101}, \"data\": \"z:%s\"}}"
                        .formatted(tokens.delivery(pages.delivery("telegram")));
        assertThat(telegram(body).body()).contains("Snoozed for 1 hour");
        assertThat(telegram(body).body()).contains("It was so already");
        assertThat(pages.done()).containsExactly("ada snooze telegram");
    }

    @Test
    void telegramSaysWhoStartsWhatTheirNumberIs() {
        assertThat(
                        telegram("{\"message\": {\"text\": \"/start\", \"chat\": {\"id\": 4711}}}")
                                .body())
                .contains("\"chat_id\":\"4711\"", "is 4711");
    }

    @Test
    void telegramWithoutItsSecretIsRefused() {
        String path = "/in/telegram/" + tokens.webhook("telegram");
        assertThat(rig.send(post(path, JSON, "{}")).statusCode()).isEqualTo(403);
        assertThat(
                        rig.send(
                                        post("/in/telegram/other", JSON, "{}")
                                                .header(
                                                        "X-Telegram-Bot-Api-Secret-Token",
                                                        tokens.webhook("telegram header")))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aMattermostButtonActsOnlyWithItsSignedContext() {
        String path = "/in/mattermost/" + tokens.webhook("mattermost");
        String body = "{\"user_name\": \"ada\", \"context\": {\"token\": \"%s\"}}";
        assertThat(
                        rig.send(post(path, JSON, body.formatted(token(PageAnswer.Kind.RESOLVE))))
                                .body())
                .contains("ephemeral_text", "Resolved: Disk <full>");
        assertThat(rig.send(post(path, JSON, body.formatted("forged"))).statusCode())
                .isEqualTo(403);
        assertThat(rig.send(post("/in/mattermost/x", JSON, body)).statusCode()).isEqualTo(403);
        assertThat(pages.done()).containsExactly("ada resolve mattermost");
    }
}
