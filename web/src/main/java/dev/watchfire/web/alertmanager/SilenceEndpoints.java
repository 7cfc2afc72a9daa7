// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.label.GoQuote;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceDraft;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.accounts.TeamScope;
import dev.watchfire.web.alertmanager.SilenceBodyReader.PostedMatcher;
import dev.watchfire.web.alertmanager.SilenceBodyReader.Result;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Query;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import dev.watchfire.web.silences.Breadth;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `/api/v2/silences` and `/api/v2/silence/{silenceID}`.
final class SilenceEndpoints {
    /// A silence is a sentence, some matchers and a reason.
    private static final int MOST_BODY_BYTES = 1024 * 1024;

    private static final String NOT_FOUND = "silence not found";

    private final EngineAccess engine;
    private final Commands commands;
    private final Filters filters;
    private final TeamScope scope;
    private final AskLink askLink;
    private final InstantSource clock;

    SilenceEndpoints(
            EngineAccess engine,
            Commands commands,
            Filters filters,
            TeamScope scope,
            AskLink askLink,
            InstantSource clock) {
        this.askLink = askLink;
        this.scope = scope;
        this.engine = engine;
        this.commands = commands;
        this.filters = filters;
        this.clock = clock;
    }

    Answer list(Exchange exchange) throws Refusal {
        Query query = exchange.query();
        List<Matcher> wanted = filters.parse(query.all("filter"));
        boolean active = query.flag("active", true);
        boolean pending = query.flag("pending", true);
        boolean expired = query.flag("expired", true);
        Image image = engine.image();
        Instant now = now(image);
        List<Silence> found = new ArrayList<>();
        image.silences()
                .forEach(
                        silence -> {
                            boolean asked =
                                    switch (silence.state(now)) {
                                        case ACTIVE -> active;
                                        case PENDING -> pending;
                                        case EXPIRED -> expired;
                                    };
                            if (asked && silence.matchers().containsAll(wanted)) {
                                found.add(silence);
                            }
                        });
        found.sort(order(now));
        return Answer.json(
                200,
                json -> {
                    json.beginArray();
                    found.forEach(silence -> write(silence, now, json));
                    json.endArray().lineFeed();
                });
    }

    /// Active ones by their end, pending ones by their start, expired ones latest first.
    static Comparator<Silence> order(Instant now) {
        return Comparator.comparing((Silence s) -> s.state(now))
                .thenComparing(
                        (a, b) ->
                                switch (a.state(now)) {
                                    case ACTIVE -> a.endsAt().compareTo(b.endsAt());
                                    case PENDING -> a.startsAt().compareTo(b.startsAt());
                                    case EXPIRED -> b.endsAt().compareTo(a.endsAt());
                                })
                .thenComparingLong(Silence::id);
    }

    private static void write(Silence silence, Instant now, JsonWriter json) {
        json.beginObject()
                .member("id", silence.uuid().toString())
                .name("status")
                .beginObject()
                .member("state", silence.state(now).name().toLowerCase(Locale.ROOT))
                .endObject()
                .member("updatedAt", silence.updatedAt())
                .member("annotations", silence.annotations())
                .member("comment", silence.comment())
                .member("createdBy", silence.createdBy())
                .member("endsAt", silence.endsAt())
                .name("matchers")
                .beginArray();
        for (Matcher matcher : silence.matchers()) {
            json.beginObject()
                    .member("isEqual", matcher.op().isPositive())
                    .member("isRegex", matcher.op().isRegex())
                    .member("name", matcher.name())
                    .member("value", matcher.value())
                    .endObject();
        }
        json.endArray().member("startsAt", silence.startsAt()).endObject();
    }

    Answer get(Exchange exchange) throws Refusal {
        Image image = engine.image();
        Silence silence = find(uuid(exchange), image);
        return silence == null
                ? Answer.empty(404)
                : Answer.json(
                        200,
                        json -> {
                            write(silence, now(image), json);
                            json.lineFeed();
                        });
    }

    Answer delete(Exchange exchange) throws Refusal {
        UUID uuid = uuid(exchange);
        Silence silence = find(uuid, engine.image());
        if (silence != null) {
            requireScope(exchange, silence.matchers(), "");
        }
        Reply reply = commands.run(new Command.ExpireSilence(uuid), exchange);
        return Answer.empty(reply instanceof Reply.Refused ? 404 : 200);
    }

    /// The engine's time may be a little ahead of the wall's, never behind what it has done.
    private Instant now(Image image) {
        Instant wall = clock.instant();
        return wall.isBefore(image.at()) ? image.at() : wall;
    }

    private static @Nullable Silence find(UUID uuid, Image image) {
        Silence[] found = new Silence[1];
        image.silences()
                .forEach(
                        silence -> {
                            if (silence.uuid().equals(uuid)) {
                                found[0] = silence;
                            }
                        });
        return found[0];
    }

    private static UUID uuid(Exchange exchange) throws Refusal {
        String text = exchange.variable("silenceID");
        UUID uuid = uuid(text);
        if (uuid == null) {
            throw new Refusal(
                    Errors.framework(
                            422,
                            601,
                            "silenceID in path must be of type uuid: " + GoQuote.quote(text)));
        }
        return uuid;
    }

