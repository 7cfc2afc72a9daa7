// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.label.GoQuote;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.web.alertmanager.AlertBodyReader.Problem;
import dev.watchfire.web.alertmanager.AlertBodyReader.Result;
import dev.watchfire.web.alertmanager.PairsReader.Pairs;
import dev.watchfire.web.json.JsonReader;
import dev.watchfire.web.json.JsonReader.Kind;
import dev.watchfire.web.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One reading of one body.
///
/// A fault of syntax anywhere outranks a wrong type, which outranks a breach of the schema, which
/// outranks what is wrong with a single alert: clients know that order.
final class AlertBodyPass {
    private static final byte[] LABELS = ascii("labels");
    private static final byte[] ANNOTATIONS = ascii("annotations");
    private static final byte[] STARTS_AT = ascii("startsAt");
    private static final byte[] ENDS_AT = ascii("endsAt");
    private static final byte[] GENERATOR_URL = ascii("generatorURL");

    /// @param valid whether it is an absolute URI or path
    record Link(String url, boolean valid) {}

    private static final Link NO_LINK = new Link("", true);

    private final byte[] body;
    private final int end;
    private final SpanCache spans;
    private final JsonReader json;
    private final PairsReader pairs;
    private final RawSpan span = new RawSpan();
    private final TimestampReader startTimes = new TimestampReader();
    private final TimestampReader endTimes = new TimestampReader();

    private final List<IncomingAlert> alerts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int total;
    private @Nullable String wrongType;
    private Result.@Nullable Unacceptable breach;

    // The alert that is being read.
    private @Nullable Pairs labels;
    private SpanCache.@Nullable Entry labelsEntry;
    private @Nullable Pairs annotations;
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;
    private Link link = NO_LINK;
    private @Nullable String lateWrongType;
    private int endsFrom;
    private int endsTo;
    private int timeFrom;

    /// The alert before, where it is known by its bytes.
    private @Nullable KnownAlert previous;

