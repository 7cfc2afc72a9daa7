// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonSyntaxException;
import dev.watchfire.web.json.JsonTree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Buttons of Telegram and Mattermost.
final class ChatDoors {
    private static final String TELEGRAM = "telegram";
    private static final String MATTERMOST = "mattermost";
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    /// How a button says what it does where a whole token has no room.
    private static final Map<String, PageAnswer.Kind> LETTERS =
            Map.of(
                    "a", PageAnswer.Kind.ACKNOWLEDGE,
                    "e", PageAnswer.Kind.ESCALATE,
                    "r", PageAnswer.Kind.RESOLVE,
                    "z", PageAnswer.Kind.SNOOZE,
                    "m", PageAnswer.Kind.SILENCE);

    private final Acts acts;
    private final ActionTokens tokens;

    ChatDoors(Acts acts, ActionTokens tokens) {
        this.acts = acts;
        this.tokens = tokens;
    }

    private static JsonTree body(Exchange exchange) throws Refusal, JsonSyntaxException {
        Exchange.Bytes body = exchange.body(Form.MOST_BYTES);
        return JsonTree.read(body.array(), body.length());
    }

    private static Refusal strange(Exchange exchange, Exception e) {
        return new Refusal(
                exchange.style()
                        .error(400, "bad-body", "This is no such message: " + e.getMessage()));
    }

    private static Refusal forbidden(Exchange exchange) {
        return new Refusal(
                exchange.style()
                        .error(403, "not-signed", "The secret of this address does not fit."));
    }

    /// `POST /in/telegram/{token}`. The answer carries what the bot says.
    Answer telegram(Exchange exchange) throws Refusal {
        if (!tokens.isWebhook(TELEGRAM, exchange.variable("token"))
                || !tokens.isWebhook(TELEGRAM + " header", exchange.header(SECRET_HEADER))) {
            throw forbidden(exchange);
        }
        try {
            JsonTree update = body(exchange);
            JsonTree pressed = update.get("callback_query");
            if (pressed != null) {
                String from = Long.toString(pressed.require("from").require("id").wholeNumber());
                return callback(pressed.text("id", ""), from, pressed.text("data", ""));
            }
            JsonTree message = update.get("message");
            if (message != null && message.text("text", "").startsWith("/start")) {
                return started(message.require("chat").require("id").wholeNumber());
            }
            return Answer.empty(200);
        } catch (JsonSyntaxException | JsonTree.Mismatch e) {
            throw strange(exchange, e);
        }
    }

    private Answer callback(String id, String from, String data) {
        Person person = acts.personAt(TELEGRAM, from);
        Phrases phrases = Phrases.of(person == null ? "en" : person.language());
        String said = person == null ? phrases.unknownPerson() : pressed(person, data, phrases);
        return Answer.json(
                200,
                out ->
                        out.beginObject()
                                .member("method", "answerCallbackQuery")
                                .member("callback_query_id", id)
                                .member("text", said)
                                .endObject());
    }

    private String pressed(Person person, String data, Phrases phrases) {
        int colon = data.indexOf(':');
        PageAnswer.Kind letter = colon == 1 ? LETTERS.get(data.substring(0, 1)) : null;
        if (letter != null) {
            long delivery = tokens.readDelivery(data.substring(2));
            Acts.Asked asked = delivery < 0 ? null : acts.asked(delivery);
            return asked == null
                    ? phrases.linkOver()
                    : answer(
                            PageAnswer.of(letter),
                            asked.pages().stream().map(p -> p.id()).toList(),
                            person,
                            TELEGRAM,
                            asked.message(),
                            phrases);
        }
        ActionTokens.Action action = tokens.readAction(data);
        return action == null || tokens.isOver(action)
                ? phrases.linkOver()
                : answer(
                        action.answer(),
                        action.pages(),
                        person,
                        TELEGRAM,
                        action.message(),
                        phrases);
    }

    private String answer(
            PageAnswer answer,
            List<Long> pages,
            Person person,
            String via,
            Acts.Message message,
            Phrases phrases) {
        return phrases.done(answer, acts.answer(pages, answer, person.name(), via, message));
    }

    private static Answer started(long chat) {
        return Answer.json(
                200,
                out ->
                        out.beginObject()
                                .member("method", "sendMessage")
                                .member("chat_id", Long.toString(chat))
                                .member(
                                        "text",
                                        "Your Telegram number for Watchfire is "
                                                + chat
                                                + ". Enter it under Settings, Account.\n"
                                                + "Watchfire에 등록할 텔레그램 번호는 "
                                                + chat
                                                + "입니다. 설정의 계정 화면에 입력해 주세요.")
                                .endObject());
    }

    /// `POST /in/mattermost/{token}`.
    Answer mattermost(Exchange exchange) throws Refusal {
        if (!tokens.isWebhook(MATTERMOST, exchange.variable("token"))) {
            throw forbidden(exchange);
        }
        try {
            JsonTree body = body(exchange);
            JsonTree context = body.require("context");
            ActionTokens.Action action = tokens.readAction(context.text("token", ""));
            if (action == null) {
                throw forbidden(exchange);
            }
            Person person = mattermostPerson(body);
            Phrases phrases = Phrases.of(person == null ? "en" : person.language());
            String said =
                    person == null
                            ? phrases.unknownPerson()
                            : tokens.isOver(action)
                                    ? phrases.linkOver()
                                    : answer(
                                            action.answer(),
                                            action.pages(),
                                            person,
                                            MATTERMOST,
                                            action.message(),
                                            phrases);
            return Answer.json(
                    200, out -> out.beginObject().member("ephemeral_text", said).endObject());
        } catch (JsonSyntaxException | JsonTree.Mismatch e) {
            throw strange(exchange, e);
        }
    }

    private @Nullable Person mattermostPerson(JsonTree body) throws JsonTree.Mismatch {
        Person byId = acts.personAt(MATTERMOST, body.text("user_id", ""));
        return byId == null ? acts.personAt(MATTERMOST, body.text("user_name", "")) : byId;
    }
}
