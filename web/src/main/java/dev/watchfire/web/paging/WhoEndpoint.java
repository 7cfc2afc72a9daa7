// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.explain.Destinations;
import dev.watchfire.engine.explain.Destinations.Destination;
import dev.watchfire.engine.explain.Explanation.SilenceReason;
import dev.watchfire.engine.explain.RoutePreview;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Impact;
import dev.watchfire.engine.paging.PagePreview;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.SeverityPolicy.Leave;
import dev.watchfire.engine.paging.Targets;
import dev.watchfire.engine.paging.Why;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/routing/who`: who would be paged about an alert with these labels, when, by which means and
/// why; and what would keep it from anybody.
final class WhoEndpoint {
    private static final int MOST_LABELS = 200;

    private final PageBook book;

    WhoEndpoint(PageBook book) {
        this.book = book;
    }

    private record Judged(Severity severity, Why why) {}

    /// Why nobody is told meanwhile.
    private record Held(String kind, String name, Why why) {}

    private record Line(
            String receiver,
            @Nullable EscalationPolicy policy,
            Judged judged,
            Leave leave,
            List<Held> held,
            List<PagePreview.Rung> ladder) {
        void write(JsonWriter json) {
            json.beginObject()
                    .member("receiver", receiver)
                    .member("policy", policy == null ? null : policy.name())
                    .name("repeat");
            if (policy == null) {
                json.raw("null");
            } else {
                PolicyJson.repeat(policy, json);
            }
            json.name("severity")
                    .beginObject()
                    .member("value", judged.severity.name())
                    .member("why", judged.why)
                    .endObject()
                    .name("leave")
                    .beginObject()
                    .member("at", leave.at())
                    .member("manner", PageJson.lower(leave.manner()))
                    .member("why", leave.why())
                    .endObject()
                    .name("held")
                    .beginArray();
            for (Held one : held) {
                json.beginObject()
                        .member("kind", one.kind)
                        .member("name", one.name)
                        .member("why", one.why)
                        .endObject();
            }
            json.endArray();
            PageJson.ladder(ladder, json.name("ladder"));
            json.endObject();
        }
    }

    Answer who(Exchange exchange) throws Refusal {
        Fields fields = Fields.of(exchange);
        Map<String, String> given = fields.textMap("labels");
        if (given.size() > MOST_LABELS) {
            throw Fields.invalid(
                    "labels", "at most %d labels, got %d".formatted(MOST_LABELS, given.size()));
        }
        Image image = book.image();
        Configuration configuration = PageBook.configuration(image);
        Instant at = PageBook.at(fields, book.now(image));
        LabelSet labels = LabelSet.of(given);
        Destinations destinations = new RoutePreview(image).of(labels, at);
        PagePreview preview = PageBook.preview(image, configuration);
        List<Line> lines = new ArrayList<>();
        for (Destination destination : destinations.destinations()) {
            lines.addAll(lines(destination, destinations, configuration, preview));
        }
        return Answer.json(
                200,
                json -> {
                    json.explainedIn(exchange.language())
                            .beginObject()
                            .member("labels", labels)
                            .member("at", at)
                            .name("routes")
                            .beginArray();
                    lines.forEach(line -> line.write(json));
                    json.endArray().endObject();
                });
    }

    private static List<Line> lines(
            Destination destination,
            Destinations destinations,
            Configuration configuration,
            PagePreview preview) {
        LabelSet labels = destinations.labels();
        List<Held> held = held(destination, destinations);
        Impact impact = Impact.of(configuration.organization().services(), "", labels);
        String owner = impact.service() == null ? "" : impact.service().owner();
        SeverityPolicy severities = configuration.paging().severities();
        Receiver receiver = configuration.receiver(destination.receiver());
        List<Line> lines = new ArrayList<>();
        for (Integration one :
                receiver == null ? List.<Integration>of() : receiver.integrations()) {
            if (!one.type().equals("page") || !(one.settings() instanceof Options options)) {
                continue;
            }
            EscalationPolicy policy = configuration.paging().policy(options.text("policy"));
            Judged judged = judge(severities, labels, options.text("severity"), one);
            String team = policy == null || policy.team().isEmpty() ? owner : policy.team();
            Instant flush = flush(destination, destinations.at(), severities.of(labels));
            Leave leave =
                    severities.leave(
                            judged.severity, team, Targets.hours(team, configuration), flush);
            List<PagePreview.Rung> ladder =
                    policy == null
                            ? List.of()
                            : preview.ladder(
                                    policy,
                                    new PagePreview.About(judged.severity, impact, false),
                                    Map.of(),
                                    leave.at());
            lines.add(new Line(destination.receiver(), policy, judged, leave, held, ladder));
        }
        if (lines.isEmpty()) {
            Instant flush = flush(destination, destinations.at(), Severity.P5);
            lines.add(
                    new Line(
                            destination.receiver(),
                            null,
                            judge(severities, labels, "", null),
                            new Leave(
                                    flush,
                                    SeverityPolicy.Manner.AT_ONCE,
                                    Why.of(Sentence.RECEIVER_PAGES_NOBODY)),
                            held,
                            List.of()));
        }
        return lines;
    }

    /// The worst does not wait for a group to fill.
    private static Instant flush(Destination destination, Instant at, Severity severity) {
        Instant first = destination.firstFlushAt();
        return first == null || severity == Severity.P1 ? at : first;
    }

    private static Judged judge(
            SeverityPolicy policy, LabelSet labels, String fixed, @Nullable Integration by) {
        Severity given = Severity.parse(fixed);
        if (given != null && by != null) {
            return new Judged(given, Why.of(Sentence.RECEIVER_SAYS, by.label()));
        }
        Severity severity = policy.of(labels);
        for (String label : policy.labels()) {
            String value = labels.valueOrEmpty(label);
            boolean means =
                    Severity.parse(value) != null
                            || policy.mapping().containsKey(value.toLowerCase(Locale.ROOT));
            if (means) {
                return new Judged(severity, Why.of(Sentence.LABEL_MEANS, label, value));
            }
        }
        return new Judged(
                severity, Why.of(Sentence.NO_LABEL_MEANS, String.join(", ", policy.labels())));
    }

    private static List<Held> held(Destination destination, Destinations destinations) {
        List<Held> held = new ArrayList<>();
        for (SilenceReason silence : destinations.silences()) {
            held.add(
                    new Held(
                            "silence",
                            silence.uuid(),
                            Why.of(Sentence.SILENCED, silence.createdBy(), silence.endsAt())
                                    .and(Why.text(silence.comment()))));
        }
        var inhibition = destinations.inhibition();
        if (inhibition != null) {
            held.add(
                    new Held(
                            "inhibition",
                            inhibition.rule(),
                            Why.of(Sentence.INHIBITED, inhibition.source())));
        }
        for (String interval : destination.heldBy()) {
            held.add(new Held("time", interval, Why.of(Sentence.TIME_INTERVAL, interval)));
        }
        return held;
    }
}
