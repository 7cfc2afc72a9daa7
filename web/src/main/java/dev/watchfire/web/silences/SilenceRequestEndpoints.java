// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.silences;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.silence.SilenceDraft;
import dev.watchfire.engine.silence.SilenceRequest;
import dev.watchfire.engine.silence.SilenceRequest.Verdict;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.Archive;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `/silence-requests`: silences that mute nothing until a second person says yes.
final class SilenceRequestEndpoints {
    private final EngineAccess engine;
    private final Commands commands;
    private final MatcherParser parser;
    private final TeamScope scope;
    private final Archive archive;
    private final InstantSource clock;

    SilenceRequestEndpoints(
            EngineAccess engine,
            MatcherParser parser,
            TeamScope scope,
            Archive archive,
            InstantSource clock) {
        this.archive = archive;
        this.engine = engine;
        this.commands = new Commands(engine);
        this.parser = parser;
        this.scope = scope;
        this.clock = clock;
    }

    /// What waits, oldest first; or what was decided, latest first.
    Answer list(Exchange exchange) throws Refusal {
        String state = exchange.query().get("state");
        return switch (state == null ? "open" : state) {
            case "open" -> open(exchange);
            case "decided" -> decided(exchange);
            default ->
                    throw bad("state", "state is \"" + state + "\"; it must be open or decided.");
        };
    }

    private Answer open(Exchange exchange) {
        Image image = engine.image();
        List<SilenceRequest> open = new ArrayList<>();
        image.silenceRequests().forEach(open::add);
        open.sort(Comparator.comparingLong(SilenceRequest::id));
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    for (SilenceRequest one : open) {
                        boolean mine = isMine(one, exchange);
                        boolean mayDecide =
                                !mine
                                        && scope.permits(
                                                exchange.caller(), image, one.draft().matchers());
                        write(one, mine, mayDecide, json);
                    }
                    json.endArray().member("nextCursor", (String) null).endObject();
                });
    }

    private Answer decided(Exchange exchange) throws Refusal {
        int limit = Paging.limit(exchange);
        long before = Paging.number(exchange, 0);
        List<Entity> page;
        try {
            page = archive.archived(Entity.Kind.SILENCE_REQUEST, before, limit);
        } catch (StoreException e) {
            throw Paging.unreadable(e);
        }
        String next = page.size() < limit ? null : Paging.cursor(page.getLast().id());
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    for (Entity one : page) {
                        if (one instanceof SilenceRequest request) {
                            write(request, isMine(request, exchange), false, json);
                        }
                    }
                    json.endArray().member("nextCursor", next).endObject();
                });
    }

    private static boolean isMine(SilenceRequest request, Exchange exchange) {
        return request.requestedBy().equals(exchange.caller().name());
    }

    private static Refusal bad(String parameter, String message) {
        return new Refusal(Style.problem(400, "bad-parameter", message, parameter));
    }

    private static void write(
            SilenceRequest request, boolean mine, boolean mayDecide, JsonWriter json) {
        SilenceDraft draft = request.draft();
        UUID silence = request.silence();
        json.beginObject()
                .member("id", request.uuid().toString())
                .member("matchers", SilencesApi.texts(draft.matchers()))
                .member("startsAt", draft.startsAt())
                .member("endsAt", draft.endsAt())
                .member("comment", draft.comment())
                .member("requestedBy", request.requestedBy())
                .member("requestedAt", request.requestedAt())
                .member("reasons", request.reasons())
                .member("mine", mine)
                .member("mayDecide", mayDecide)
                .member("verdict", request.verdict().name().toLowerCase(Locale.ROOT))
                .member("decidedBy", request.decidedBy().isEmpty() ? null : request.decidedBy())
                .member("decidedAt", request.decidedAt())
                .member("answer", request.answer())
                .member("silence", silence == null ? null : silence.toString())
                .endObject();
    }

    Answer request(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        List<Matcher> matchers = SilencesApi.matchers(fields, parser);
        Instant starts = fields.instant("startsAt");
        Instant ends = fields.instant("endsAt");
        if (ends == null) {
            throw Fields.invalid("endsAt", "It needs an end, such as 2026-11-28T04:00:00Z.");
        }
        String name = exchange.caller().name();
        SilenceDraft draft =
                new SilenceDraft(
                        null,
                        matchers,
                        starts == null ? clock.instant() : starts,
                        ends,
                        name,
                        fields.text("comment", ""),
                        LabelSet.EMPTY);
        String why = scope.refusal(exchange.caller(), engine.image(), matchers);
        return answer(
                commands.run(
                        new Command.RequestSilence(
                                draft, name, why == null ? List.of() : List.of(why)),
                        exchange),
                201);
    }

    /// Approves, declines or takes back, as `verdict` says.
    Answer decide(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        String text = fields.text("verdict");
        Verdict verdict =
                switch (text) {
                    case "approved" -> Verdict.APPROVED;
                    case "declined" -> Verdict.DECLINED;
                    case "withdrawn" -> Verdict.WITHDRAWN;
                    default ->
                            throw Fields.invalid(
                                    "verdict",
                                    "expected approved, declined or withdrawn, got \""
                                            + text
                                            + "\"");
                };
        UUID id = SilencesApi.uuid(exchange.variable("id"));
        SilenceRequest request = find(id);
        if (request != null && verdict == Verdict.APPROVED) {
            String refusal =
                    scope.refusal(exchange.caller(), engine.image(), request.draft().matchers());
            if (refusal != null) {
                throw new Refusal(Style.problem(403, "not-your-team", refusal, null));
            }
        }
        return answer(
                commands.run(
                        new Command.DecideSilenceRequest(
                                id, verdict, exchange.caller().name(), fields.text("answer", "")),
                        exchange),
                200);
    }

    private @Nullable SilenceRequest find(UUID id) {
        SilenceRequest[] found = new SilenceRequest[1];
        engine.image()
                .silenceRequests()
                .forEach(
                        one -> {
                            if (one.uuid().equals(id)) {
                                found[0] = one;
                            }
                        });
        return found[0];
    }

    private static Answer answer(Reply reply, int status) throws Refusal {
        return switch (reply) {
            case Reply.SilenceRequestSaved(UUID request, @Nullable UUID silence) ->
                    Answer.json(
                            status,
                            json ->
                                    json.beginObject()
                                            .member("id", request.toString())
                                            .member(
                                                    "silence",
                                                    silence == null ? null : silence.toString())
                                            .endObject());
            case Reply.Refused refused -> throw MaintenanceEndpoints.refusal(refused);
            default -> throw new IllegalStateException("not an answer to a request");
        };
    }
}
