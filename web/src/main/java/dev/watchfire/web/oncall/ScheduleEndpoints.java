// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.config.oncall.PreviewReader;
import dev.watchfire.config.oncall.PreviewReader.Result;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// `/schedules` and `/oncall`: who is on call, will be, and would be.
final class ScheduleEndpoints {
    private static final int MOST_BODY_BYTES = 1024 * 1024;

    private final Rotas rotas;

    ScheduleEndpoints(Rotas rotas) {
        this.rotas = rotas;
    }

    /// Who is on call at an instant, by every schedule.
    Answer onCall(Exchange exchange) throws Refusal {
        Instant at = exchange.query().instant("at", rotas.now());
        List<Schedule> schedules = rotas.schedules();
        Rota rota = rotas.rota();
        return Answer.json(
                200,
                json -> {
                    json.beginObject().member("at", at).name("items").beginArray();
                    for (Schedule schedule : schedules) {
                        OnCall onCall = rota.onCall(schedule);
                        for (String role : schedule.roles()) {
                            Instant until = onCall.nextHandoff(at, role);
                            json.beginObject()
                                    .member("schedule", schedule.name())
                                    .member("team", schedule.team())
                                    .member("zone", schedule.zone().getId())
                                    .member("role", role);
                            ScheduleJson.people(onCall.at(at, role), json);
                            json.member("until", until)
                                    .member(
                                            "next",
                                            until == null
                                                    ? List.of()
                                                    : onCall.at(until, role).stream()
                                                            .map(Duty.Person::name)
                                                            .toList())
                                    .endObject();
                        }
                    }
                    json.endArray().endObject();
                });
    }

    Answer list(Exchange exchange) {
        List<Schedule> schedules = rotas.schedules();
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    for (Schedule schedule : schedules) {
                        json.beginObject()
                                .member("name", schedule.name())
                                .member("zone", schedule.zone().getId())
                                .member("team", schedule.team())
                                .member("roles", schedule.roles())
                                .member(
                                        "layers",
                                        schedule.layers().stream().map(Layer::name).toList())
                                .member("people", schedule.people())
                                .member("holidays", schedule.holidays())
                                .member("mayChange", rotas.mayChange(exchange.caller(), schedule))
                                .endObject();
                    }
                    json.endArray().endObject();
                });
    }

    /// One schedule over a range, with what people changed about it.
    Answer overRange(Exchange exchange) throws Refusal {
        Schedule schedule = rotas.schedule(exchange);
        Instant from = exchange.query().instant("from", rotas.now());
        Instant to = exchange.query().instant("to", from.plus(Rotas.DEFAULT_RANGE));
        ShiftEndpoints.checkRange(from, to);
        Rota rota = rotas.rota();
        return Answer.json(
                200,
                json ->
                        ScheduleJson.write(
                                schedule,
                                rota.onCall(schedule),
                                from,
                                to,
                                _ -> changes(rota, schedule, from, to, json.name("changes")),
                                json));
    }

    private static void changes(
            Rota rota, Schedule schedule, Instant from, Instant to, JsonWriter json) {
        Stretch range = new Stretch(from, to);
        json.beginObject().name("overrides").beginArray();
        for (ShiftOverride made : rota.overrides(schedule.name())) {
            if (range.overlaps(made.start(), made.end())) {
                RotaJson.write(made, json);
            }
        }
        json.endArray().name("absences").beginArray();
        for (Absence absence : rota.absences()) {
            if (range.overlaps(absence.start(), absence.end())
                    && schedule.people().contains(absence.person())) {
                RotaJson.write(absence, json);
            }
        }
        json.endArray().name("requests").beginArray();
        for (ShiftRequest request : rota.requests(schedule.name())) {
            Stretch want = request.want();
            if (range.overlaps(request.shift().start(), request.shift().end())
                    || want != null && range.overlaps(want.start(), want.end())) {
                RotaJson.write(request, json);
            }
        }
        json.endArray().endObject();
    }

    /// A document that need not be configured, with changes that nobody made yet.
    Answer preview(Exchange exchange) throws Refusal {
        Exchange.Bytes body = exchange.body(MOST_BODY_BYTES);
        Result result = PreviewReader.read(Arrays.copyOf(body.array(), body.length()));
        return switch (result) {
            case Result.Asked asked -> answer(asked);
            case Result.Refused(List<Problem> problems) -> refused(problems);
        };
    }

    private static Answer refused(List<Problem> problems) {
        Problem first = problems.getFirst();
        return Answer.of(
                400,
                "application/problem+json",
                Answer.jsonBody(json -> write(problems, first, json)));
    }

    private static void write(List<Problem> problems, Problem first, JsonWriter json) {
        json.beginObject()
                .member("type", "urn:watchfire:problem:bad-document")
                .member("title", "Bad Request")
                .member("status", 400)
                .member("detail", Problem.report("document", problems))
                .member("code", "bad-document")
                .member("field", first.path())
                .name("errors")
                .beginArray();
        for (Problem problem : problems) {
            json.beginObject()
                    .member("line", problem.at().line())
                    .member("column", problem.at().column())
                    .member("field", problem.path())
                    .member("code", problem.code().id())
                    .member("message", problem.message())
                    .endObject();
        }
        json.endArray().endObject();
    }

    /// Where the address of a calendar is hidden, the one of the layer of this name is meant.
    private Schedule withKnownCalendars(Schedule asked) {
        Schedule known =
                rotas.schedules().stream()
                        .filter(schedule -> schedule.name().equals(asked.name()))
                        .findFirst()
                        .orElse(null);
        return known == null ? asked : asked.withCalendarsOf(known);
    }

    private Answer answer(Result.Asked asked) {
        Schedule schedule = withKnownCalendars(asked.schedule());
        OnCall onCall = new OnCall(schedule, asked.changes(), rotas.image().calendarEvents());
        List<Duty> ahead = onCall.between(asked.from(), asked.from().plus(FairnessJson.AHEAD));
        return Answer.json(
                200,
                json ->
                        ScheduleJson.write(
                                schedule,
                                onCall,
                                asked.from(),
                                asked.to(),
                                duties ->
                                        FairnessJson.write(
                                                schedule,
                                                asked.from(),
                                                asked.to(),
                                                duties,
                                                ahead,
                                                rotas.holidays(schedule),
                                                json.name("fairness")),
                                json));
    }
}
