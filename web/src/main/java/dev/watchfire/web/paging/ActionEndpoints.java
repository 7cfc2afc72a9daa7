// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.Language;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.EscalationReason;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingCommand.ActOnPage;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.accounts.TeamScope;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people do: begin pages, answer them, pass them on.
final class ActionEndpoints {
    /// As many as one looks at in a list.
    private static final int MOST_AT_ONCE = 500;

    private final PageBook book;
    private final People people;
    private final TeamScope scope;
    private final Commands commands;

    ActionEndpoints(PageBook book, People people, TeamScope scope, Commands commands) {
        this.book = book;
        this.people = people;
        this.scope = scope;
        this.commands = commands;
    }

    Answer open(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        Image image = book.image();
        Configuration configuration = PageBook.configuration(image);
        String policy = fields.text("policy");
        if (configuration.paging().policy(policy) == null) {
            throw Fields.invalid(
                    "policy", "There is no escalation policy \"%s\".".formatted(policy));
        }
        Reply reply =
                commands.run(
                        new PagingCommand.OpenPage(
                                exchange.caller() instanceof Caller.Person
                                        ? Page.Origin.PERSON
                                        : Page.Origin.PROGRAM,
                                policy,
                                fields.text("title"),
                                fields.text("text", ""),
                                severity(fields),
                                fields.text("service", ""),
                                fields.text("key", ""),
                                exchange.caller().name(),
                                PageBook.via(exchange)),
                        exchange);
        if (reply instanceof PagingReply.PageSaved(Page page, boolean changed)) {
            return Answer.json(
                    changed ? 201 : 200,
                    json ->
                            PageJson.write(
                                    page, book.image(), json.explainedIn(exchange.language())));
        }
        throw refusal(reply, null);
    }

    private static @Nullable Severity severity(Fields fields) throws Refusal {
        String text = fields.text("severity", "");
        Severity severity = Severity.parse(text);
        if (severity == null && !text.isEmpty()) {
            throw Fields.invalid(
                    "severity", "\"" + text + "\" is no severity; those are P1 to P5.");
        }
        return severity;
    }

    Answer acknowledge(Exchange exchange) throws Refusal {
        return act(exchange, PageAction.ACKNOWLEDGE);
    }

    Answer unacknowledge(Exchange exchange) throws Refusal {
        return act(exchange, PageAction.UNACKNOWLEDGE);
    }

    Answer resolve(Exchange exchange) throws Refusal {
        return act(exchange, PageAction.RESOLVE);
    }

    private Answer act(Exchange exchange, PageAction action) throws Refusal {
        Page page = book.page(exchange);
        return act(
                exchange,
                page,
                new ActOnPage(page.id(), action, exchange.caller().name(), PageBook.via(exchange)));
    }

    Answer snooze(Exchange exchange) throws Refusal {
        Page page = book.page(exchange);
        Fields fields = Fields.of(exchange);
        return act(
                exchange,
                page,
                order(
                        exchange,
                        page,
                        PageAction.SNOOZE,
                        null,
                        Orders.note(fields),
                        Orders.until(fields, book.now(book.image())),
                        List.of(),
                        null));
    }

    Answer escalate(Exchange exchange) throws Refusal {
        Page page = book.page(exchange);
        Fields fields = Fields.of(exchange);
        String word = fields.text("reason");
        EscalationReason reason = EscalationReason.parse(word);
        if (reason == null) {
            throw Fields.invalid(
                    "reason",
                    "expected complexity, expertise, resources, sensitivity or customer-request,"
                            + " got \""
                            + word
                            + "\"");
        }
        return act(
                exchange,
                page,
                order(
                        exchange,
                        page,
                        PageAction.ESCALATE,
                        reason,
                        Orders.note(fields),
                        null,
                        targets(fields),
                        path(fields.text("path", ""))));
    }

    // The checker does not see that a nested type of another module may be null.
    @SuppressWarnings("NullAway")
    private static ActOnPage order(
            Exchange exchange,
            Page page,
            PageAction action,
            @Nullable EscalationReason reason,
            String note,
            @Nullable Instant until,
            List<PageTarget> targets,
            PolicyStep.@Nullable Path path) {
        return new ActOnPage(
                page.id(),
                action,
                exchange.caller().name(),
                PageBook.via(exchange),
                reason,
                note,
                until,
                targets,
                path);
    }

    private static PolicyStep.@Nullable Path path(String word) throws Refusal {
        if (word.isEmpty()) {
            return null;
        }
        for (PolicyStep.Path path : PolicyStep.Path.values()) {
            if (path.name().toLowerCase(Locale.ROOT).equals(word)) {
                return path;
            }
        }
        throw Fields.invalid(
                "path",
                "expected technical, managerial, business or external, got \"" + word + "\"");
    }

    Answer reassign(Exchange exchange) throws Refusal {
        return ask(exchange, PageAction.REASSIGN);
    }

    Answer addResponders(Exchange exchange) throws Refusal {
        return ask(exchange, PageAction.ADD_RESPONDER);
    }

    private Answer ask(Exchange exchange, PageAction action) throws Refusal {
        Page page = book.page(exchange);
        Fields fields = Fields.of(exchange);
        List<PageTarget> targets = targets(fields);
        if (targets.isEmpty()) {
            throw Fields.invalid(
                    "targets",
                    "targets is missing: who is to be asked, such as [{\"user\": \"ada\"}].");
        }
        return act(
                exchange,
                page,
                order(exchange, page, action, null, Orders.note(fields), null, targets, null));
    }

