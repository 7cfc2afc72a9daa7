// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonSyntaxException;
import dev.watchfire.web.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Buttons and the command of Slack. Source of the signature:
/// <https://api.slack.com/authentication/verifying-requests-from-slack>.
final class SlackDoor {
    private static final String SLACK = "slack";

    /// Where Slack takes replies; nothing is posted anywhere else.
    private static final List<String> REPLIES =
            List.of("https://hooks.slack.com/", "https://hooks.slack-gov.com/");

    /// Slack's own advice; what is older may be a replay.
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Acts acts;
    private final ActionTokens tokens;
    private final ChatReplies replies;
    private final InstantSource clock;

    SlackDoor(Acts acts, ActionTokens tokens, ChatReplies replies, InstantSource clock) {
        this.replies = replies;
        this.acts = acts;
        this.tokens = tokens;
        this.clock = clock;
    }

    static String signature(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = "v0:" + timestamp + ":" + body;
            return "v0="
                    + HexFormat.of()
                            .formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private Form entered(Exchange exchange) throws Refusal {
        Form form = Form.of(exchange);
        String secret = MeansSecrets.of(acts.image(), SLACK, "signing_secret");
        String given = exchange.header("X-Slack-Signature");
        String timestamp = exchange.header("X-Slack-Request-Timestamp");
        boolean good =
                given != null
                        && timestamp != null
                        && !secret.isEmpty()
                        && isRecent(timestamp)
                        && ActionTokens.same(signature(secret, timestamp, form.text()), given);
        if (!good) {
            throw new Refusal(
                    exchange.style()
                            .error(
                                    403,
                                    "not-signed",
                                    "The request is not signed with paging.slack.signing_secret,"
                                            + " or is older than five minutes."));
        }
        return form;
    }

    private boolean isRecent(String timestamp) {
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(at, clock.instant()).abs().compareTo(WINDOW) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return false;
        }
    }

    /// `POST /in/slack/interaction`. Slack shows nothing of the answer: what was done is written
    /// into the message itself, and why nothing was done is told to whoever pressed.
    Answer interaction(Exchange exchange) throws Refusal {
        Form form = entered(exchange);
        try {
            byte[] payload = form.get("payload").getBytes(StandardCharsets.UTF_8);
            JsonTree tree = JsonTree.read(payload, payload.length);
            if (!tree.text("type", "").equals("block_actions")) {
                return Answer.empty(200);
            }
            Person person = acts.personAt(SLACK, tree.require("user").text("id", ""));
            String url = tree.text("response_url", "");
            for (JsonTree pressed : tree.elements("actions")) {
                String token = pressed.text("value", "");
                // Links are buttons too, which carry no token.
                String problem = token.isEmpty() ? "" : pressed(person, token);
                if (!problem.isEmpty() && REPLIES.stream().anyMatch(url::startsWith)) {
                    replies.reply(url, problem);
                }
            }
            return Answer.empty(200);
        } catch (JsonSyntaxException | JsonTree.Mismatch e) {
            throw new Refusal(
                    exchange.style()
                            .error(
                                    400,
                                    "bad-payload",
                                    "The payload is not Slack's: " + e.getMessage()));
        }
    }

    /// Carries it out; returns what is to be said to whoever pressed, "" for nothing.
    private String pressed(@Nullable Person person, String token) {
        Phrases phrases = Phrases.of(person == null ? "en" : person.language());
        ActionTokens.Action action = tokens.readAction(token);
        if (person == null) {
            return phrases.unknownPerson();
        }
        if (action == null || tokens.isOver(action)) {
            return action == null ? phrases.linkUnknown() : phrases.linkOver();
        }
        Acts.Outcome outcome =
                acts.answer(
                        action.pages(), action.answer(), person.name(), SLACK, action.message());
        return outcome.changed() ? "" : phrases.done(action.answer(), outcome);
    }

    /// `POST /in/slack/command`: `list`, or a word and the number of a page.
    Answer command(Exchange exchange) throws Refusal {
        Form form = entered(exchange);
        Person person = acts.personAt(SLACK, form.get("user_id"));
        Phrases phrases = Phrases.of(person == null ? "en" : person.language());
        String answer =
                person == null
                        ? phrases.unknownPerson()
                        : commanded(person, form.get("text").strip(), phrases);
        return Answer.json(
                200,
                out ->
                        out.beginObject()
                                .member("response_type", "ephemeral")
                                .member("text", answer)
                                .endObject());
    }

    private String commanded(Person person, String text, Phrases phrases) {
        Words.Ordered order = Words.Ordered.read(text);
        if (order != null) {
            return phrases.done(
                    order.answer(),
                    acts.answer(
                            List.of(order.page()),
                            order.answer(),
                            person.name(),
                            SLACK,
                            Acts.Message.NONE));
        }
        if (!text.isEmpty() && !text.equals("list")) {
            return phrases.say(
                    "I understand: list; ack, resolve, escalate, snooze, silence and unack with the"
                            + " number of a page, as in \"snooze 41 2h\".",
                    "사용법: list, 또는 ack, resolve, escalate, snooze, silence, unack 뒤에 호출 번호. 예:"
                            + " snooze 41 2h");
        }
        List<String> lines = new ArrayList<>();
        acts.image()
                .pages()
                .forEach(
                        open -> {
                            if (open.state().isOpen() && lines.size() < 20) {
                                lines.add(line(open, phrases));
                            }
                        });
        return lines.isEmpty()
                ? phrases.say("No page is open.", "열려 있는 호출이 없습니다.")
                : String.join("\n", lines);
    }

    private static String line(Page page, Phrases phrases) {
        return "%d  [%s] %s – %s"
                .formatted(page.id(), page.severity(), page.title(), phrases.standing(page));
    }
}
