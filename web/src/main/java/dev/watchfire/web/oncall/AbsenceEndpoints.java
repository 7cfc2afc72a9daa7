// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.people.Caller;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// When people are away.
final class AbsenceEndpoints {
    /// What lists show where nothing else is asked.
    private static final Duration AHEAD = Duration.ofDays(90);

    private final Rotas rotas;
    private final Commands commands;

    AbsenceEndpoints(Rotas rotas, Commands commands) {
        this.rotas = rotas;
        this.commands = commands;
    }

    Answer list(Exchange exchange) throws Refusal {
        Instant from = exchange.query().instant("from", rotas.now());
        Instant to = exchange.query().instant("to", from.plus(AHEAD));
        String person = exchange.query().get("person");
        List<Absence> found = new ArrayList<>();
        for (Absence absence : rotas.rota().absences()) {
            boolean his = person == null || person.equals(absence.person());
            if (his && absence.start().isBefore(to) && absence.end().isAfter(from)) {
                found.add(absence);
            }
        }
        found.sort(Comparator.comparing(Absence::start));
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    found.forEach(absence -> RotaJson.write(absence, json));
                    json.endArray().endObject();
                });
    }

    Answer make(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        String named = rotas.personOrNull(fields, "person");
        String person = named == null ? Rotas.self(exchange) : named;
        requireSpeaking(exchange.caller(), person);
        Command.MakeAbsence command =
                new Command.MakeAbsence(
                        person,
                        Rotas.required(fields, "start"),
                        Rotas.required(fields, "end"),
                        reason(fields.text("kind", "other")),
                        OverrideEndpoints.note(fields),
                        "",
                        exchange.caller().name());
        Reply reply = commands.run(command, exchange);
        if (reply instanceof Reply.AbsenceMade(Absence made, List<ShiftRequest> covers)) {
            return Answer.json(
                    201,
                    json -> {
                        json.beginObject();
                        RotaJson.write(made, json.name("absence"));
                        json.name("requests").beginArray();
                        covers.forEach(cover -> RotaJson.write(cover, json));
                        json.endArray().endObject();
                    });
        }
        throw Replies.refusal(reply, "changed-meanwhile");
    }

    private static Absence.Reason reason(String text) throws Refusal {
        return switch (text) {
            case "vacation" -> Absence.Reason.VACATION;
            case "sick" -> Absence.Reason.SICK;
            case "other" -> Absence.Reason.OTHER;
            default ->
                    throw Fields.invalid(
                            "kind", "expected vacation, sick or other, got \"" + text + "\"");
        };
    }

    private void requireSpeaking(Caller caller, String person) throws Refusal {
        boolean own = caller instanceof Caller.Person one && one.user().name().equals(person);
        if (!own && !rotas.speaksFor(caller, person)) {
            throw new Refusal(
                    Style.problem(
                            403,
                            "not-yours",
                            "Only %s, or a manager of a team of theirs, can say when they are away."
                                    .formatted(person),
                            "person"));
        }
    }

    Answer end(Exchange exchange) throws Refusal {
        UUID id = Rotas.uuid(exchange);
        for (Absence absence : rotas.rota().absences()) {
            if (absence.uuid().equals(id)) {
                requireSpeaking(exchange.caller(), absence.person());
                if (!absence.event().isEmpty()) {
                    throw new Refusal(
                            Style.problem(
                                    409,
                                    "from-a-calendar",
                                    "This absence comes from a calendar; remove it there.",
                                    null));
                }
                Reply reply =
                        commands.run(
                                new Command.EndAbsence(id, exchange.caller().name()), exchange);
                if (reply instanceof Reply.Done) {
                    return Answer.empty(204);
                }
                throw Replies.refusal(reply, "changed-meanwhile");
            }
        }
        throw Paging.missing("There is no absence with the id " + id + ".");
    }
}