    private List<PageTarget> targets(Fields fields) throws Refusal {
        return Orders.targets(fields, PageBook.configuration(book.image()), people);
    }

    private Answer act(Exchange exchange, Page page, ActOnPage order) throws Refusal {
        book.requireAct(exchange.caller(), page);
        PagingReply.PageSaved saved = run(exchange, page, order);
        return changed(saved, exchange.language());
    }

    /// A page that only the archive has is over.
    private PagingReply.PageSaved run(Exchange exchange, Page page, ActOnPage order)
            throws Refusal {
        if (book.image().pages().get(page.id()) == null) {
            if (order.action().from(page.state()) == null) {
                throw notPossible(page, order.action());
            }
            return new PagingReply.PageSaved(page, false);
        }
        Reply reply = commands.run(order, exchange);
        if (reply instanceof PagingReply.PageSaved saved) {
            return saved;
        }
        if (reply instanceof Reply.Refused refused
                && refused.code() == Reply.Refused.Code.CONFLICT) {
            Page now = book.image().pages().get(page.id());
            throw notPossible(now == null ? page : now, order.action());
        }
        throw refusal(reply, page);
    }

    private static Refusal notPossible(Page page, PageAction action) {
        return new Refusal(
                Style.problemWith(
                        409,
                        "not-possible",
                        "Page %d is %s, so one cannot %s it."
                                .formatted(page.id(), PageJson.lower(page.state()), action.word()),
                        json -> json.member("state", PageJson.lower(page.state()))));
    }

    private static Refusal refusal(Reply reply, @Nullable Page page) {
        if (!(reply instanceof Reply.Refused(Reply.Refused.Code code, String message))) {
            throw new IllegalStateException("no answer to this question: " + reply);
        }
        String detail = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
        String sentence = detail.endsWith(".") ? detail : detail + ".";
        return new Refusal(
                switch (code) {
                    case NOT_FOUND -> Style.problem(404, "not-found", sentence, null);
                    case CONFLICT ->
                            Style.problemWith(
                                    409,
                                    "not-possible",
                                    sentence,
                                    json -> {
                                        if (page != null) {
                                            json.member("state", PageJson.lower(page.state()));
                                        }
                                    });
                    case LIMIT_REACHED -> Style.problem(409, "limit-reached", sentence, null);
                    case INVALID -> Style.problem(400, "invalid-fields", sentence, null);
                });
    }

    private Answer changed(PagingReply.PageSaved saved, Language language) {
        return Answer.json(
                200,
                json -> {
                    json.explainedIn(language).beginObject();
                    PageJson.write(saved.page(), book.image(), json.name("page"));
                    json.member("changed", saved.changed()).endObject();
                });
    }

    /// What became of one of many.
    private record Done(int id, boolean changed, @Nullable String problem) {
        void write(JsonWriter json) {
            json.beginObject()
                    .member("id", id)
                    .member("changed", changed)
                    .member("problem", problem)
                    .endObject();
        }
    }

    /// Acknowledges many; one that cannot be does not keep the others from it.
    Answer acknowledgeMany(Exchange exchange) throws Refusal {
        List<Integer> ids = Fields.of(exchange).numbers("ids");
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw Fields.invalid(
                    "ids", "ids has 1 to %d pages, got %d".formatted(MOST_AT_ONCE, ids.size()));
        }
        List<Done> done = new ArrayList<>();
        for (int id : ids) {
            done.add(acknowledge(exchange, id));
        }
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    done.forEach(one -> one.write(json));
                    json.endArray().endObject();
                });
    }

    private Done acknowledge(Exchange exchange, int id) throws Refusal {
        Page page = book.image().pages().get(id);
        Page found = page == null ? book.archived(id) : page;
        if (found == null) {
            return new Done(id, false, "not-found");
        }
        if (!book.rights().mayAct(exchange.caller(), found)) {
            return new Done(id, false, "not-your-team");
        }
        if (page == null) {
            return new Done(id, false, null);
        }
        Reply reply =
                commands.run(
                        new ActOnPage(
                                id,
                                PageAction.ACKNOWLEDGE,
                                exchange.caller().name(),
                                PageBook.via(exchange)),
                        exchange);
        return reply instanceof PagingReply.PageSaved saved
                ? new Done(id, saved.changed(), null)
                : new Done(id, false, "not-possible");
    }

    /// Somebody takes an alert, whether or not it pages anybody.
    Answer acknowledgeAlert(Exchange exchange) throws Refusal {
        String text = exchange.variable("fingerprint");
        long fingerprint;
        try {
            fingerprint = Long.parseUnsignedLong(text, 16);
        } catch (NumberFormatException e) {
            throw Paging.missing("\"" + text + "\" is no fingerprint of an alert.");
        }
        Alert alert = book.image().alertByFingerprint(fingerprint);
        if (alert != null && !scope.respondsTo(exchange.caller(), alert.labels())) {
            throw new Refusal(
                    Style.problem(
                            403,
                            "not-your-team",
                            "This alert is of no team in which you are a responder.",
                            null));
        }
        Reply reply =
                commands.run(
                        new PagingCommand.AcknowledgeAlert(
                                fingerprint, exchange.caller().name(), PageBook.via(exchange)),
                        exchange);
        if (reply instanceof PagingReply.PageSaved saved) {
            return changed(saved, exchange.language());
        }
        throw refusal(reply, null);
    }
}
