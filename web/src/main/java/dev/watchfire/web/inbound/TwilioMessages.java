// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.util.List;
import java.util.Set;

/// Text messages that people send back, and what became of those that were sent to them.
final class TwilioMessages {
    private static final String SMS = "sms";

    private static final Set<String> LOST =
            Set.of("undelivered", "failed", "no-answer", "busy", "canceled");
    private static final Set<String> ARRIVED = Set.of("delivered", "read");

    /// The number belongs to a line that takes no text messages.
    private static final String LANDLINE = "30006";

    private final TwilioDoor door;
    private final Acts acts;
    private final ActionTokens tokens;

    TwilioMessages(TwilioDoor door, Acts acts, ActionTokens tokens) {
        this.door = door;
        this.acts = acts;
        this.tokens = tokens;
    }

    /// `POST /in/twilio/sms`. Strangers are not answered: an answer costs.
    Answer message(Exchange exchange) throws Refusal {
        return door.enter(
                exchange,
                List.of(SMS),
                form -> {
                    Person person = acts.personAt(SMS, form.get("From"));
                    return person == null
                            ? TwilioDoor.xml("")
                            : TwilioDoor.xml(
                                    "<Message>"
                                            + TwilioDoor.escaped(reply(person, form.get("Body")))
                                            + "</Message>");
                });
    }

    private String reply(Person person, String text) {
        Phrases phrases = Phrases.of(person.language());
        PageAnswer answer = Words.first(text);
        if (answer == null) {
            return phrases.understood();
        }
        Acts.Asked asked = acts.lastAsked(person, SMS);
        if (asked == null) {
            return phrases.nothingToAnswer();
        }
        List<Long> pages = asked.pages().stream().map(Page::id).toList();
        return phrases.done(
                answer, acts.answer(pages, answer, person.name(), SMS, asked.message()));
    }

    /// `POST /in/twilio/status/{token}`.
    Answer status(Exchange exchange) throws Refusal {
        return door.enter(
                exchange,
                List.of(SMS, "voice"),
                form -> {
                    long delivery = tokens.readDelivery(exchange.variable("token"));
                    if (delivery >= 0) {
                        report(delivery, form);
                    }
                    return Answer.empty(204);
                });
    }

    private void report(long delivery, Form form) {
        String state = form.get("MessageStatus");
        state = state.isEmpty() ? form.get("CallStatus") : state;
        Boolean reached = LOST.contains(state) ? Boolean.FALSE : null;
        reached = ARRIVED.contains(state) ? Boolean.TRUE : reached;
        String error = form.get("ErrorCode");
        boolean news = reached != null || state.equals("completed");
        if (news) {
            acts.report(delivery, state, reached, error.isEmpty() ? "" : "Twilio's error " + error);
        }
        Acts.Asked asked = error.equals(LANDLINE) ? acts.asked(delivery) : null;
        if (asked != null) {
            String to = form.get("To");
            for (ContactMethod method : asked.person().methods()) {
                if (method.type().equals(SMS)
                        && method.address()
                                .replaceAll("[^0-9]", "")
                                .equals(to.replaceAll("[^0-9]", ""))) {
                    acts.broken(asked.person(), method, "this line takes no text messages");
                }
            }
        }
    }
}
