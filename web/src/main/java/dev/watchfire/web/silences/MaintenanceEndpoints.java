// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.silences;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.MaintenanceDraft;
import dev.watchfire.engine.silence.Recurrence;
import dev.watchfire.engine.silence.Recurrence.Window;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.accounts.TeamScope;
import dev.watchfire.web.api.RecurrenceJson;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `/maintenance`: windows that come round, each of which is a silence.
final class MaintenanceEndpoints {
    /// Enough to see a pattern.
    private static final int PREVIEWED = 5;

    private final EngineAccess engine;
    private final Commands commands;
    private final MatcherParser parser;
    private final TeamScope scope;
    private final InstantSource clock;

    MaintenanceEndpoints(
            EngineAccess engine, MatcherParser parser, TeamScope scope, InstantSource clock) {
        this.engine = engine;
        this.commands = new Commands(engine);
        this.parser = parser;
        this.scope = scope;
        this.clock = clock;
    }

    Answer list(Exchange exchange) {
        Image image = engine.image();
        List<Maintenance> all = new ArrayList<>();
        image.maintenance().forEach(all::add);
        all.sort(Comparator.comparing(Maintenance::windowEnd).thenComparingLong(Maintenance::id));
        Map<UUID, Silence> silences = silences(image);
        // The engine's time may be a little ahead of the wall's.
        Instant wall = clock.instant();
        Instant now = wall.isBefore(image.at()) ? image.at() : wall;
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    for (Maintenance one : all) {
                        boolean mayChange = scope.permits(exchange.caller(), image, one.matchers());
                        write(one, state(silences.get(one.silence()), now), mayChange, json);
                    }
                    json.endArray().endObject();
                });
    }

    /// Of windows, by their ids.
    private static Map<UUID, Silence> silences(Image image) {
        Map<UUID, Silence> found = new HashMap<>();
        image.silences().forEach(silence -> found.put(silence.uuid(), silence));
        return found;
    }

    private static void write(
            Maintenance maintenance, String state, boolean mayChange, JsonWriter json) {
        Instant start = maintenance.windowEnd().minus(maintenance.recurrence().duration());
        json.beginObject()
                .member("id", maintenance.uuid().toString())
                .member("revision", maintenance.revision())
                .member("name", maintenance.name())
                .member("matchers", SilencesApi.texts(maintenance.matchers()));
        RecurrenceJson.write(maintenance.recurrence(), json);
        json.member("createdBy", maintenance.createdBy())
                .member("comment", maintenance.comment())
                .member("updatedAt", maintenance.updatedAt())
                .member("silence", maintenance.silence().toString())
                .member("windowStart", start)
                .member("windowEnd", maintenance.windowEnd())
                .member("state", state)
                .member("mayChange", mayChange)
                .endObject();
    }

    /// Of the window that is open or comes next; `skipped` where somebody ended its silence.
    private static String state(@Nullable Silence silence, Instant now) {
        if (silence == null) {
            return "skipped";
        }
        return switch (silence.state(now)) {
            case ACTIVE -> "running";
            case PENDING -> "coming";
            case EXPIRED -> "skipped";
        };
    }

    /// The next windows of what is asked for, without keeping it.
    Answer preview(Exchange exchange) throws Refusal {
        Recurrence recurrence = RecurrenceFields.read(Fields.of(exchange));
        List<Window> windows = new ArrayList<>();
        Window window = recurrence.next(clock.instant());
        while (window != null && windows.size() < PREVIEWED) {
            windows.add(window);
            window = recurrence.next(window.end());
        }
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("windows").beginArray();
                    for (Window one : windows) {
                        json.beginObject()
                                .member("startsAt", one.start())
                                .member("endsAt", one.end())
                                .endObject();
                    }
                    json.endArray().endObject();
                });
    }

    Answer create(Exchange exchange) throws Refusal {
        return save(exchange, null);
    }

    Answer change(Exchange exchange) throws Refusal {
        return save(exchange, requireMine(exchange));
    }

    private Answer save(Exchange exchange, @Nullable UUID replaces) throws Refusal {
        Fields fields = Fields.of(exchange);
        List<Matcher> matchers = SilencesApi.matchers(fields, parser);
        requireScope(exchange, matchers);
        String broad =
                Breadth.complaint(
                        exchange.caller(), engine.image(), matchers, fields.text("comment", ""));
        if (broad != null) {
            throw new Refusal(Style.problem(400, "too-broad", broad, "comment"));
        }
        String name = fields.text("name").strip();
        if (name.isEmpty()) {
            throw Fields.invalid("name", "It needs a name.");
        }
        MaintenanceDraft draft =
                new MaintenanceDraft(
                        replaces,
                        fields.number("revision", 0),
                        name,
                        matchers,
                        RecurrenceFields.read(fields),
                        exchange.caller().name(),
                        fields.text("comment", ""));
        return switch (commands.run(new Command.SaveMaintenance(draft), exchange)) {
            case Reply.MaintenanceSaved(UUID id) ->
                    Answer.json(
                            replaces == null ? 201 : 200,
                            json -> json.beginObject().member("id", id.toString()).endObject());
            case Reply.Refused refused -> throw refusal(refused);
            default -> throw new IllegalStateException("not an answer to maintenance");
        };
    }

    private void requireScope(Exchange exchange, List<Matcher> matchers) throws Refusal {
        String refusal = scope.refusal(exchange.caller(), engine.image(), matchers);
        if (refusal != null) {
            throw new Refusal(Style.problem(403, "not-your-team", refusal, "matchers"));
        }
    }

    /// The id in the path, of maintenance that the caller may change.
    private UUID requireMine(Exchange exchange) throws Refusal {
        UUID id = SilencesApi.uuid(exchange.variable("id"));
        Maintenance[] found = new Maintenance[1];
        engine.image()
                .maintenance()
                .forEach(
                        one -> {
                            if (one.uuid().equals(id)) {
                                found[0] = one;
                            }
                        });
        if (found[0] != null) {
            requireScope(exchange, found[0].matchers());
        }
        return id;
    }

    Answer remove(Exchange exchange) throws Refusal {
        Command command = new Command.RemoveMaintenance(requireMine(exchange));
        if (commands.run(command, exchange) instanceof Reply.Refused refused) {
            throw refusal(refused);
        }
        return Answer.empty(204);
    }

    static Refusal refusal(Reply.Refused refused) {
        int status =
                switch (refused.code()) {
                    case NOT_FOUND -> 404;
                    case CONFLICT, LIMIT_REACHED -> 409;
                    case INVALID -> 400;
                };
        String code =
                switch (refused.code()) {
                    case NOT_FOUND -> "not-found";
                    case CONFLICT -> "changed-meanwhile";
                    case LIMIT_REACHED -> "limit-reached";
                    case INVALID -> "invalid-fields";
                };
        return new Refusal(
                Style.problem(status, code, RecurrenceFields.sentence(refused.message()), null));
    }
}
