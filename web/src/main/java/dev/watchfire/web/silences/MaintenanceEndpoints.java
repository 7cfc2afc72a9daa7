// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.silences;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.MaintenanceDraft;
import dev.watchfire.engine.silence.Recurrence;
import dev.watchfire.engine.silence.Recurrence.Repeat;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.accounts.TeamScope;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonWriter;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `/maintenance`: windows that come round, each of which is a silence.
final class MaintenanceEndpoints {
    private final EngineAccess engine;
    private final Commands commands;
    private final MatcherParser parser;
    private final TeamScope scope;

    MaintenanceEndpoints(EngineAccess engine, MatcherParser parser, TeamScope scope) {
        this.engine = engine;
        this.commands = new Commands(engine);
        this.parser = parser;
        this.scope = scope;
    }

    Answer list(Exchange exchange) {
        List<Maintenance> all = new ArrayList<>();
        engine.image().maintenance().forEach(all::add);
        all.sort(Comparator.comparing(Maintenance::windowEnd).thenComparingLong(Maintenance::id));
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    all.forEach(one -> write(one, json));
                    json.endArray().endObject();
                });
    }

    private static void write(Maintenance maintenance, JsonWriter json) {
        Recurrence recurrence = maintenance.recurrence();
        json.beginObject()
                .member("id", maintenance.uuid().toString())
                .member("revision", maintenance.revision())
                .member("name", maintenance.name())
                .member("matchers", SilencesApi.texts(maintenance.matchers()))
                .member("zone", recurrence.zone().getId())
                .member("first", recurrence.first().toString())
                .member("minutes", recurrence.duration().toMinutes())
                .member("repeat", recurrence.repeat().name().toLowerCase(Locale.ROOT))
                .member("every", recurrence.every())
                .member(
                        "weekdays",
                        recurrence.weekdays().stream()
                                .sorted()
                                .map(day -> day.name().toLowerCase(Locale.ROOT))
                                .toList())
                .member(
                        "until",
                        recurrence.until() == null ? null : String.valueOf(recurrence.until()))
                .member("createdBy", maintenance.createdBy())
                .member("comment", maintenance.comment())
                .member("silence", maintenance.silence().toString())
                .member("windowEnd", maintenance.windowEnd())
                .endObject();
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
                        recurrence(fields),
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

    private static Recurrence recurrence(Fields fields) throws Refusal {
        String repeat = fields.text("repeat", "once");
        Repeat kind =
                switch (repeat) {
                    case "once" -> Repeat.ONCE;
                    case "daily" -> Repeat.DAILY;
                    case "weekly" -> Repeat.WEEKLY;
                    case "monthly" -> Repeat.MONTHLY;
                    default ->
                            throw Fields.invalid(
                                    "repeat",
                                    "expected once, daily, weekly or monthly, got \""
                                            + repeat
                                            + "\"");
                };
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (String day : fields.has("weekdays") ? fields.texts("weekdays") : List.<String>of()) {
            weekdays.add(
                    read(
                            "weekdays",
                            "a day of the week such as monday",
                            day,
                            d -> DayOfWeek.valueOf(d.toUpperCase(Locale.ROOT))));
        }
        String until = fields.text("until", "");
        return new Recurrence(
                read("zone", "a zone such as Asia/Seoul", fields.text("zone"), ZoneId::of),
                read(
                        "first",
                        "a day and time of the wall clock such as 2026-11-28T02:00",
                        fields.text("first"),
                        LocalDateTime::parse),
                Duration.ofMinutes(fields.number("minutes", 0)),
                kind,
                fields.number("every", 1),
                weekdays,
                until.isEmpty()
                        ? null
                        : read("until", "a day such as 2027-03-31", until, LocalDate::parse));
    }

    private interface Parsing<T> {
        T parse(String text);
    }

    private static <T> T read(String field, String expected, String text, Parsing<T> parsing)
            throws Refusal {
        try {
            return parsing.parse(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Fields.invalid(field, "expected " + expected + ", got \"" + text + "\"");
        }
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
        return new Refusal(Style.problem(status, code, refused.message() + ".", null));
    }
}
