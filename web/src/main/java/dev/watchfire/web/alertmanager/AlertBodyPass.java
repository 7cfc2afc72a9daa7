// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.web.alertmanager.AlertBodyReader.Problem;
import dev.watchfire.web.alertmanager.AlertBodyReader.Result;
import dev.watchfire.web.json.JsonReader;
import dev.watchfire.web.json.JsonReader.Kind;
import dev.watchfire.web.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

    /// What one object of pairs came to.
    ///
    /// @param fault what is wrong with it, or null
    record Pairs(LabelSet set, @Nullable String fault) {}

    /// @param valid whether it is an absolute URI or path
    record Link(String url, boolean valid) {}

    private static final Link NO_LINK = new Link("", true);

    private final byte[] body;
    private final int end;
    private final Predicate<String> labelNames;
    private final SpanCache spans;
    private final NameTable names;
    private final JsonReader json;
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
    private @Nullable Pairs annotations;
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;
    private Link link = NO_LINK;
    private @Nullable String lateWrongType;

    AlertBodyPass(
            byte[] body,
            int length,
            Predicate<String> labelNames,
            SpanCache spans,
            NameTable names) {
        this.body = body;
        this.end = length;
        this.labelNames = labelNames;
        this.spans = spans;
        this.names = names;
        this.json = new JsonReader(body, 0, length);
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
                alert();
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

    private void alert() throws JsonSyntaxException {
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
        labels = null;
        annotations = null;
        startsAt = null;
        endsAt = null;
        link = NO_LINK;
        lateWrongType = null;
        json.enter();
        for (boolean first = true; json.member(first); first = false) {
            member();
        }
        if (wrongType == null) {
            wrongType = lateWrongType;
        }
        finish();
    }

    private void member() throws JsonSyntaxException {
        int from = json.nameStart();
        int length = json.nameEnd() - from;
        // The five names differ in length but for two of them, told apart by their first letter.
        if (length == LABELS.length && isName(LABELS, from)) {
            labels = pairs("Alert.labels", labels);
        } else if (length == ANNOTATIONS.length && isName(ANNOTATIONS, from)) {
            annotations = pairs(".annotations", annotations);
        } else if (length == STARTS_AT.length && isName(STARTS_AT, from)) {
            startsAt = time(".startsAt", startTimes, startsAt);
        } else if (length == ENDS_AT.length && isName(ENDS_AT, from)) {
            endsAt = time(".endsAt", endTimes, endsAt);
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

    private @Nullable Pairs pairs(String field, @Nullable Pairs before) throws JsonSyntaxException {
        Kind kind = json.kind();
        if (kind != Kind.OBJECT) {
            json.skip();
            if (kind != Kind.NULL) {
                wrongField(kind, field, "models.LabelSet");
            }
            return before;
        }
        int from = json.position();
        boolean isLabels = field.equals("Alert.labels");
        if (span.flatObject(body, from, end)) {
            // The same bytes mean something else in the other role: its limits differ.
            span.hash(body, from, isLabels ? 1 : 2, spans);
            if (before == null) {
                if (spans.get(span.high, span.low) instanceof Pairs known) {
                    json.moveTo(span.end);
                    return known;
                }
            }
        }
        int start = from;
        boolean clean = wrongType == null && lateWrongType == null;
        Pairs read = readPairs(field, isLabels, before);
        if (clean
                && wrongType == null
                && lateWrongType == null
                && before == null
                && span.start == start
                && span.end == json.position()) {
            spans.put(span.high, span.low, read);
        }
        return read;
    }

    private Pairs readPairs(String field, boolean isLabels, @Nullable Pairs before)
            throws JsonSyntaxException {
        int from = json.position();
        int most = isLabels ? AlertBodyReader.MAX_LABELS : AlertBodyReader.MAX_ANNOTATIONS;
        String[] pairs = new String[16];
        int n = 0;
        int seen = 0;
        String fault = null;
        if (before != null) {
            // A repeated object adds to the first one, as in Go.
            fault = before.fault;
            pairs = Arrays.copyOf(pairs, 16 + 2 * before.set.size());
            for (int i = 0; i < before.set.size(); i++) {
                pairs[n++] = before.set.name(i);
                pairs[n++] = before.set.value(i);
            }
        }
        json.enter();
        for (boolean first = true; json.member(first); first = false) {
            int nameStart = json.nameStart();
            int nameEnd = json.nameEnd();
            Kind kind = json.kind();
            if (kind != Kind.STRING) {
                json.skip();
                if (kind == Kind.NULL) {
                    seen++;
                } else {
                    wrongField(kind, field, "string");
                }
                continue;
            }
            int valueStart = json.skipString();
            if (++seen > most || n == pairs.length && n >= 2 * most) {
                continue;
            }
            String name = names.get(json, body, nameStart, nameEnd);
            if (fault == null && !labelNames.test(name)) {
                fault = invalidName(isLabels, name);
            }
            if (n == pairs.length) {
                pairs = Arrays.copyOf(pairs, n * 2);
            }
            pairs[n++] = name;
            pairs[n++] = names.get(json, body, valueStart, json.position() - 1);
        }
        int bytes = json.position() - from;
        int mostBytes =
                isLabels ? AlertBodyReader.MAX_LABEL_BYTES : AlertBodyReader.MAX_ANNOTATION_BYTES;
        if (seen > most) {
            fault = tooMany(isLabels, seen, most);
        } else if (bytes > mostBytes) {
            fault = tooLarge(isLabels, bytes, mostBytes);
        }
        if (fault != null) {
            return new Pairs(LabelSet.EMPTY, fault);
        }
        return new Pairs(
                isLabels ? LabelSet.ofPairs(pairs, n) : LabelSet.keepingEmpty(pairs, n), null);
    }

    private static String invalidName(boolean isLabels, String name) {
        return (isLabels
                        ? "invalid label set: invalid name "
                        : "invalid annotations: invalid name ")
                + dev.watchfire.engine.label.GoQuote.quote(name);
    }

    private static String tooMany(boolean isLabels, int seen, int most) {
        return (isLabels ? "invalid label set: " : "invalid annotations: ")
                + seen
                + " pairs, at most "
                + most
                + " are allowed";
    }

    private static String tooLarge(boolean isLabels, int bytes, int most) {
        return (isLabels ? "invalid label set: " : "invalid annotations: ")
                + bytes
                + " bytes, at most "
                + most
                + " are allowed";
    }

    private @Nullable Instant time(String field, TimestampReader reader, @Nullable Instant before)
            throws JsonSyntaxException {
        Kind kind = json.kind();
        if (kind != Kind.STRING) {
            json.skip();
            if (kind != Kind.NULL) {
                wrongField(kind, field, "string");
            }
            return before;
        }
        int from = json.skipString();
        int to = json.position() - 1;
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
        span.hash(body, from, 3, spans);
        if (spans.get(span.high, span.low) instanceof Link known) {
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
                            + dev.watchfire.engine.label.GoQuote.quote(link.url));
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
                            labels.set,
                            annotations == null ? LabelSet.EMPTY : annotations.set,
                            startsAt,
                            endsAt,
                            link.url));
        }
    }

    private @Nullable String fault(Pairs labels) {
        if (labels.fault == null && labels.set.isEmpty()) {
            return "at least one label pair required";
        }
        if (startsAt != null && endsAt != null && startsAt.isAfter(endsAt)) {
            return "start time must be before end time";
        }
        if (labels.fault != null) {
            return labels.fault;
        }
        if (link.url.length() > AlertBodyReader.MAX_SOURCE_LINK_BYTES) {
            return "generatorURL has "
                    + link.url.length()
                    + " characters, at most "
                    + AlertBodyReader.MAX_SOURCE_LINK_BYTES
                    + " are allowed";
        }
        return annotations == null ? null : annotations.fault;
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
