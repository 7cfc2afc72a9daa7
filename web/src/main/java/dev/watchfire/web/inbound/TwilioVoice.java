// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import static dev.watchfire.web.inbound.TwilioDoor.escaped;

import dev.watchfire.engine.Language;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a call says, and what the keys do. Picking up acknowledges nothing; a machine hears what it
/// is about and no menu.
final class TwilioVoice {
    private static final String VIA = "voice";

    /// Whoever has not found a key by then is asleep.
    private static final int MOST_TURNS = 4;

    private static final int SECONDS_FOR_A_KEY = 8;

    private final TwilioDoor door;
    private final Acts acts;
    private final ActionTokens tokens;
    private final String base;

    TwilioVoice(TwilioDoor door, Acts acts, ActionTokens tokens, String base) {
        this.door = door;
        this.acts = acts;
        this.tokens = tokens;
        this.base = base;
    }

    Answer answer(Exchange exchange) throws Refusal {
        return door.enter(exchange, List.of("voice"), form -> talk(exchange, form));
    }

    private Answer talk(Exchange exchange, Form form) {
        String token = exchange.variable("token");
        long delivery = tokens.readDelivery(token);
        Acts.Asked asked = delivery < 0 ? null : acts.asked(delivery);
        if (asked == null) {
            Phrases english = new Phrases(Language.ENGLISH);
            return hangUp(english, english.nothingToAnswer());
        }
        Phrases phrases = Phrases.of(asked.person().language());
        String answeredBy = form.get("AnsweredBy");
        if (answeredBy.startsWith("machine") || answeredBy.equals("fax")) {
            acts.report(delivery, answeredBy, false, "a machine answered, nobody heard the menu");
            return hangUp(
                    phrases, phrases.say("Watchfire. ", "와치파이어입니다. ") + about(asked, phrases));
        }
        List<Page> open = asked.pages().stream().filter(page -> page.state().isOpen()).toList();
        if (open.isEmpty()) {
            return hangUp(phrases, phrases.pageOver());
        }
        int turn = turn(exchange);
        return switch (form.get("Digits")) {
            case "4" -> act(PageAnswer.Kind.ACKNOWLEDGE, asked, open, phrases);
            case "6" -> act(PageAnswer.Kind.ESCALATE, asked, open, phrases);
            case "8" -> act(PageAnswer.Kind.SNOOZE, asked, open, phrases);
            case "9" -> act(PageAnswer.Kind.RESOLVE, asked, open, phrases);
            case "" -> {
                Page taken = takenByAnother(open, asked);
                if (turn == 0 && taken != null) {
                    yield hangUp(
                            phrases, Phrases.titles(open) + ". " + phrases.standing(taken) + ".");
                }
                yield turn >= MOST_TURNS
                        ? hangUp(phrases, nothingDone(phrases))
                        : menu(token, turn, greeting(asked, open, phrases), phrases);
            }
            default ->
                    turn >= MOST_TURNS
                            ? hangUp(phrases, nothingDone(phrases))
                            : menu(
                                    token,
                                    turn,
                                    phrases.say("That key does nothing. ", "잘못 누르셨습니다. "),
                                    phrases);
        };
    }

    private static @Nullable Page takenByAnother(List<Page> open, Acts.Asked asked) {
        boolean all =
                open.stream()
                        .allMatch(
                                page ->
                                        page.state() == Page.State.ACKNOWLEDGED
                                                && !page.acknowledgedBy()
                                                        .contains(asked.person().name()));
        return all ? open.getFirst() : null;
    }

    private static int turn(Exchange exchange) {
        String text = exchange.query().get("turn");
        return text != null && text.length() == 1 && Character.isDigit(text.charAt(0))
                ? text.charAt(0) - '0'
                : 0;
    }

    private static String greeting(Acts.Asked asked, List<Page> open, Phrases phrases) {
        return phrases.say(
                        "This is Watchfire for " + asked.person().name() + ". ",
                        "와치파이어입니다. " + asked.person().name() + " 님을 호출합니다. ")
                + about(new Acts.Asked(asked.person(), open, asked.at()), phrases);
    }

    /// What, and why this person.
    private static String about(Acts.Asked asked, Phrases phrases) {
        if (asked.pages().isEmpty()) {
            return "";
        }
        Page page = asked.pages().getFirst();
        StringBuilder text = new StringBuilder();
        String severity = page.severity().name();
        text.append(phrases.say("Severity " + severity + ". ", "심각도 " + severity + ". "));
        text.append(page.title()).append(". ");
        int more = asked.pages().size() - 1;
        if (more > 0) {
            text.append(phrases.say("And " + more + " more. ", "그 외 " + more + "건. "));
        }
        for (Page.Summons summons : page.asked()) {
            if (summons.person().equals(asked.person().name()) && !summons.why().isEmpty()) {
                text.append(phrases.say("Why you: ", "호출 이유: "))
                        .append(summons.why().in(phrases.language()))
                        .append(". ");
                break;
            }
        }
        return text.toString();
    }

    private static String nothingDone(Phrases phrases) {
        return phrases.say(
                "No key was pressed, so nothing was changed.", "입력이 없어 아무것도 처리하지 않았습니다.");
    }

    private Answer act(PageAnswer.Kind kind, Acts.Asked asked, List<Page> open, Phrases phrases) {
        PageAnswer answer = PageAnswer.of(kind);
        String person = asked.person().name();
        Acts.Outcome outcome =
                acts.answer(
                        open.stream().map(Page::id).toList(), answer, person, VIA, asked.message());
        return hangUp(phrases, phrases.done(answer, outcome) + ".");
    }

    private Answer menu(String token, int turn, String before, Phrases phrases) {
        String url = base + "/in/twilio/voice/" + token + "?turn=" + (turn + 1);
        String keys =
                phrases.say(
                        "Press 4 to acknowledge. Press 6 to escalate, 8 to snooze it for an hour, 9"
                                + " to resolve it.",
                        "확인은 4번, 에스컬레이션은 6번, 한 시간 미루기는 8번, 해결은 9번을 눌러 주세요.");
        return TwilioDoor.xml(
                "<Gather input=\"dtmf\" numDigits=\"1\" timeout=\"%d\" action=\"%s\">%s</Gather>"
                                .formatted(
                                        SECONDS_FOR_A_KEY,
                                        escaped(url),
                                        said(phrases, before + keys))
                        + "<Redirect method=\"POST\">"
                        + escaped(url)
                        + "</Redirect>");
    }

    private static Answer hangUp(Phrases phrases, String text) {
        return TwilioDoor.xml(said(phrases, text) + "<Hangup/>");
    }

    private static String said(Phrases phrases, String text) {
        return "<Say language=\"" + phrases.voice() + "\">" + escaped(text) + "</Say>";
    }
}
