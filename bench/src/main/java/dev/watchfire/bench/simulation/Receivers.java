// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.simulation;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Delivery.Attempt;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The other end of every delivery: takes messages, remembers what it was told, and answers as its
/// mood is.
final class Receivers {
    /// What one integration of one group was last told, and whether the teller knows.
    record Told(Instant at, Set<String> firing, Set<String> resolved, boolean acknowledged) {}

    /// A report on its way back to the engine.
    record Report(
            double due,
            long order,
            Command.ReportAttempt command,
            String logKey,
            @Nullable Told told) {}

    /// What a request can end with; only a server that sends none observes.
    private static final List<Outcome> OF_A_REQUEST =
            List.of(Outcome.SENT, Outcome.REFUSED, Outcome.RETRYABLE, Outcome.UNKNOWN);

    private final SplittableRandom random;
    private final Map<String, Told> told = new HashMap<>();
    private final PriorityQueue<Report> reports =
            new PriorityQueue<>(
                    java.util.Comparator.comparingDouble(Report::due)
                            .thenComparingLong(Report::order));
    private Step.Mood mood = Step.Mood.HEALTHY;
    private long order;

    Receivers(SplittableRandom random) {
        this.random = random;
    }

    void be(Step.Mood mood) {
        this.mood = mood;
    }

    @Nullable Told told(String logKey) {
        return told.get(logKey);
    }

    /// @param time the true time in seconds
    void receive(Delivery delivery, Image image, double time) {
        Outcome outcome = outcome();
        boolean arrives =
                outcome == Outcome.SENT || outcome == Outcome.UNKNOWN && random.nextBoolean();
        Told message =
                new Told(
                        image.at(),
                        names(delivery.firing(), image),
                        names(delivery.resolved(), image),
                        false);
        if (arrives) {
            told.put(delivery.logKey(), message);
        } else if (outcome == Outcome.UNKNOWN) {
            doubt(delivery.logKey());
        }
        if (mood == Step.Mood.HANGING) {
            return;
        }
        double latency = mood == Step.Mood.SLOW ? 1 + random.nextInt(400) : random.nextDouble();
        Attempt attempt =
                new Attempt(
                        delivery.attemptCount(),
                        image.at(),
                        image.at(),
                        outcome,
                        outcome == Outcome.SENT ? 200 : 503,
                        "simulated");
        long retryAfterMs = outcome == Outcome.RETRYABLE && random.nextInt(4) == 0 ? 5_000 : 0;
        Report report =
                new Report(
                        time + latency,
                        order++,
                        new Command.ReportAttempt(delivery.id(), attempt, retryAfterMs),
                        delivery.logKey(),
                        outcome == Outcome.SENT ? message : null);
        reports.add(report);
        if (random.nextInt(10) == 0) {
            reports.add(new Report(report.due + 3, order++, report.command, report.logKey, null));
        }
    }

    /// The teller must allow for an attempt's having arrived, and may repeat what came before.
    void doubt(String logKey) {
        told.computeIfPresent(
                logKey, (_, last) -> new Told(last.at, last.firing, last.resolved, false));
    }

    private Outcome outcome() {
        return switch (mood) {
            case HEALTHY, SLOW -> Outcome.SENT;
            case DOWN -> Outcome.RETRYABLE;
            case HANGING -> Outcome.UNKNOWN;
            case REFUSING -> Outcome.REFUSED;
            case FLAKY -> OF_A_REQUEST.get(random.nextInt(OF_A_REQUEST.size()));
        };
    }

    static Set<String> names(Ids alerts, Image image) {
        Set<String> names = new TreeSet<>();
        alerts.forEach(
                id -> {
                    Alert alert = image.alerts().get(id);
                    names.add(alert == null ? "gone " + id : alert.labels().toString());
                });
        return names;
    }

    /// The engine has taken a report of success durably.
    void acknowledged(Report report) {
        if (report.told != null) {
            told.computeIfPresent(
                    report.logKey,
                    (_, last) ->
                            last == report.told
                                    ? new Told(last.at, last.firing, last.resolved, true)
                                    : last);
        }
    }

    double nextReport() {
        Report next = reports.peek();
        return next == null ? Double.MAX_VALUE : next.due;
    }

    List<Report> take(double until) {
        List<Report> due = new ArrayList<>();
        while (nextReport() <= until) {
            due.add(reports.remove());
        }
        return due;
    }

    /// Could not be handed over; comes again.
    void later(Report report, double seconds) {
        reports.add(
                new Report(
                        report.due + seconds, order++, report.command, report.logKey, report.told));
    }

    /// The process that would have heard of them is dead.
    void loseReports() {
        reports.clear();
    }
}
