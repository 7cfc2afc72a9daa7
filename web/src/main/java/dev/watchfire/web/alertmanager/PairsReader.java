// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.label.GoQuote;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.web.json.JsonReader;
import dev.watchfire.web.json.JsonReader.Kind;
import dev.watchfire.web.json.JsonSyntaxException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads an alert's labels and annotations, or recognises their bytes. For one body.
final class PairsReader {
    /// Which of the two an object is; the same bytes mean something else in the other role.
    enum Role {
        LABELS(
                "Alert.labels",
                "invalid label set: ",
                AlertBodyReader.MAX_LABELS,
                AlertBodyReader.MAX_LABEL_BYTES),
        ANNOTATIONS(
                ".annotations",
                "invalid annotations: ",
                AlertBodyReader.MAX_ANNOTATIONS,
                AlertBodyReader.MAX_ANNOTATION_BYTES);

        private final String field;
        private final String complaint;
        private final int mostPairs;
        private final int mostBytes;

        Role(String field, String complaint, int mostPairs, int mostBytes) {
            this.field = field;
            this.complaint = complaint;
            this.mostPairs = mostPairs;
            this.mostBytes = mostBytes;
        }
    }

    /// What one object of pairs came to.
    static final class Pairs {
        private final LabelSet set;
        private final @Nullable String fault;

        /// For labels, the alert they were last read in. Any thread may set it, without order.
        @Nullable KnownAlert known;

        private Pairs(LabelSet set, @Nullable String fault) {
            this.set = set;
            this.fault = fault;
        }

        LabelSet set() {
            return set;
        }

        /// What is wrong with it, or null.
        @Nullable String fault() {
            return fault;
        }
    }

    private final byte[] body;
    private final int end;
    private final JsonReader json;
    private final Predicate<String> labelNames;
    private final SpanCache spans;
    private final NameTable names;
    private final RawSpan span = new RawSpan();
    private SpanCache.@Nullable Entry entry;
    private @Nullable String wrongType;

    PairsReader(
            byte[] body,
            int length,
            JsonReader json,
            Predicate<String> labelNames,
            SpanCache spans,
            NameTable names) {
        this.body = body;
        this.end = length;
        this.json = json;
        this.labelNames = labelNames;
        this.spans = spans;
        this.names = names;
    }

    /// Where the last object is remembered, or null where it is not.
    SpanCache.@Nullable Entry entry() {
        return entry;
    }

    /// What of the last object had a wrong type, or null.
    @Nullable String wrongType() {
        return wrongType;
    }

    /// @param before what an earlier member of the same name said: as in Go, the later one adds to
    ///   it
    @Nullable Pairs read(Role role, @Nullable Pairs before) throws JsonSyntaxException {
        entry = null;
        wrongType = null;
        Kind kind = json.kind();
        if (kind != Kind.OBJECT) {
            json.skip();
            if (kind != Kind.NULL) {
                wrong(kind, role, "models.LabelSet");
            }
            return before;
        }
        int from = json.position();
        boolean flat = before == null && span.flatObject(body, from, end);
        if (flat) {
            span.hash(body, 1 + role.ordinal(), spans);
            SpanCache.Entry found = spans.get(span.high, span.low);
            if (found != null && found.meaning instanceof Pairs known) {
                json.moveTo(span.end);
                entry = found;
                return known;
            }
        }
        Pairs read = readNew(role, before);
        if (flat && wrongType == null && span.end == json.position()) {
            entry = spans.put(span.high, span.low, read);
        }
        return read;
    }

    private Pairs readNew(Role role, @Nullable Pairs before) throws JsonSyntaxException {
        int from = json.position();
        String[] pairs = new String[16];
        int n = 0;
        int seen = 0;
        String fault = null;
        if (before != null) {
            fault = before.fault;
            pairs = Arrays.copyOf(pairs, 16 + 2 * before.set.size());
            for (int i = 0; i < before.set.size(); i++) {
                pairs[n++] = before.set.name(i);
                pairs[n++] = before.set.value(i);
            }
        }
        json.enter();
        for (boolean first = true; json.member(first); first = false) {
            int nameFrom = json.nameStart();
            int nameTo = json.nameEnd();
            Kind kind = json.kind();
            seen++;
            if (kind != Kind.STRING) {
                json.skip();
                if (kind != Kind.NULL) {
                    wrong(kind, role, "string");
                }
                continue;
            }
            int valueFrom = json.skipString();
            if (seen > role.mostPairs) {
                continue;
            }
            String name = names.get(json, body, nameFrom, nameTo);
            if (fault == null && !labelNames.test(name)) {
                fault = role.complaint + "invalid name " + GoQuote.quote(name);
            }
            if (n == pairs.length) {
                pairs = Arrays.copyOf(pairs, n * 2);
            }
            pairs[n++] = name;
            pairs[n++] = names.get(json, body, valueFrom, json.position() - 1);
        }
        int bytes = json.position() - from;
        if (seen > role.mostPairs) {
            fault = tooMuch(role, seen, "pairs", role.mostPairs);
        } else if (bytes > role.mostBytes) {
            fault = tooMuch(role, bytes, "bytes", role.mostBytes);
        }
        return new Pairs(fault == null ? LabelSet.ofPairs(pairs, n) : LabelSet.EMPTY, fault);
    }

    private static String tooMuch(Role role, int count, String unit, int most) {
        return role.complaint + count + " " + unit + ", at most " + most + " are allowed";
    }

    private void wrong(Kind kind, Role role, String type) {
        if (wrongType == null) {
            wrongType =
                    "json: cannot unmarshal "
                            + kind
                            + " into Go struct field "
                            + role.field
                            + " of type "
                            + type;
        }
    }
}
