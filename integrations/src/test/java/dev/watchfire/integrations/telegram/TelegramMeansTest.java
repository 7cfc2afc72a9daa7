// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.telegram;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.page.PageSamples.HOME;
import static dev.watchfire.integrations.page.PageSamples.LINKS;
import static dev.watchfire.integrations.page.PageSamples.message;
import static dev.watchfire.integrations.page.PageSamples.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.MeansRig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TelegramMeansTest extends MeansRig {
    private final TelegramMeans means = new TelegramMeans(http, LINKS);

    @Override
    protected Means means() {
        return means;
    }

    @Override
    protected String type() {
        return "telegram";
    }

    @Override
    protected String address() {
        return "4711";
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("bot_token", secret(), "api_url", server.url(""));
    }

    @Override
    protected String good() {
        return "{\"ok\": true, \"result\": {\"message_id\": 8}}";
    }

    @Test
    void theBotIsToldOnceWhereToBringWhatIsPressed() throws Exception {
        server.behave(respond(200, good()));
        assertThat(send(message("en")).memory()).isEqualTo(LabelSet.of("message_id", "8"));
        send(message("en"));

        ScriptedServer.Received introduced = server.next();
        assertThat(introduced.path()).isEqualTo("/bot" + SECRET + "/setWebhook");
        assertThat(json(introduced))
                .containsEntry("url", HOME + "/in/telegram/telegram-secret")
                .containsEntry("secret_token", "telegram-header-secret");
        ScriptedServer.Received sent = server.next();
        assertThat(sent.path()).endsWith("/sendMessage");
        assertThat(json(sent)).containsEntry("chat_id", "4711");
        assertThat(String.valueOf(json(sent).get("text")))
                .startsWith("<b>[P1] Disk full on db-41</b>\n95 % used\n");
        assertThat(json(sent).get("reply_markup"))
                .asString()
                .contains("text=Acknowledge, callback_data=acknowledge41adasms");
        assertThat(server.next().path()).endsWith("/sendMessage");
        assertThat(server.unread()).isZero();
    }

    @Test
    void aChangeIsWrittenIntoTheMessageAndTakesTheButtonsAway() throws Exception {
        server.behave(respond(200, good()));
        send(
                message("en", Notice.Kind.PAGE_UPDATE, page(Page.State.RESOLVED)),
                LabelSet.of("message_id", "8"));

        server.next();
        ScriptedServer.Received edited = server.next();
        assertThat(edited.path()).endsWith("/editMessageText");
        assertThat(json(edited))
                .containsEntry("message_id", "8")
                .containsEntry("reply_markup", Map.of("inline_keyboard", List.of()));
    }

    @Test
    void aPersonWhoBlockedTheBotBreaksTheMethod() {
        server.behave(
                respond(403, "{\"ok\": false, \"description\": \"bot was blocked by the user\"}"));

        SendResult result = send(message("en"));
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(notes).containsExactly("Telegram says: bot was blocked by the user");
    }
}
