// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.config.oncall.PreviewReader;
import dev.watchfire.config.oncall.PreviewReader.Result;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.oncall.Change.Origin;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// `/schedules` and `/oncall`: who is on call, will be, and would be.
final class ScheduleEndpoints {
    private static final int MOST_BODY_BYTES = 1024 * 1024;
    private static final Duration DEFAULT_RANGE = Duration.ofDays(14);

    private final EngineAccess engine;
    private final InstantSource clock;

    ScheduleEndpoints(EngineAccess engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    private List<Schedule> schedules() {
        Configuration configuration = engine.image().configuration();
        return configuration == null ? List.of() : configuration.schedules();
    }

    /// Who is on call at an instant, by every schedule.
    Answer onCall(Exchange exchange) throws Refusal {
        Instant at = instant(exchange, "at", clock.instant());
        List<Schedule> schedules = schedules();
        return Answer.json(
                200,
                json -> {
                    json.beginObject().member("at", at).name("items").beginArray();
                    for (Schedule schedule : schedules) {
                        OnCall onCall = new OnCall(schedule, List.of());
                        for (String role : schedule.roles()) {
                            json.beginObject()
                                    .member("schedule", schedule.name())
                                    .member("role", role);
                            people(onCall.at(at, role), json);
                            json.member("until", onCall.nextHandoff(at, role)).endObject();
                        }
                    }
                    json.endArray().endObject();
                });
    }

    Answer list(Exchange exchange) {
        List<Schedule> schedules = schedules();
        return Answer.json(
                200,
                json -> {
                    json.beginObject().name("items").beginArray();
                    for (Schedule schedule : schedules) {
                        json.beginObject()
                                .member("name", schedule.name())
                                .member("zone", schedule.zone().getId())
                                .member("roles", schedule.roles())
                                .member(
                                        "layers",
                                        schedule.layers().stream().map(Layer::name).toList())
                                .endObject();
                    }
                    json.endArray().endObject();
                });
    }

    /// One schedule over a range, as it is configured.
    Answer overRange(Exchange exchange) throws Refusal {
        String name = exchange.variable("name");
        Schedule schedule =
                schedules().stream()
                        .filter(s -> s.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> Paging.missing("There is no schedule \"" + name + "\"."));
        Instant from = instant(exchange, "from", clock.instant());
        Instant to = instant(exchange, "to", from.plus(DEFAULT_RANGE));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(PreviewReader.LONGEST) > 0) {
            throw Paging.refuse(
                    "to",
                    "to must be later than from, by at most "
                            + PreviewReader.LONGEST.toDays()
                            + " days.");
        }
        return answer(new Result.Asked(schedule, from, to, List.of()));
    }

    private static Instant instant(Exchange exchange, String parameter, Instant missing)
            throws Refusal {
        String text = exchange.query().get(parameter);
        if (text == null || text.isEmpty()) {
            return missing;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Paging.refuse(
                    parameter,
                    parameter
                            + " is \""
                            + text
                            + "\"; it must be a time with its zone, such as"
                            + " 2026-02-28T03:00:00+09:00.");
        }
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

    private static Answer answer(Result.Asked asked) {
        Schedule schedule = asked.schedule();
        OnCall onCall = new OnCall(schedule, asked.changes());
        List<Duty> duties = onCall.between(asked.from(), asked.to());
        ZoneId zone = schedule.zone();
        return Answer.json(
                200,
                json -> {
                    json.beginObject()
                            .member("name", schedule.name())
                            .member("zone", zone.getId())
                            .member("from", asked.from())
                            .member("to", asked.to())
                            .name("final")
                            .beginArray();
                    duties.stream().filter(d -> !d.isGap()).forEach(d -> write(d, zone, json));
                    json.endArray().name("layers").beginArray();
                    for (int i = 0; i < schedule.layers().size(); i++) {
                        Layer layer = schedule.layers().get(i);
                        json.beginObject()
                                .member("name", layer.name())
                                .member("role", layer.role())
                                .member("priority", layer.priority())
                                .member("zone", layer.zone().getId())
                                .name("shifts")
                                .beginArray();
                        onCall.layer(i, asked.from(), asked.to()).stream()
                                .filter(d -> !d.isGap())
                                .forEach(d -> write(d, zone, json));
                        json.endArray().endObject();
                    }
                    json.endArray().name("gaps").beginArray();
                    duties.stream().filter(Duty::isGap).forEach(d -> gap(d, zone, json));
                    json.endArray().name("handoffs").beginArray();
                    handoffs(duties, zone, json);
                    json.endArray().endObject();
                });
    }

    private static void write(Duty duty, ZoneId zone, JsonWriter json) {
        json.beginObject();
        range(duty, zone, json);
        people(duty.people(), json);
        Duty.Person first = duty.people().getFirst();
        json.member("layer", first.layer())
                .member("origin", origin(first.origin()))
                .name("duties")
                .beginArray();
        for (Duty.Person person : duty.people()) {
            json.beginObject()
                    .member("person", person.name())
                    .member("layer", person.layer())
                    .member("origin", origin(person.origin()))
                    .member("instead", person.instead().isEmpty() ? null : person.instead())
                    .endObject();
        }
        json.endArray().endObject();
    }

    private static String origin(Origin origin) {
        return origin == Origin.TEMPORARY ? "override" : origin.name().toLowerCase(Locale.ROOT);
    }

    private static void gap(Duty duty, ZoneId zone, JsonWriter json) {
        json.beginObject();
        range(duty, zone, json);
        json.endObject();
    }

    private static void range(Duty duty, ZoneId zone, JsonWriter json) {
        json.member("start", duty.start())
                .member("end", duty.end())
                .member("startLocal", local(duty.start(), zone))
                .member("endLocal", local(duty.end(), zone))
                .member("role", duty.role());
    }

    private static String local(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atZone(zone).toOffsetDateTime());
    }

    private static void people(List<Duty.Person> people, JsonWriter json) {
        json.member("people", people.stream().map(Duty.Person::name).toList());
    }

    /// Where one duty of a role follows another; from nobody, or to nobody, at a gap.
    private static void handoffs(List<Duty> duties, ZoneId zone, JsonWriter json) {
        for (int i = 1; i < duties.size(); i++) {
            Duty before = duties.get(i - 1);
            Duty after = duties.get(i);
            if (before.role().equals(after.role())) {
                json.beginObject()
                        .member("at", after.start())
                        .member("atLocal", local(after.start(), zone))
                        .member("role", after.role())
                        .member("from", before.people().stream().map(Duty.Person::name).toList())
                        .member("to", after.people().stream().map(Duty.Person::name).toList())
                        .endObject();
            }
        }
    }
}
