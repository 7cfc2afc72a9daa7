// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagePreview;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.people.Caller;
import dev.watchfire.people.access.Permission;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// `/users/me/contact` and `/users/{name}/contact`: how somebody is reached, and would be.
final class ContactEndpoints {
    private static final String ME = "me";

    private final EngineAccess engine;
    private final Commands commands;
    private final InstantSource clock;

    ContactEndpoints(EngineAccess engine, Commands commands, InstantSource clock) {
        this.engine = engine;
        this.commands = commands;
        this.clock = clock;
    }

    /// The user name that the path names, one's own for `me`.
    static String name(Exchange exchange) throws Refusal {
        boolean me = exchange.path().contains("/users/" + ME + "/");
        return me ? self(exchange) : exchange.variable("name");
    }

    static String self(Exchange exchange) throws Refusal {
        if (exchange.caller() instanceof Caller.Person person) {
            return person.user().name();
        }
        throw new Refusal(
                Style.problem(
                        403,
                        "needs-a-person",
                        "This is about how one is reached oneself. Sign in with a user name; a"
                                + " service's token has none.",
                        null));
    }

    Person person(Exchange exchange) throws Refusal {
        return person(name(exchange));
    }

    Person person(String name) throws Refusal {
        Person person = engine.image().person(name);
        if (person == null) {
            throw Paging.missing("There is nobody called \"" + name + "\".");
        }
        return person;
    }

    Instant now() {
        Image image = engine.image();
        Instant now = clock.instant();
        return now.isBefore(image.at()) ? image.at() : now;
    }

    /// What this server can send to people.
    Set<String> types() {
        Configuration configuration = engine.image().configuration();
        Set<String> types = new TreeSet<>();
        if (configuration != null) {
            types.addAll(PagePreview.types(configuration));
            types.retainAll(Addresses.TYPES);
        }
        return types;
    }

    /// Whether somebody sees addresses as they are.
    static boolean seesAll(Exchange exchange, Person person) {
        return exchange.caller().may(Permission.ADMIN)
                || exchange.caller() instanceof Caller.Person one
                        && one.user().name().equals(person.name());
    }

    Answer get(Exchange exchange) throws Refusal {
        return answer(200, person(exchange), exchange);
    }

    Answer answer(int status, Person person, Exchange exchange) {
        Set<String> types = types();
        boolean whole = seesAll(exchange, person);
        return Answer.json(
                status,
                json ->
                        ContactJson.write(
                                person, types, whole, json.explainedIn(exchange.language())));
    }

    Answer put(Exchange exchange) throws Refusal {
        Person person = person(exchange);
        Fields fields = Fields.of(exchange);
        Person saved =
                run(
                        new PagingCommand.SaveRules(
                                person.name(), RulesReader.wish(fields), exchange.caller().name()),
                        exchange);
        return answer(200, saved, exchange);
    }

    Person run(PagingCommand command, Exchange exchange) throws Refusal {
        Reply reply = commands.run(command, exchange);
        if (reply instanceof PagingReply.PersonSaved(Person person)) {
            return person;
        }
        throw refusal(reply);
    }

    static Refusal refusal(Reply reply) {
        if (!(reply instanceof Reply.Refused(Reply.Refused.Code code, String message))) {
            throw new IllegalStateException("no answer to this question: " + reply);
        }
        String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
        return new Refusal(
                switch (code) {
                    case NOT_FOUND -> Style.problem(404, "not-found", sentence, null);
                    case CONFLICT -> Style.problem(409, "changed-meanwhile", sentence, null);
                    case LIMIT_REACHED -> Style.problem(409, "limit-reached", sentence, null);
                    case INVALID -> Style.problem(400, "invalid-fields", sentence, null);
                });
    }

    /// Pages oneself, as one would be paged about something of that severity, quiet hours apart; or
    /// by one means alone.
    Answer test(Exchange exchange) throws Refusal {
        Person person = person(self(exchange));
        Fields fields = Fields.of(exchange);
        String method = fields.text("method", "");
        ContactMethod wanted = method.isEmpty() ? null : person.method(method);
        Set<String> types = types();
        boolean works = wanted != null && wanted.isUsable() && types.contains(wanted.type());
        if (!method.isEmpty() && !works) {
            throw Fields.invalid(
                    "method",
                    "\"%s\" is none of your means that are proved and that this server sends."
                            .formatted(method));
        }
        if (person.reachable().stream().noneMatch(m -> types.contains(m.type()))) {
            throw new Refusal(
                    Style.problem(
                            409,
                            "nothing-reaches-you",
                            "No means of yours is proved to work and can be sent by this server.",
                            null));
        }
        String severity = fields.text("severity", Severity.P1.name());
        Reply reply =
                commands.run(
                        new PagingCommand.PageMyself(
                                person.name(),
                                "Test page to " + person.name(),
                                "You asked for it to see how you are reached. It ends by itself.",
                                RulesReader.severity(severity),
                                method),
                        exchange);
        if (reply instanceof PagingReply.PageSaved(Page page, boolean _)) {
            return Answer.json(
                    201, json -> json.beginObject().member("page", page.id()).endObject());
        }
        throw refusal(reply);
    }

    /// Through which means somebody would be told of something that begins at an instant.
    Answer preview(Exchange exchange) throws Refusal {
        Person person = person(exchange);
        String text = exchange.query().get("severity");
        Severity severity = RulesReader.severity(text == null ? Severity.P1.name() : text);
        Instant at = exchange.query().instant("at", now());
        Configuration configuration = engine.image().configuration();
        boolean breaks =
                configuration != null
                        && configuration.paging().severities().level(severity).breaksQuietHours();
        List<Person.Planned> plan = person.plan(severity, breaks, types(), at);
        return Answer.json(
                200,
                json -> {
                    json.explainedIn(exchange.language()).beginObject().name("items").beginArray();
                    for (Person.Planned planned : plan) {
                        json.beginObject()
                                .member("method", planned.method().id())
                                .member("type", planned.method().type())
                                .member("at", planned.at())
                                .member("why", planned.why())
                                .endObject();
                    }
                    json.endArray()
                            .member("quietUntil", breaks ? null : person.quietUntil(at))
                            .endObject();
                });
    }
}
