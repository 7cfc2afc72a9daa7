// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.shadow;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.Archive;
import dev.watchfire.web.Shadowing;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `/shadow/report`: where this server and the other Alertmanager do not agree.
public final class ReportEndpoint {
    private static final Duration DEFAULT_SINCE = Duration.ofHours(24);
    private static final int DEFAULT_LIMIT = 100;

    /// Each difference in a page costs a look into the journal.
    private static final int MAX_LIMIT = 500;

    /// Alerts of one difference that are shown.
    private static final int MAX_ALERTS_SHOWN = 50;

    private static final int MAX_TOLERANCE_SECONDS = 24 * 3600;

    private final EngineAccess engine;
    private final Shadowing shadowing;
    private final Streams.Source source;
    private final Reasons reasons;
    private final InstantSource clock;

    public ReportEndpoint(
            EngineAccess engine, Archive archive, Shadowing shadowing, InstantSource clock) {
        this.engine = engine;
        this.shadowing = shadowing;
        this.source = new Streams.Source(archive, shadowing.copies());
        this.reasons = new Reasons(archive);
        this.clock = clock;
    }

    private record Explained(Difference difference, String why) {}

    public Answer report(Exchange exchange) throws Refusal {
        Instant now = clock.instant();
        Instant since = exchange.query().instant("since", now.minus(DEFAULT_SINCE));
        int limit = number(exchange, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        int skip = number(exchange, "cursor", 0, 0, Integer.MAX_VALUE);
        Image image = engine.image();
        Function<String, Duration> tolerance = tolerance(exchange, image.configuration());
        try {
            Streams streams = source.since(since, image);
            Comparison comparison =
                    Comparison.of(streams.ours(), streams.theirs(), tolerance, now)
                            .since(streams.firstCopies());
            boolean anyCopy = !streams.firstCopies().isEmpty();
            Report report = new Report(since, now, anyCopy, streams, comparison);
            List<Explained> page = new ArrayList<>();
            List<Difference> all = comparison.differences();
            for (Difference one : all.subList(Math.min(skip, all.size()), end(skip, limit, all))) {
                page.add(new Explained(one, why(one, tolerance, image)));
            }
            return answer(report, page, skip + page.size());
        } catch (StoreException e) {
            throw new Refusal(
                    Style.problem(
                                    503,
                                    "store-unreadable",
                                    "The store could not be read: " + e.getMessage(),
                                    null)
                            .with("Retry-After", "1"));
        }
    }

    private static int end(int skip, int limit, List<Difference> all) {
        return (int) Math.min((long) skip + limit, all.size());
    }

    private String why(Difference difference, Function<String, Duration> tolerance, Image image)
            throws StoreException {
        Long missing = Report.missingHere(difference);
        Notification theirs = difference.theirs();
        if (theirs != null && missing != null) {
            Instant until = theirs.at().plus(tolerance.apply(theirs.groupKey()));
            return reasons.why(theirs, missing, until, image);
        }
        Notification ours = difference.ours();
        return ours == null ? "" : "decided here: " + ours.reason();
    }

    private static int number(Exchange exchange, String name, int missing, int least, int most)
            throws Refusal {
        String text = exchange.query().get(name);
        if (text == null) {
            return missing;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below like any other number.
        }
        throw refuse(name, "%s is \"%s\"; it must be %d to %d.".formatted(name, text, least, most));
    }

    private static Refusal refuse(String parameter, String detail) {
        return new Refusal(Style.problem(400, "bad-parameter", detail, parameter));
    }

    /// As asked for; else a group interval of the group's route, and {@link Comparison#SLACK}.
    private static Function<String, Duration> tolerance(
            Exchange exchange, @Nullable Configuration configuration) throws Refusal {
        int asked = number(exchange, "tolerance", 0, 1, MAX_TOLERANCE_SECONDS);
        if (asked > 0) {
            return _ -> Duration.ofSeconds(asked);
        }
        return groupKey -> {
            Duration interval =
                    configuration == null
                            ? Duration.ZERO
                            : interval(configuration.route(), groupKey, Duration.ZERO);
            return interval.plus(Comparison.SLACK);
        };
    }

    /// The longest of the routes that share the key's route.
    private static Duration interval(Route route, String groupKey, Duration longest) {
        Duration found = longest;
        if (groupKey.startsWith(route.key() + ":") && route.groupInterval().compareTo(found) > 0) {
            found = route.groupInterval();
        }
        for (Route child : route.routes()) {
            found = interval(child, groupKey, found);
        }
        return found;
    }

    private Answer answer(Report report, List<Explained> page, int next) {
        Comparison comparison = report.comparison();
        return Answer.json(
                200,
                json -> {
                    json.beginObject()
                            .member("observing", shadowing.observing())
                            .member("since", report.streams().from())
                            .member("until", report.until())
                            .member("verdict", report.verdict())
                            .member("anyCopy", report.anyCopy())
                            .member("here", report.streams().ours().size())
                            .member("there", report.streams().theirs().size())
                            .member("same", comparison.same())
                            .member("regrouped", comparison.regrouped())
                            .member("undecided", comparison.undecided())
                            .member("onlyHere", report.count(Difference.Kind.ONLY_HERE))
                            .member("onlyThere", report.count(Difference.Kind.ONLY_THERE))
                            .member("otherAlerts", report.count(Difference.Kind.OTHER_ALERTS))
                            .member("otherTime", report.count(Difference.Kind.OTHER_TIME))
                            .name("withoutCopies")
                            .beginArray();
                    report.streams()
                            .withoutCopies()
                            .forEach(
                                    (receiver, times) ->
                                            json.beginObject()
                                                    .member("receiver", receiver)
                                                    .member("here", times)
                                                    .endObject());
                    json.endArray().name("items").beginArray();
                    page.forEach(one -> write(one, report.streams().labels(), json));
                    boolean more = next < comparison.differences().size();
                    json.endArray()
                            .member("nextCursor", more ? Integer.toString(next) : null)
                            .endObject();
                });
    }

    private static void write(Explained one, Map<Long, LabelSet> labels, JsonWriter json) {
        Difference difference = one.difference;
        Notification either = difference.either();
        Duration delay = difference.delay();
        json.beginObject()
                .member("kind", difference.kind().text())
                .member("at", difference.at())
                .member("receiver", either.receiver())
                .member("groupKey", either.groupKey())
                .member("groupLabels", either.groupLabels());
        if (delay == null) {
            json.name("delaySeconds").raw("null");
        } else {
            json.member("delaySeconds", delay.toSeconds());
        }
        side("here", difference.ours(), json);
        side("there", difference.theirs(), json);
        alerts(difference, labels, json);
        json.member("why", one.why).endObject();
    }

    private static void side(String name, @Nullable Notification told, JsonWriter json) {
        json.name(name);
        if (told == null) {
            json.raw("null");
            return;
        }
        json.beginObject()
                .member("id", told.id())
                .member("at", told.at())
                .member("firing", told.firing().size())
                .member("resolved", told.resolved().size())
                .endObject();
    }

    private static void alerts(Difference difference, Map<Long, LabelSet> labels, JsonWriter json) {
        Ids all = all(difference.ours()).union(all(difference.theirs()));
        json.name("alerts").beginArray();
        for (int i = 0; i < Math.min(all.size(), MAX_ALERTS_SHOWN); i++) {
            long fingerprint = all.get(i);
            json.beginObject()
                    .member("fingerprint", LabelSet.toHex(fingerprint))
                    .member("labels", labels.getOrDefault(fingerprint, LabelSet.EMPTY))
                    .member("here", told(difference.ours(), fingerprint))
                    .member("there", told(difference.theirs(), fingerprint))
                    .endObject();
        }
        json.endArray();
    }

    private static Ids all(@Nullable Notification told) {
        return told == null ? Ids.NONE : told.firing().union(told.resolved());
    }

    private static @Nullable String told(@Nullable Notification by, long fingerprint) {
        if (by == null) {
            return null;
        }
        return by.firing().contains(fingerprint)
                ? "firing"
                : by.resolved().contains(fingerprint) ? "resolved" : null;
    }
}