    AlertBodyPass(
            byte[] body,
            int length,
            Predicate<String> labelNames,
            SpanCache spans,
            NameTable names) {
        this.body = body;
        this.end = length;
        this.spans = spans;
        this.json = new JsonReader(body, 0, length);
        this.pairs = new PairsReader(body, length, json, labelNames, spans, names);
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    Result run() throws JsonSyntaxException {
        if (isBlank()) {
            return new Result.Unacceptable(602, "alerts in body is required");
        }
        Kind kind = json.kind();
        if (kind == Kind.ARRAY) {
            json.enter();
            for (boolean first = true; json.element(first); first = false) {
                if (!expected()) {
                    alert();
                }
                total++;
            }
        } else {
            json.skip();
            if (kind != Kind.NULL) {
                wrongType(kind, "Go value of type models.PostableAlerts");
            }
        }
        if (wrongType != null) {
            return new Result.Malformed(wrongType);
        }
        if (breach != null) {
            return breach;
        }
        return new Result.Alerts(alerts, total, problems);
    }

    private boolean isBlank() {
        for (int i = 0; i < end; i++) {
            if (body[i] > ' ' || body[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /// Takes the alert that followed the one before the last time, where its bytes are here again.
    private boolean expected() {
        KnownAlert guess = previous == null ? null : previous.next;
        if (guess == null) {
            return false;
        }
        int from = json.position();
        if (!guess.isAt(body, from, end, span, spans)
                || !endTimes.read(body, from + guess.endsFrom(), from + guess.endsTo())) {
            return false;
        }
        IncomingAlert alert = guess.ending(endTimes.value(), spans);
        if (alert == null) {
            return false;
        }
        alerts.add(alert);
        json.moveTo(from + guess.length());
        previous = guess;
        return true;
    }

    private void alert() throws JsonSyntaxException {
        KnownAlert before = previous;
        previous = null;
        Kind kind = json.kind();
        if (kind != Kind.OBJECT) {
            json.skip();
            if (kind == Kind.NULL) {
                breach(602, total + ".labels in body is required");
            } else {
                wrongType(kind, "Go value of type models.PostableAlert");
            }
            return;
        }
        int from = json.position();
        int taken = alerts.size();
        labels = null;
        labelsEntry = null;
        annotations = null;
        startsAt = null;
        endsAt = null;
        link = NO_LINK;
        lateWrongType = null;
        endsFrom = 0;
        json.enter();
        for (boolean first = true; json.member(first); first = false) {
            member();
        }
        if (wrongType == null) {
            wrongType = lateWrongType;
        }
        finish();
        if (alerts.size() > taken && wrongType == null && endsFrom >= 0) {
            learn(from, before);
        }
    }

    /// Remembers the alert that was just read, and after which one it came.
    private void learn(int from, @Nullable KnownAlert before) {
        SpanCache.Entry entry = labelsEntry;
        Pairs read = labels;
        if (entry == null || read == null) {
            return;
        }
        KnownAlert known = read.known;
        int length = json.position() - from;
        if (known == null
                || known.length() != length
                || !known.isAt(body, from, end, span, spans)) {
            span.of(from, json.position());
            int hole = endsFrom == 0 ? json.position() : endsFrom;
            known =
                    KnownAlert.learn(
                            body,
                            span,
                            hole,
                            endsFrom == 0 ? hole : endsTo,
                            alerts.getLast(),
                            entry,
                            spans);
            read.known = known;
        }
        if (before != null && before.next != known) {
            before.next = known;
        }
        previous = known;
    }

    private void member() throws JsonSyntaxException {
        int from = json.nameStart();
        int length = json.nameEnd() - from;
        // The five names differ in length but for two of them, told apart by their first letter.
        if (length == LABELS.length && isName(LABELS, from)) {
            labels = pairs(PairsReader.Role.LABELS, labels);
            labelsEntry = pairs.entry();
        } else if (length == ANNOTATIONS.length && isName(ANNOTATIONS, from)) {
            annotations = pairs(PairsReader.Role.ANNOTATIONS, annotations);
        } else if (length == STARTS_AT.length && isName(STARTS_AT, from)) {
            startsAt = time(".startsAt", startTimes, startsAt);
        } else if (length == ENDS_AT.length && isName(ENDS_AT, from)) {
            endsAt = time(".endsAt", endTimes, endsAt);
            // Two ends in one alert are no pattern to expect again.
            endsFrom = endsFrom == 0 ? timeFrom : -1;
            endsTo = json.position() - 1;
        } else if (length == GENERATOR_URL.length && isName(GENERATOR_URL, from)) {
            link = link();
        } else {
            json.skip();
        }
    }

    /// Names match in any case, as Go's decoder has it.
    private boolean isName(byte[] name, int from) {
        for (int i = 0; i < name.length; i++) {
            byte c = body[from + i];
            if (c != name[i] && Character.toLowerCase(c) != Character.toLowerCase(name[i])) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Pairs pairs(PairsReader.Role role, @Nullable Pairs before)
            throws JsonSyntaxException {
        Pairs read = pairs.read(role, before);
        String wrong = pairs.wrongType();
        if (wrong != null && role == PairsReader.Role.ANNOTATIONS && wrongType == null) {
            wrongType = wrong;
        } else if (wrong != null && role == PairsReader.Role.LABELS && lateWrongType == null) {
            // Go reads annotations and times of an alert first, then labels and link.
            lateWrongType = wrong;
        }
        return read;
    }

    private @Nullable Instant time(String field, TimestampReader reader, @Nullable Instant before)
            throws JsonSyntaxException {
        Kind kind = json.kind();
        if (kind != Kind.STRING) {
            json.skip();
            if (kind != Kind.NULL) {
                wrongField(kind, field, "string");
            }
            timeFrom = -1;
            return before;
        }
        int from = json.skipString();
        int to = json.position() - 1;
        timeFrom = from;
        if (!reader.read(body, from, to) && wrongType == null) {
            wrongType = TimestampReader.complaint(json.decode(from, to));
        }
        return reader.value();
    }

    private Link link() throws JsonSyntaxException {
        Kind kind = json.kind();
        if (kind != Kind.STRING) {
            json.skip();
            if (kind != Kind.NULL) {
                wrongField(kind, "Alert.generatorURL", "string");
            }
            return NO_LINK;
        }
        int from = json.skipString();
        int to = json.position() - 1;
        if (from == to) {
            return NO_LINK;
        }
        span.of(from, to);
        span.hash(body, 3, spans);
        SpanCache.Entry entry = spans.get(span.high, span.low);
        if (entry != null && entry.meaning instanceof Link known) {
            return known;
        }
        String url = json.decode(from, to);
        Link read = new Link(url, RequestUri.isValid(url));
        spans.put(span.high, span.low, read);
        return read;
    }

    private void finish() {
        if (!link.valid) {
            breach(
                    601,
                    total
                            + ".generatorURL in body must be of type uri: "
                            + GoQuote.quote(link.url));
        } else if (labels == null) {
            breach(602, total + ".labels in body is required");
        } else {
            String fault = fault(labels);
            if (fault != null) {
                problems.add(new Problem(total, fault));
                return;
            }
            alerts.add(
                    new IncomingAlert(
                            labels.set(),
                            annotations == null ? LabelSet.EMPTY : annotations.set(),
                            startsAt,
                            endsAt,
                            link.url));
        }
    }

    private @Nullable String fault(Pairs labels) {
        if (labels.fault() == null && labels.set().isEmpty()) {
            return "at least one label pair required";
        }
        if (startsAt != null && endsAt != null && startsAt.isAfter(endsAt)) {
            return "start time must be before end time";
        }
        if (labels.fault() != null) {
            return labels.fault();
        }
        if (link.url.length() > AlertBodyReader.MAX_SOURCE_LINK_BYTES) {
            return "generatorURL has "
                    + link.url.length()
                    + " characters, at most "
                    + AlertBodyReader.MAX_SOURCE_LINK_BYTES
                    + " are allowed";
        }
        return annotations == null ? null : annotations.fault();
    }

    private void wrongField(Kind kind, String field, String type) {
        String message =
                "json: cannot unmarshal "
                        + kind
                        + " into Go struct field "
                        + field
                        + " of type "
                        + type;
        if (field.startsWith("Alert.")) {
            // Go reads annotations and times of an alert first, then labels and link.
            if (lateWrongType == null) {
                lateWrongType = message;
            }
        } else if (wrongType == null) {
            wrongType = message;
        }
    }

    private void wrongType(Kind kind, String what) {
        if (wrongType == null) {
            wrongType = "json: cannot unmarshal " + kind + " into " + what;
        }
    }

    private void breach(int code, String message) {
        if (breach == null) {
            breach = new Result.Unacceptable(code, message);
        }
    }
}
