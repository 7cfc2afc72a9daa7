// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alert as its bytes stood in an earlier body. Senders repeat an alert in the same bytes but
/// for the time it ends, so a hash of the rest tells what it says. Immutable but for what follows
/// it.
final class KnownAlert {
    private final long high;
    private final long low;
    private final int length;
    private final int holeFrom;
    private final int holeTo;
    private final LabelSet labels;
    private final LabelSet annotations;
    private final @Nullable Instant startsAt;
    private final String generatorUrl;

    /// The labels' place in the cache, which must stay as long as the alert is repeated.
    private final SpanCache.Entry place;

    /// The epoch of the cache in which it was last of use. Any thread may set it, without order.
    private int epoch;

    /// What stood after it the last time. Any thread may set it, without order: it is a guess.
    @Nullable KnownAlert next;

    private KnownAlert(
            RawSpan span, int holeFrom, int holeTo, IncomingAlert said, SpanCache.Entry place) {
        this.high = span.high;
        this.low = span.low;
        this.length = span.end - span.start;
        this.holeFrom = holeFrom;
        this.holeTo = holeTo;
        this.labels = said.labels();
        this.annotations = said.annotations();
        this.startsAt = said.startsAt();
        this.generatorUrl = said.generatorUrl();
        this.place = place;
    }

    /// @param span the whole alert
    /// @param endsFrom where the text of its end begins, or the alert's end where it has none
    static KnownAlert learn(
            byte[] body,
            RawSpan span,
            int endsFrom,
            int endsTo,
            IncomingAlert said,
            SpanCache.Entry place,
            SpanCache spans) {
        int holeFrom = endsFrom - span.start;
        int holeTo = endsTo - span.start;
        span.hashAround(body, holeFrom, holeTo, spans);
        return new KnownAlert(span, holeFrom, holeTo, said, place);
    }

    /// Whether the bytes at `from` are this alert's, the time of its end apart.
    boolean isAt(byte[] body, int from, int limit, RawSpan span, SpanCache spans) {
        if (limit - from < length || body[from + length - 1] != '}') {
            return false;
        }
        span.of(from, from + length);
        span.hashAround(body, holeFrom, holeTo, spans);
        return span.high == high && span.low == low;
    }

    int length() {
        return length;
    }

    /// Where the text of the end stands, from the alert's first byte.
    int endsFrom() {
        return holeFrom;
    }

    int endsTo() {
        return holeTo;
    }

    /// The same with another end, or null where the pair of times makes no sense.
    @Nullable IncomingAlert ending(@Nullable Instant endsAt, SpanCache spans) {
        if (startsAt != null && endsAt != null && startsAt.isAfter(endsAt)) {
            return null;
        }
        if (epoch != spans.epoch()) {
            epoch = spans.epoch();
            spans.touch(place);
        }
        return new IncomingAlert(labels, annotations, startsAt, endsAt, generatorUrl);
    }
}
