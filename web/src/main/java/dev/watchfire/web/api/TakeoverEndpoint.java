// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import com.google.re2j.PatternSyntaxException;
import dev.watchfire.engine.Command;
import dev.watchfire.engine.Command.TakeOver.Authority;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.Reply.TakenOver.Taken;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.takeover.ForeignSilence;
import dev.watchfire.engine.takeover.ForeignTelling;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonSyntaxException;
import dev.watchfire.web.json.JsonTree;
import dev.watchfire.web.json.JsonTree.Mismatch;
import dev.watchfire.web.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// `/import/alertmanager`: takes over what another Alertmanager muted and told.
final class TakeoverEndpoint {
    /// What one request may bring; one round decides all of it.
    static final int MOST_ITEMS = 1_000;

    private static final int MOST_BODY_BYTES = 8 * 1024 * 1024;

    private final Commands commands;
    private final MatcherParser matchers;
    private final boolean observing;

    /// @param observing whether this server only observes: then the other one still tells
    TakeoverEndpoint(EngineAccess engine, MatcherParser matchers, boolean observing) {
        this.commands = new Commands(engine);
        this.matchers = matchers;
        this.observing = observing;
    }

    Answer take(Exchange exchange) throws Refusal {
        Exchange.Bytes body = exchange.body(MOST_BODY_BYTES);
        try {
            JsonTree root = JsonTree.read(body.array(), body.length());
            boolean rehearsal = root.flag("dryRun", false);
            boolean last = root.flag("last", false);
            Command.TakeOver command =
                    new Command.TakeOver(
                            silences(root.elements("silences")),
                            tellings(root.elements("notifications")),
                            rehearsal,
                            observing ? Authority.NEWER : Authority.OVER_OBSERVED);
            Reply.TakenOver taken = commands.run(command, Reply.TakenOver.class, exchange);
            int forgotten = 0;
            if (last && !observing) {
                forgotten =
                        commands.run(
                                        new Command.ForgetObserved(rehearsal),
                                        Reply.ObservedForgotten.class,
                                        exchange)
                                .entries();
            }
            return answer(taken, forgotten);
        } catch (JsonSyntaxException e) {
            throw new Refusal(
                    Style.problem(400, "bad-json", "The body is no JSON: " + e.getMessage(), null));
        } catch (Mismatch e) {
            throw new Refusal(
                    Style.problem(422, "bad-body", String.valueOf(e.getMessage()), e.field()));
        }
    }

    private static List<JsonTree> bounded(List<JsonTree> items) throws Refusal {
        if (items.size() > MOST_ITEMS) {
            throw new Refusal(
                    Style.problem(
                            413,
                            "too-many-items",
                            "%d items at once; at most %d are taken: send them in parts."
                                    .formatted(items.size(), MOST_ITEMS),
                            null));
        }
        return items;
    }

    private List<ForeignSilence> silences(List<JsonTree> items) throws Mismatch, Refusal {
        List<ForeignSilence> silences = new ArrayList<>();
        for (JsonTree item : bounded(items)) {
            List<Matcher> read = new ArrayList<>();
            for (JsonTree matcher : item.require("matchers").elements()) {
                read.add(matcher(matcher));
            }
            silences.add(
                    new ForeignSilence(
                            uuid(item.require("id")),
                            read,
                            item.require("startsAt").instant(),
                            item.require("endsAt").instant(),
                            item.require("updatedAt").instant(),
                            item.text("createdBy", ""),
                            item.text("comment", ""),
                            LabelSet.of(item.texts("annotations"))));
        }
        return silences;
    }

    private static UUID uuid(JsonTree item) throws Mismatch {
        try {
            return UUID.fromString(item.text());
        } catch (IllegalArgumentException e) {
            throw item.wrong("a UUID");
        }
    }

    private Matcher matcher(JsonTree item) throws Mismatch {
        JsonTree name = item.require("name");
        if (!matchers.isLabelName(name.text())) {
            throw name.wrong("the name of a label");
        }
        boolean regex = item.flag("isRegex", false);
        boolean equal = item.flag("isEqual", true);
        Matcher.Op op =
                regex
                        ? equal ? Matcher.Op.REGEX : Matcher.Op.NOT_REGEX
                        : equal ? Matcher.Op.EQUAL : Matcher.Op.NOT_EQUAL;
        JsonTree value = item.require("value");
        try {
            return Matcher.of(name.text(), op, value.text());
        } catch (PatternSyntaxException e) {
            throw value.wrong("a regular expression (" + e.getMessage() + ")");
        }
    }

    private static List<ForeignTelling> tellings(List<JsonTree> items) throws Mismatch, Refusal {
        List<ForeignTelling> tellings = new ArrayList<>();
        for (JsonTree item : bounded(items)) {
            tellings.add(
                    new ForeignTelling(
                            item.require("groupKey").text(),
                            item.require("receiver").text(),
                            item.require("integration").text(),
                            item.require("index").smallNumber(),
                            item.require("at").instant(),
                            hashes(item.elements("firing")),
                            hashes(item.elements("resolved")),
                            item.require("expiresAt").instant()));
        }
        return tellings;
    }

    private static Ids hashes(List<JsonTree> items) throws Mismatch {
        long[] hashes = new long[items.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = items.get(i).hash();
        }
        return Ids.of(hashes);
    }

    private Answer answer(Reply.TakenOver taken, int forgotten) {
        return Answer.json(
                200,
                json -> {
                    json.beginObject().member("observing", observing);
                    list("silences", taken.silences(), json);
                    list("notifications", taken.tellings(), json);
                    json.member("observedForgotten", forgotten).endObject();
                });
    }

    private static void list(String name, List<Taken> items, JsonWriter json) {
        json.name(name).beginArray();
        for (Taken one : items) {
            json.beginObject()
                    .member("outcome", one.outcome().name().toLowerCase(Locale.ROOT))
                    .member("why", one.why())
                    .endObject();
        }
        json.endArray();
    }
}
