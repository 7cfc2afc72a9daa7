// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.config.oncall.PreviewReader;
import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.PersonalShift;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.rota.ScheduleWatch;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person's shifts, how duty is spread, and notes for who comes next.
final class ShiftEndpoints {
    /// What is shown of the past and counted as ahead where nothing else is asked.
    private static final Duration LOOKED_BACK = Duration.ofDays(90);

    private final Rotas rotas;
    private final Commands commands;

    ShiftEndpoints(Rotas rotas, Commands commands) {
        this.rotas = rotas;
        this.commands = commands;
    }

    private record Shift(Schedule schedule, PersonalShift shift) {}

    /// Somebody's, in all schedules.
    Answer shifts(Exchange exchange) throws Refusal {
        String named = exchange.query().get("person");
        String person = named == null || named.isEmpty() ? Rotas.self(exchange) : named;
        Instant from = exchange.query().instant("from", rotas.now());
        Instant to = exchange.query().instant("to", from.plus(Duration.ofDays(60)));
        checkRange(from, to);
        Rota rota = rotas.rota();
        List<Shift> shifts = new ArrayList<>();
        for (Schedule schedule : rotas.schedules()) {
            for (PersonalShift shift :
                    PersonalShift.of(person, rota.onCall(schedule).between(from, to))) {
                shifts.add(new Shift(schedule, shift));
            }
        }
        shifts.sort(Comparator.comparing((Shift s) -> s.shift.start()));
        return Answer.json(
                200,
                json -> {
                    json.beginObject().member("person", person).name("items").beginArray();
                    shifts.forEach(shift -> write(shift, json));
                    json.endArray().endObject();
                });
    }

    static void checkRange(Instant from, Instant to) throws Refusal {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(PreviewReader.LONGEST) > 0) {
            throw Paging.refuse(
                    "to",
                    "to must be later than from, by at most "
                            + PreviewReader.LONGEST.toDays()
                            + " days.");
        }
    }

    private static void write(Shift one, JsonWriter json) {
        PersonalShift shift = one.shift;
        json.beginObject()
                .member("schedule", one.schedule.name())
                .member("role", shift.role())
                .member("start", shift.start())
                .member("end", shift.end())
                .member("startLocal", ScheduleJson.local(shift.start(), one.schedule.zone()))
                .member("endLocal", ScheduleJson.local(shift.end(), one.schedule.zone()))
                .member("zone", one.schedule.zone().getId())
                .member("layer", shift.layer())
                .member("origin", ScheduleJson.origin(shift.origin()))
                .member("instead", shift.instead().isEmpty() ? null : shift.instead())
                .member("with", shift.with())
                .endObject();
    }

    Answer fairness(Exchange exchange) throws Refusal {
        Schedule schedule = rotas.schedule(exchange);
        Instant to = exchange.query().instant("to", rotas.now());
        Instant from = exchange.query().instant("from", to.minus(LOOKED_BACK));
        checkRange(from, to);
        var onCall = rotas.rota().onCall(schedule);
        List<Duty> duties = onCall.between(from, to);
        Instant now = rotas.now();
        List<Duty> ahead = onCall.between(now, now.plus(FairnessJson.AHEAD));
        return Answer.json(
                200,
                json ->
                        FairnessJson.write(
                                schedule, from, to, duties, ahead, rotas.holidays(schedule), json));
    }

    private @Nullable ScheduleWatch watch(Schedule schedule) {
        ScheduleWatch[] found = new ScheduleWatch[1];
        rotas.image()
                .watches()
                .forEach(
                        watch -> {
                            if (watch.schedule().equals(schedule.name())) {
                                found[0] = watch;
                            }
                        });
        return found[0];
    }

    Answer notes(Exchange exchange) throws Refusal {
        ScheduleWatch watch = watch(rotas.schedule(exchange));
        List<ScheduleWatch.Note> notes = watch == null ? List.of() : watch.notes();
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    for (ScheduleWatch.Note note : notes) {
                        json.beginObject()
                                .member("role", note.role())
                                .member("text", note.text())
                                .member("by", note.by())
                                .member("at", note.at())
                                .endObject();
                    }
                    json.endArray().endObject();
                });
    }

    /// Who is in the schedule may note something, and who may change it.
    Answer note(Exchange exchange) throws Refusal {
        Schedule schedule = rotas.schedule(exchange);
        if (!schedule.people().contains(exchange.caller().name())) {
            rotas.requireChange(exchange.caller(), schedule);
        }
        String role = exchange.variable("role");
        String text = Fields.of(exchange).text("text");
        Reply reply =
                commands.run(
                        new Command.WriteHandoffNote(
                                schedule.name(), role, text, exchange.caller().name()),
                        exchange);
        if (reply instanceof Reply.Done) {
            return Answer.json(
                    200,
                    json ->
                            json.beginObject()
                                    .member("role", role)
                                    .member("text", text)
                                    .member("by", exchange.caller().name())
                                    .member("at", rotas.now())
                                    .endObject());
        }
        throw Replies.refusal(reply, "changed-meanwhile");
    }
}
