// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Command.AnswerShiftRequest.What;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Swaps and covers: asking for them, and answering.
final class ShiftRequestEndpoints {
    private static final int MOST_ASKED = 50;

    private final Rotas rotas;
    private final Commands commands;

    ShiftRequestEndpoints(Rotas rotas, Commands commands) {
        this.rotas = rotas;
        this.commands = commands;
    }

    Answer list(Exchange exchange) throws Refusal {
        String open = exchange.query().get("open");
        if (open != null && !open.equals("true") && !open.equals("false")) {
            throw Paging.refuse("open", "open is \"" + open + "\"; it must be true or false.");
        }
        String schedule = exchange.query().get("schedule");
        String person = exchange.query().get("person");
        List<ShiftRequest> found = new ArrayList<>();
        rotas.image()
                .shiftRequests()
                .forEach(
                        request -> {
                            if ((open == null || request.isOpen() == open.equals("true"))
                                    && (schedule == null || schedule.equals(request.schedule()))
                                    && (person == null || concerns(request, person))) {
                                found.add(request);
                            }
                        });
        found.sort(
                Comparator.comparing((ShiftRequest r) -> r.shift().start())
                        .thenComparingLong(ShiftRequest::id));
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    found.forEach(request -> RotaJson.write(request, json));
                    json.endArray().endObject();
                });
    }

    private static boolean concerns(ShiftRequest request, String person) {
        return request.person().equals(person)
                || request.madeBy().equals(person)
                || request.takenBy().equals(person)
                || request.isOpen() && request.asks(person);
    }

    Answer get(Exchange exchange) throws Refusal {
        ShiftRequest request = find(exchange);
        return Answer.json(200, json -> RotaJson.write(request, json));
    }

    private ShiftRequest find(Exchange exchange) throws Refusal {
        var id = Rotas.uuid(exchange);
        ShiftRequest[] found = new ShiftRequest[1];
        rotas.image()
                .shiftRequests()
                .forEach(
                        request -> {
                            if (request.uuid().equals(id)) {
                                found[0] = request;
                            }
                        });
        if (found[0] == null) {
            throw Paging.missing("There is no request with the id " + id + ".");
        }
        return found[0];
    }

    Answer ask(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        String kind = fields.text("kind");
        ShiftRequest.Type type =
                switch (kind) {
                    case "swap" -> ShiftRequest.Type.SWAP;
                    case "cover" -> ShiftRequest.Type.COVER;
                    default ->
                            throw Fields.invalid(
                                    "kind", "expected swap or cover, got \"" + kind + "\"");
                };
        Schedule schedule = rotas.require(fields.text("schedule"));
        String self = Rotas.self(exchange);
        if (!schedule.people().contains(self)) {
            rotas.requireChange(exchange.caller(), schedule);
        }
        List<String> to = fields.texts("to");
        if (to.size() > MOST_ASKED) {
            throw Fields.invalid(
                    "to", "at most %d people, got %d".formatted(MOST_ASKED, to.size()));
        }
        for (String name : to) {
            rotas.known(name, "to");
            if (name.equals(self)) {
                throw Fields.invalid("to", "You cannot ask yourself.");
            }
        }
        return answer(
                commands.run(
                        new Command.AskForShift(
                                type,
                                schedule.name(),
                                OverrideEndpoints.role(fields),
                                new Stretch(
                                        Rotas.required(fields, "start"),
                                        Rotas.required(fields, "end")),
                                to,
                                stretch(fields.part("want")),
                                OverrideEndpoints.note(fields),
                                self),
                        exchange),
                201,
                "already-asked");
    }

    private static @Nullable Stretch stretch(@Nullable Fields fields) throws Refusal {
        return fields == null
                ? null
                : new Stretch(Rotas.required(fields, "start"), Rotas.required(fields, "end"));
    }

    Answer take(Exchange exchange) throws Refusal {
        return answer(What.TAKE, null, "", "", exchange);
    }

    Answer offer(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        return answer(What.OFFER, stretch(fields), "", OverrideEndpoints.note(fields), exchange);
    }

    Answer accept(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        return answer(What.ACCEPT, null, fields.text("person"), "", exchange);
    }

    Answer decline(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        return answer(What.DECLINE, null, "", OverrideEndpoints.note(fields), exchange);
    }

    Answer withdraw(Exchange exchange) throws Refusal {
        return answer(What.WITHDRAW, null, "", "", exchange);
    }

    /// Who was asked by name may answer whatever team the schedule is of.
    private Answer answer(
            What what, @Nullable Stretch want, String of, String note, Exchange exchange)
            throws Refusal {
        ShiftRequest request = find(exchange);
        String self = Rotas.self(exchange);
        Schedule schedule = rotas.find(request.schedule());
        boolean involved =
                request.to().contains(self)
                        || request.person().equals(self)
                        || request.madeBy().equals(self);
        if (schedule != null && !involved && !schedule.people().contains(self)) {
            rotas.requireChange(exchange.caller(), schedule);
        }
        return answer(
                commands.run(
                        new Command.AnswerShiftRequest(
                                request.uuid(),
                                what,
                                want,
                                of,
                                note,
                                self,
                                rotas.manages(exchange.caller(), schedule)),
                        exchange),
                200,
                "request-closed");
    }

    private static Answer answer(Reply reply, int status, String conflict) throws Refusal {
        if (reply instanceof Reply.ShiftRequestSaved(ShiftRequest request)) {
            return Answer.json(status, json -> RotaJson.write(request, json));
        }
        throw Replies.refusal(reply, conflict);
    }
}
