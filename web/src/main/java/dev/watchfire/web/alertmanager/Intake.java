// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.web.alertmanager.AlertBodyReader.Problem;
import dev.watchfire.web.alertmanager.AlertBodyReader.Result;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Commands;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/// `POST /api/v2/alerts`, and the same body in the wording of v1.
///
/// Valid alerts are taken even where others of the body are refused: the answer then is 400 and
/// says why, one line for each.
final class Intake {
    /// Sentences in one answer; a body can have a hundred thousand faults.
    private static final int MAX_PROBLEMS_SHOWN = 100;

    private static final Answer DONE = Answer.empty(200);

    private static final Answer V1_DONE =
            Answer.json(200, json -> json.beginObject().member("status", "success").endObject());

    /// Counts alerts by what became of them. Called on any thread.
    public interface Counters {
        void received(String version, int firing, int resolved);

        void invalid(String version, int alerts);

        /// One alert too many of its name.
        void limited(String alertName);
    }

    private final Commands commands;
    private final AlertBodyReader reader;
    private final Counters counters;
    private final InstantSource clock;
    private final long mostBodyBytes;

    Intake(
            Commands commands,
            AlertBodyReader reader,
            Counters counters,
            InstantSource clock,
            long mostBodyBytes) {
        this.commands = commands;
        this.reader = reader;
        this.counters = counters;
        this.clock = clock;
        this.mostBodyBytes = mostBodyBytes;
    }

    CompletionStage<Answer> v2(Exchange exchange) throws Refusal {
        Answer wrongType = ContentTypes.refuse(exchange);
        if (wrongType != null) {
            return CompletableFuture.completedStage(wrongType);
        }
        return switch (read(exchange)) {
            case Result.Malformed(String reason) ->
                    CompletableFuture.completedStage(
                            Errors.framework(
                                    400,
                                    400,
                                    "parsing alerts body from \"\" failed, because " + reason));
            case Result.Unacceptable(int code, String message) ->
                    CompletableFuture.completedStage(Errors.framework(422, code, message));
            case Result.Alerts alerts ->
                    take("v2", alerts, exchange)
                            .thenApply(
                                    problems ->
                                            problems.isEmpty()
                                                    ? DONE
                                                    : Errors.handler(400, text(problems)));
        };
    }

    CompletionStage<Answer> v1(Exchange exchange) throws Refusal {
        return switch (read(exchange)) {
            case Result.Malformed(String reason) ->
                    CompletableFuture.completedStage(v1Error(reason));
            case Result.Unacceptable(_, String message) ->
                    CompletableFuture.completedStage(v1Error(message));
            case Result.Alerts alerts ->
                    take("v1", alerts, exchange)
                            .thenApply(
                                    problems ->
                                            problems.isEmpty() ? V1_DONE : v1Error(text(problems)));
        };
    }

    private static Answer v1Error(String message) {
        return Answer.json(
                400,
                json ->
                        json.beginObject()
                                .member("status", "error")
                                .member("errorType", "bad_data")
                                .member("error", message)
                                .endObject());
    }

    private Result read(Exchange exchange) throws Refusal {
        Exchange.Bytes body = exchange.body(mostBodyBytes);
        return reader.read(body.array(), body.length());
    }

    private CompletionStage<List<Problem>> take(
            String version, Result.Alerts alerts, Exchange exchange) {
        count(version, alerts);
        if (alerts.alerts().isEmpty()) {
            return CompletableFuture.completedStage(counted(version, alerts.problems()));
        }
        return commands.submit(new Command.Ingest(alerts.alerts()), Reply.Ingested.class, exchange)
                .thenApply(reply -> problems(version, alerts, reply));
    }

    private List<Problem> problems(String version, Result.Alerts alerts, Reply.Ingested reply) {
        if (reply.rejected().isEmpty()) {
            return counted(version, alerts.problems());
        }
        List<Problem> problems = new ArrayList<>(alerts.problems());
        for (Reply.Ingested.Rejected rejected : reply.rejected()) {
            if (rejected.limited()) {
                IncomingAlert alert = alerts.alerts().get(rejected.index());
                counters.limited(alert.labels().valueOrEmpty("alertname"));
            } else {
                problems.add(new Problem(alerts.position(rejected.index()), rejected.message()));
            }
        }
        problems.sort(Comparator.comparingInt(Problem::position));
        return counted(version, problems);
    }

    private List<Problem> counted(String version, List<Problem> problems) {
        if (!problems.isEmpty()) {
            counters.invalid(version, problems.size());
        }
        return problems;
    }

    private void count(String version, Result.Alerts alerts) {
        Instant now = clock.instant();
        int resolved = 0;
        for (IncomingAlert alert : alerts.alerts()) {
            Instant end = alert.endsAt();
            if (end != null && !end.isAfter(now)) {
                resolved++;
            }
        }
        counters.received(version, alerts.total() - resolved, resolved);
    }

    private static String text(List<Problem> problems) {
        String shown =
                problems.stream()
                        .limit(MAX_PROBLEMS_SHOWN)
                        .map(Problem::message)
                        .collect(Collectors.joining("\n"));
        int more = problems.size() - MAX_PROBLEMS_SHOWN;
        return more > 0 ? shown + "\nand " + more + " more" : shown;
    }
}
