// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.time;

import dev.watchfire.gotemplate.value.FloatValue;
import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// `time.Duration`: nanoseconds with a name.
public final class Durations {
    static final long MICROSECOND = 1_000;
    static final long MILLISECOND = 1_000 * MICROSECOND;
    static final long SECOND = 1_000 * MILLISECOND;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    public static final Type TYPE =
            Type.defined(
                    "time.Duration",
                    Type.INT64,
                    new Type.Behaviour() {
                        @Override
                        public String stringForm(Value value) {
                            return text(nanos(value));
                        }

                        @Override
                        public @Nullable Function method(Value value, String name) {
                            return methodOf(nanos(value), name);
                        }
                    });

    private Durations() {}

    public static IntegerValue ofNanos(long nanos) {
        return new IntegerValue(nanos, TYPE);
    }

    /// As Go subtracts times: what does not fit becomes the longest duration there is.
    public static IntegerValue of(Duration duration) {
        try {
            return ofNanos(duration.toNanos());
        } catch (ArithmeticException _) {
            return ofNanos(duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }

    static long nanos(Value value) {
        return value instanceof IntegerValue number ? number.bits() : 0;
    }

    private static @Nullable Function methodOf(long nanos, String name) {
        return switch (name) {
            case "Hours" -> Function.getter(FloatValue.of(count(nanos, HOUR)));
            case "Minutes" -> Function.getter(FloatValue.of(count(nanos, MINUTE)));
            case "Seconds" -> Function.getter(FloatValue.of(count(nanos, SECOND)));
            case "Milliseconds" -> integer(nanos / MILLISECOND);
            case "Microseconds" -> integer(nanos / MICROSECOND);
            case "Nanoseconds" -> integer(nanos);
            case "Abs" ->
                    Function.getter(
                            ofNanos(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(nanos)));
            case "String" -> Function.getter(StringValue.of(text(nanos)));
            case "Round" ->
                    Function.of(
                            arguments -> ofNanos(round(nanos, nanos(arguments.getFirst()))), TYPE);
            case "Truncate" ->
                    Function.of(
                            arguments -> ofNanos(truncate(nanos, nanos(arguments.getFirst()))),
                            TYPE);
            default -> null;
        };
    }

    public static double seconds(long nanos) {
        return count(nanos, SECOND);
    }

    /// Whole units and the rest apart, as Go does it: that keeps more digits.
    private static double count(long nanos, long unit) {
        long whole = nanos / unit;
        return whole + (double) (nanos % unit) / unit;
    }

    private static Function integer(long value) {
        return Function.getter(new IntegerValue(value, Type.INT64));
    }

    static long truncate(long nanos, long unit) {
        return unit <= 0 ? nanos : nanos - nanos % unit;
    }

    /// Halves go away from zero; what would not fit becomes the longest duration.
    static long round(long nanos, long unit) {
        if (unit <= 0) {
            return nanos;
        }
        long rest = nanos % unit;
        boolean down = Math.abs(rest) < unit - Math.abs(rest);
        if (down) {
            return nanos - rest;
        }
        try {
            return nanos < 0
                    ? Math.subtractExact(nanos - rest, unit)
                    : Math.addExact(nanos - rest, unit);
        } catch (ArithmeticException _) {
            return nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /// As in `1h2m3.5s`, `1.5ms` or `0s`.
    public static String text(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(nanos < 0 ? "-" : "");
        // The least long has no positive; read without a sign its bits are right.
        long size = Math.abs(nanos);
        if (Long.compareUnsigned(size, SECOND) < 0) {
            long unit = size < MICROSECOND ? 1 : size < MILLISECOND ? MICROSECOND : MILLISECOND;
            decimal(text, size, unit);
            return text.append(unit == 1 ? "ns" : unit == MICROSECOND ? "µs" : "ms").toString();
        }
        long hours = Long.divideUnsigned(size, HOUR);
        long rest = Long.remainderUnsigned(size, HOUR);
        if (hours > 0) {
            text.append(hours).append('h');
        }
        if (hours > 0 || rest >= MINUTE) {
            text.append(rest / MINUTE).append('m');
        }
        decimal(text, rest % MINUTE, SECOND);
        return text.append('s').toString();
    }

    private static void decimal(StringBuilder text, long value, long unit) {
        text.append(value / unit);
        long fraction = value % unit;
        if (fraction != 0) {
            text.append('.');
            for (long place = unit / 10; fraction > 0; place /= 10) {
                text.append(fraction / place);
                fraction %= place;
            }
        }
    }
}
