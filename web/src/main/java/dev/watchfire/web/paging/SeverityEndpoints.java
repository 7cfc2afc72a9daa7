// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.config.paging.SeveritiesPreviewReader;
import dev.watchfire.config.paging.SeveritiesPreviewReader.Result;
import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.schema.Durations;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.Criterion;
import dev.watchfire.engine.paging.Criterion.Factor;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.SeverityPolicy.Leave;
import dev.watchfire.engine.paging.SeverityPolicy.Level;
import dev.watchfire.engine.paging.SeverityPolicy.Manner;
import dev.watchfire.engine.paging.Targets;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `/severities`: what they mean, which one something has, and when pages of them leave.
final class SeverityEndpoints {
    private static final Duration WEEK = Duration.ofDays(7);

    /// As much as for a policy: a mapping of thousands of words fits.
    private static final int MOST_BODY_BYTES = 256 * 1024;

    /// Hours that open and close more often than this in a week are no business hours.
    private static final int MOST_SPANS = 1_000;

    private final PageBook book;

    SeverityEndpoints(PageBook book) {
        this.book = book;
    }

    private SeverityPolicy policy() throws Refusal {
        return PageBook.configuration(book.image()).paging().severities();
    }

    Answer get(Exchange exchange) throws Refusal {
        SeverityPolicy policy = policy();
        return Answer.json(
                200,
                json -> {
                    json.beginObject()
                            .member("labels", policy.labels())
                            .name("mapping")
                            .beginObject();
                    new TreeMap<>(policy.mapping()).forEach((w, s) -> json.member(w, s.name()));
                    json.endObject()
                            .member("default", policy.otherwise().name())
                            .member("zone", policy.zone().getId())
                            .member("digestAt", policy.digestAt().toString())
                            .member("reviewOn", PageJson.lower(policy.reviewOn()))
                            .name("levels")
                            .beginObject();
                    policy.levels().forEach(level -> write(level, json));
                    json.endObject().name("teams").beginObject();
                    new TreeMap<>(policy.byTeam())
                            .forEach(
                                    (team, manners) -> {
                                        json.name(team).beginObject();
                                        new TreeMap<>(manners)
                                                .forEach(
                                                        (s, manner) ->
                                                                json.member(
                                                                        s.name(),
                                                                        PageJson.lower(manner)));
                                        json.endObject();
                                    });
                    json.endObject().endObject();
                });
    }

    private static void write(Level level, JsonWriter json) {
        json.name(level.severity().name())
                .beginObject()
                .member("name", level.name())
                .name("criteria")
                .beginArray();
        level.criteria().forEach(criterion -> write(criterion, json));
        json.endArray()
                .member("respondWithin", Durations.formatPrometheus(level.respondWithin()))
                .member("deliver", PageJson.lower(level.manner()))
                .member("breaksQuietHours", level.breaksQuietHours())
                .endObject();
    }

    private static void write(Criterion criterion, JsonWriter json) {
        if (criterion.factor() == Factor.USERS) {
            json.beginObject().member("users", criterion.percent() + "%").endObject();
        } else {
            json.value(PageJson.lower(criterion.factor()));
        }
    }

    /// The worst that anything of it makes it.
    Answer classify(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        Set<Factor> factors = EnumSet.noneOf(Factor.class);
        for (String word : fields.texts("factors")) {
            factors.add(factor(word));
        }
        int users = fields.number("users", 0);
        if (users < 0 || users > 100) {
            throw Fields.invalid("users", "users is a share from 0 to 100 percent, got " + users);
        }
        SeverityPolicy policy = policy();
        for (Level level : policy.levels()) {
            List<Criterion> because = new ArrayList<>();
            for (Criterion criterion : level.criteria()) {
                boolean holds =
                        criterion.factor() == Factor.USERS
                                ? users > 0 && users >= criterion.percent()
                                : factors.contains(criterion.factor());
                if (holds) {
                    because.add(criterion);
                }
            }
            if (!because.isEmpty()) {
                return classified(level.severity(), because);
            }
        }
        // What nothing speaks of is the least bad there is, where that asks for nothing.
        Level last = policy.levels().getLast();
        return classified(
                last.criteria().isEmpty() ? last.severity() : policy.otherwise(), List.of());
    }

