// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.time;

import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.ObjectValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A `time.Time`, whose location is its zone.
public record TimeValue(ZonedDateTime time) implements ObjectValue {
    /// Go's zero time, which stands for no time.
    public static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    static final Type TYPE = Type.struct("time.Time");
    private static final String STRING_LAYOUT = "2006-01-02 15:04:05.999999999 -0700 MST";
    private static final String JSON_LAYOUT = "2006-01-02T15:04:05.999999999Z07:00";

    public static TimeValue utc(Instant instant) {
        return new TimeValue(instant.atZone(ZoneOffset.UTC));
    }

    public TimeValue in(ZoneId zone) {
        return new TimeValue(time.withZoneSameInstant(zone));
    }

    public String format(String layout) {
        return Layout.format(time, layout);
    }

    /// RFC 3339 with as many digits as there are, as in JSON.
    public String jsonForm() {
        return format(JSON_LAYOUT);
    }

    /// Nanoseconds since 1970, modulo 2⁶⁴ as in Go.
    long unixNanos() {
        return time.toEpochSecond() * Durations.SECOND + time.getNano();
    }

    /// Nanoseconds since Go's zero time, into the last whole unit of `nanos`.
    TimeValue truncate(long nanos) {
        return nanos <= 0 ? this : minus(sinceZero(nanos));
    }

    /// To the nearest multiple of `nanos` since Go's zero time, halves up.
    TimeValue round(long nanos) {
        if (nanos <= 0) {
            return this;
        }
        long rest = sinceZero(nanos);
        return rest < nanos - rest
                ? minus(rest)
                : new TimeValue(time.plus(nanos - rest, ChronoUnit.NANOS));
    }

    private TimeValue minus(long nanos) {
        return new TimeValue(time.minus(nanos, ChronoUnit.NANOS));
    }

    private long sinceZero(long nanos) {
        long seconds = time.toEpochSecond() - ZERO.getEpochSecond();
        java.math.BigInteger total =
                java.math.BigInteger.valueOf(seconds)
                        .multiply(java.math.BigInteger.valueOf(Durations.SECOND))
                        .add(java.math.BigInteger.valueOf(time.getNano()));
        return total.mod(java.math.BigInteger.valueOf(nanos)).longValueExact();
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public @Nullable Value field(String name) {
        return null;
    }

    @Override
    public String stringForm() {
        return format(STRING_LAYOUT);
    }

    @Override
    public @Nullable Function method(String name) {
        return TimeMethods.find(this, name);
    }
}
