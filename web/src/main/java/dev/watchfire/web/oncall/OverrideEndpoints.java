// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.oncall.Change;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Overrides of a schedule, temporary schedules among them, and taking over at once.
final class OverrideEndpoints {
    private static final int MOST_SHIFTS = 1_000;
    private static final int LONGEST_NOTE = 1_000;

    private final Rotas rotas;
    private final Commands commands;

    OverrideEndpoints(Rotas rotas, Commands commands) {
        this.rotas = rotas;
        this.commands = commands;
    }

    Answer make(Exchange exchange) throws Refusal {
        Schedule schedule = rotas.schedule(exchange);
        rotas.requireChange(exchange.caller(), schedule);
        Fields fields = Fields.of(exchange);
        ShiftOverride.Type type = type(fields.text("kind"));
        String person = rotas.personOrNull(fields, "person");
        String by = rotas.personOrNull(fields, "by");
        if (type != ShiftOverride.Type.REPLACE && person == null) {
            throw Fields.invalid("person", "person is missing: who is put on or taken off.");
        }
        if (type == ShiftOverride.Type.REPLACE && by == null) {
            throw Fields.invalid("by", "by is missing: who has the duty instead.");
        }
        if (type == ShiftOverride.Type.REPLACE && by != null && by.equals(person)) {
            throw Fields.invalid("by", "Nobody can replace themselves.");
        }
        return made(
                new Command.MakeOverride(
                        schedule.name(),
                        type,
                        role(fields),
                        Rotas.required(fields, "start"),
                        Rotas.required(fields, "end"),
                        person,
                        type == ShiftOverride.Type.REPLACE ? by : null,
                        List.of(),
                        note(fields),
                        false,
                        exchange.caller().name()),
                exchange);
    }

    private static ShiftOverride.Type type(String text) throws Refusal {
        return switch (text) {
            case "add" -> ShiftOverride.Type.ADD;
            case "replace" -> ShiftOverride.Type.REPLACE;
            case "remove" -> ShiftOverride.Type.REMOVE;
            default ->
                    throw Fields.invalid(
                            "kind", "expected add, replace or remove, got \"" + text + "\"");
        };
    }

    static @Nullable String role(Fields fields) throws Refusal {
        String role = fields.text("role", "");
        return role.isEmpty() ? null : role;
    }

    static String note(Fields fields) throws Refusal {
        String note = fields.text("note", "");
        if (note.length() > LONGEST_NOTE) {
            throw Fields.invalid(
                    "note",
                    "A note has at most %d characters, this one has %d."
                            .formatted(LONGEST_NOTE, note.length()));
        }
        return note;
    }

    Answer makeTemporary(Exchange exchange) throws Refusal {
        Schedule schedule = rotas.schedule(exchange);
        rotas.requireChange(exchange.caller(), schedule);
        Fields fields = Fields.of(exchange);
        List<Change.Fixed> shifts = new ArrayList<>();
        for (Fields shift : fields.parts("shifts")) {
            shifts.add(
                    new Change.Fixed(
                            Rotas.required(shift, "start"),
                            Rotas.required(shift, "end"),
                            rotas.person(shift, "person"),
                            role(shift)));
        }
        if (shifts.size() > MOST_SHIFTS) {
            throw Fields.invalid(
                    "shifts", "at most %d shifts, got %d".formatted(MOST_SHIFTS, shifts.size()));
        }
        return made(
                new Command.MakeOverride(
                        schedule.name(),
                        ShiftOverride.Type.TEMPORARY,
                        null,
                        Rotas.required(fields, "start"),
                        Rotas.required(fields, "end"),
                        null,
                        null,
                        shifts,
                        note(fields),
                        false,
                        exchange.caller().name()),
                exchange);
    }

    /// Whoever asks has duty from now on. Somebody who is in the schedule may also where the team
    /// is not theirs: at 3 a.m. a rule of who may must not keep duty from who wants it.
    Answer takeOver(Exchange exchange) throws Refusal {
        Schedule schedule = rotas.schedule(exchange);
        String self = Rotas.self(exchange);
        if (!schedule.people().contains(self)) {
            rotas.requireChange(exchange.caller(), schedule);
        }
        Fields fields = Fields.of(exchange);
        Instant until = fields.instant("until");
        return made(
                new Command.MakeOverride(
                        schedule.name(),
                        ShiftOverride.Type.REPLACE,
                        role(fields),
                        rotas.now(),
                        until,
                        null,
                        self,
                        List.of(),
                        note(fields),
                        true,
                        self),
                exchange);
    }

    private Answer made(Command.MakeOverride command, Exchange exchange) throws Refusal {
        Reply reply = commands.run(command, exchange);
        return switch (reply) {
            case Reply.OverrideMade(ShiftOverride made) ->
                    Answer.json(201, json -> RotaJson.write(made, json));
            case Reply.Contradicts contradicts -> conflict(contradicts);
            default -> throw Replies.refusal(reply, "conflicting-override");
        };
    }

    private static Answer conflict(Reply.Contradicts contradicts) {
        ShiftOverride other = contradicts.others().getFirst();
        String detail =
                "It contradicts %s by %s, from %s to %s. Take that one back first, or change the times."
                        .formatted(
                                contradicts.others().size() == 1
                                        ? "an override"
                                        : contradicts.others().size() + " overrides, one",
                                other.madeBy(),
                                other.start(),
                                other.end());
        return Style.problemWith(
                409,
                "conflicting-override",
                detail,
                json -> {
                    RotaJson.write(contradicts.yours(), json.name("yours"));
                    json.name("conflicts").beginArray();
                    contradicts.others().forEach(o -> RotaJson.write(o, json));
                    json.endArray();
                });
    }

    Answer end(Exchange exchange) throws Refusal {
        UUID id = Rotas.uuid(exchange);
        for (Schedule schedule : rotas.schedules()) {
            for (ShiftOverride made : rotas.rota().overrides(schedule.name())) {
                if (made.uuid().equals(id)) {
                    rotas.requireChange(exchange.caller(), schedule);
                    Reply reply =
                            commands.run(
                                    new Command.EndOverride(id, exchange.caller().name()),
                                    exchange);
                    if (reply instanceof Reply.Done) {
                        return Answer.empty(204);
                    }
                    throw Replies.refusal(reply, "changed-meanwhile");
                }
            }
        }
        throw Paging.missing("There is no override with the id " + id + ".");
    }
}