    private static Factor factor(String word) throws Refusal {
        for (Factor factor : Factor.values()) {
            if (PageJson.lower(factor).equals(word) && factor != Factor.USERS) {
                return factor;
            }
        }
        throw Fields.invalid(
                "factors",
                "\"%s\" is none of %s; the share of users stands in users."
                        .formatted(
                                word,
                                String.join(
                                        ", ",
                                        Arrays.stream(Factor.values())
                                                .filter(f -> f != Factor.USERS)
                                                .map(PageJson::lower)
                                                .toList())));
    }

    private static Answer classified(Severity severity, List<Criterion> because) {
        return Answer.json(
                200,
                json -> {
                    json.beginObject().member("severity", severity.name());
                    json.name("because").beginArray();
                    because.forEach(criterion -> write(criterion, json));
                    json.endArray().endObject();
                });
    }

    private record Span(Severity severity, Manner manner, Instant start, Instant end, Leave leave) {
        void write(JsonWriter json) {
            json.beginObject()
                    .member("severity", severity.name())
                    .member("manner", PageJson.lower(manner))
                    .member("start", start)
                    .member("end", end)
                    .member("leavesAt", leave.at().isAfter(start) ? leave.at() : null)
                    .member("why", leave.why())
                    .endObject();
        }
    }

    /// For each severity, what becomes of a page that begins at any time of a week.
    Answer week(Exchange exchange) throws Refusal {
        Image image = book.image();
        Configuration configuration = PageBook.configuration(image);
        String given = exchange.query().get("team");
        Instant from = exchange.query().instant("from", book.now(image));
        SeverityPolicy policy = configuration.paging().severities();
        List<Span> spans = week(policy, given == null ? "" : given, from, configuration);
        return Answer.json(
                200,
                json -> {
                    json.explainedIn(exchange.language()).beginObject();
                    week(from, spans, json);
                    json.endObject();
                });
    }

    /// The same for severities that are not saved. A document with errors gets no week.
    Answer preview(Exchange exchange) throws Refusal {
        Image image = book.image();
        Configuration configuration = PageBook.configuration(image);
        Exchange.Bytes body = exchange.body(MOST_BODY_BYTES);
        Instant now = book.now(image);
        return switch (SeveritiesPreviewReader.read(
                Arrays.copyOf(body.array(), body.length()), configuration, book::teamNames)) {
            case Result.Refused(List<Problem> problems) ->
                    previewed(exchange, now, List.of(), problems, "error");
            case Result.Asked asked -> {
                Instant given = asked.from();
                Instant from = given == null ? now : given;
                List<Span> spans = week(asked.policy(), asked.team(), from, configuration);
                yield previewed(exchange, from, spans, asked.warnings(), "warning");
            }
        };
    }

    private static Answer previewed(
            Exchange exchange,
            Instant from,
            List<Span> spans,
            List<Problem> problems,
            String severity) {
        return Answer.json(
                200,
                json -> {
                    json.explainedIn(exchange.language()).beginObject();
                    ProblemJson.write(problems, severity, json.name("problems"));
                    week(from, spans, json);
                    json.endObject();
                });
    }

    private static List<Span> week(
            SeverityPolicy policy, String team, Instant from, Configuration configuration) {
        BusinessHours hours = Targets.hours(team, configuration);
        List<Span> spans = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            spans(policy, severity, team, hours, from, from.plus(WEEK), spans);
        }
        return spans;
    }

    private static void week(Instant from, List<Span> spans, JsonWriter json) {
        json.member("from", from).member("to", from.plus(WEEK)).name("spans").beginArray();
        spans.forEach(span -> span.write(json));
        json.endArray();
    }

    private static void spans(
            SeverityPolicy policy,
            Severity severity,
            String team,
            @Nullable BusinessHours hours,
            Instant from,
            Instant to,
            List<Span> into) {
        Instant start = from;
        for (int i = 0; i < MOST_SPANS && start.isBefore(to); i++) {
            Leave leave = policy.leave(severity, team, hours, start);
            Instant change =
                    switch (leave.manner()) {
                        case AT_ONCE -> to;
                        case BUSINESS_HOURS -> hours == null ? null : hours.nextChange(start);
                        case DAILY_DIGEST, WEEKLY_REVIEW -> leave.at();
                    };
            Instant end = change == null || change.isAfter(to) ? to : change;
            into.add(new Span(severity, leave.manner(), start, end, leave));
            start = end;
        }
    }
}
