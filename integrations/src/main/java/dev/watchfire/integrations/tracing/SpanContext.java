// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.tracing;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which span of which trace, and whether it is exported: what W3C Trace Context hands on.
record SpanContext(long traceHigh, long traceLow, long spanId, boolean sampled) {
    /// Later versions may say more behind what version 00 has.
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final int SAMPLED = 1;

    /// @return null where the header is missing or is none; a trace then begins here
    static @Nullable SpanContext parse(@Nullable String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent.strip());
        if (!matcher.matches()) {
            return null;
        }
        String trace = matcher.group(1);
        long high = HexFormat.fromHexDigitsToLong(trace, 0, 16);
        long low = HexFormat.fromHexDigitsToLong(trace, 16, 32);
        long span = HexFormat.fromHexDigitsToLong(matcher.group(2));
        int flags = HexFormat.fromHexDigits(matcher.group(3));
        return high == 0 && low == 0 || span == 0
                ? null
                : new SpanContext(high, low, span, (flags & SAMPLED) != 0);
    }

    /// A span in the trace of `parent`, or the first of a new one.
    ///
    /// @param fraction of the new traces that are exported
    static SpanContext under(
            @Nullable SpanContext parent, double fraction, RandomGenerator random) {
        long span = notZero(random);
        if (parent != null) {
            return new SpanContext(parent.traceHigh, parent.traceLow, span, parent.sampled);
        }
        long low = notZero(random);
        return new SpanContext(random.nextLong(), low, span, isSampled(low, fraction));
    }

    /// As OpenTelemetry's `TraceIdRatioBased`, so that everybody who knows the trace's id decides
    /// alike.
    private static boolean isSampled(long traceLow, double fraction) {
        return fraction >= 1
                || fraction > 0 && (traceLow >>> 1) < (long) (fraction * Long.MAX_VALUE);
    }

    private static long notZero(RandomGenerator random) {
        long value = random.nextLong();
        return value == 0 ? 1 : value;
    }

    /// As the header says it.
    String traceparent() {
        HexFormat hex = HexFormat.of();
        return "00-"
                + hex.toHexDigits(traceHigh)
                + hex.toHexDigits(traceLow)
                + "-"
                + hex.toHexDigits(spanId)
                + (sampled ? "-01" : "-00");
    }
}