    private static @Nullable UUID uuid(String text) {
        // Java's parser takes shortened groups.
        if (text.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    Answer post(Exchange exchange) throws Refusal {
        Answer wrongType = ContentTypes.refuse(exchange);
        if (wrongType != null) {
            return wrongType;
        }
        Exchange.Bytes body = exchange.body(MOST_BODY_BYTES);
        return switch (new SilenceBodyReader(body.array(), body.length()).read()) {
            case Result.Malformed(String reason) ->
                    Errors.framework(
                            400, 400, "parsing silence body from \"\" failed, because " + reason);
            case Result.Unacceptable(int code, String message) ->
                    Errors.framework(422, code, message);
            case Result.Silence posted -> save(posted, exchange);
        };
    }

    private Answer save(Result.Silence posted, Exchange exchange) throws Refusal {
        checkTimes(posted);
        UUID replaced = posted.id().isEmpty() ? null : uuid(posted.id());
        if (replaced == null && !posted.id().isEmpty()) {
            return Errors.handler(404, NOT_FOUND);
        }
        List<Matcher> matchers = new ArrayList<>();
        for (PostedMatcher matcher : posted.matchers()) {
            matchers.add(compile(matcher, matchers.size()));
        }
        String link = askLink.to(matchers, posted.startsAt(), posted.endsAt(), posted.comment());
        String wayOut = "\nAsk for approval: " + link;
        requireScope(exchange, matchers, wayOut);
        refuse(
                Breadth.complaint(exchange.caller(), engine.image(), matchers, posted.comment()),
                "too-broad",
                wayOut);
        Silence before = replaced == null ? null : find(replaced, engine.image());
        if (before != null) {
            requireScope(exchange, before.matchers(), "");
        }
        SilenceDraft draft =
                new SilenceDraft(
                        replaced,
                        matchers,
                        posted.startsAt(),
                        posted.endsAt(),
                        posted.createdBy().isBlank()
                                ? exchange.caller().name()
                                : posted.createdBy(),
                        posted.comment(),
                        posted.annotations());
        return switch (commands.run(new Command.SaveSilence(draft), exchange)) {
            case Reply.SilenceSaved(UUID silence) ->
                    Answer.json(
                            200,
                            json ->
                                    json.beginObject()
                                            .member("silenceID", silence.toString())
                                            .endObject()
                                            .lineFeed());
            case Reply.Refused(Reply.Refused.Code code, String message) ->
                    Errors.handler(code == Reply.Refused.Code.NOT_FOUND ? 404 : 400, message);
            default -> throw new IllegalStateException("not an answer to a silence");
        };
    }

    /// Alertmanager has no word for this: its clients show what comes with 400. The header says it
    /// to programs.
    ///
    /// @param wayOut what else to say, on a line of its own
    private void requireScope(Exchange exchange, List<Matcher> matchers, String wayOut)
            throws Refusal {
        refuse(scope.refusal(exchange.caller(), engine.image(), matchers), "not-your-team", wayOut);
    }

    private static void refuse(@Nullable String why, String code, String wayOut) throws Refusal {
        if (why != null) {
            throw new Refusal(Errors.handler(400, why + wayOut).with("Watchfire-Problem", code));
        }
    }

    /// The engine looks at times too; here they come before what is wrong with a matcher, as in
    /// Alertmanager.
    private void checkTimes(Result.Silence posted) throws Refusal {
        if (!posted.startsAt().isBefore(posted.endsAt())) {
            throw new Refusal(
                    Errors.handler(
                            400, "Failed to create silence: start time must be before end time"));
        }
        if (posted.endsAt().isBefore(clock.instant())) {
            throw new Refusal(
                    Errors.handler(400, "Failed to create silence: end time can't be in the past"));
        }
    }

    private Matcher compile(PostedMatcher posted, int index) throws Refusal {
        if (!filters.isLabelName(posted.name())) {
            throw invalid(index, "invalid label name " + GoQuote.quote(posted.name()));
        }
        Matcher.Op op =
                posted.isRegex()
                        ? posted.isEqual() ? Matcher.Op.REGEX : Matcher.Op.NOT_REGEX
                        : posted.isEqual() ? Matcher.Op.EQUAL : Matcher.Op.NOT_EQUAL;
        try {
            if (posted.isRegex()) {
                // Alone first, so that the message shows what was posted.
                Pattern.compile(posted.value());
            }
            return Matcher.of(posted.name(), op, posted.value());
        } catch (PatternSyntaxException e) {
            throw invalid(
                    index,
                    "invalid regular expression "
                            + GoQuote.quote(posted.value())
                            + ": "
                            + e.getMessage());
        }
    }

    private static Refusal invalid(int index, String why) {
        return new Refusal(
                Errors.handler(
                        400,
                        "invalid silence: matcher set 0: invalid label matcher "
                                + index
                                + ": "
                                + why));
    }
}
