// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations on the command line: Go's spelling (`1h30m`, `1.5s`, `200ms`) and Prometheus' longer
/// units (`2d`, `1w`, `1y`).
public final class FlagDuration {
    private static final Pattern PART =
            Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h|d|w|y)");
    private static final double NANOS_PER_SECOND = 1e9;

    /// Half of what fits into a long: a sum of two still does.
    private static final double LONGEST_NANOS = Long.MAX_VALUE / 2.0;

    private FlagDuration() {}

    public static Duration read(String value) {
        if (value.equals("0")) {
            return Duration.ZERO;
        }
        Matcher part = PART.matcher(value);
        Duration sum = Duration.ZERO;
        int read = 0;
        while (read < value.length()) {
            if (!part.region(read, value.length()).lookingAt()) {
                throw notADuration(value);
            }
            double nanos = Double.parseDouble(part.group(1)) * nanosOf(part.group(2));
            if (nanos > LONGEST_NANOS) {
                throw new IllegalArgumentException("'" + value + "' is longer than 146 years");
            }
            sum = sum.plusNanos(Math.round(nanos));
            read = part.end();
        }
        if (read == 0) {
            throw notADuration(value);
        }
        return sum;
    }

    private static double nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> NANOS_PER_SECOND;
            case "m" -> 60 * NANOS_PER_SECOND;
            case "h" -> 3_600 * NANOS_PER_SECOND;
            case "d" -> 86_400 * NANOS_PER_SECOND;
            case "w" -> 7 * 86_400 * NANOS_PER_SECOND;
            case "y" -> 365 * 86_400 * NANOS_PER_SECOND;
            default -> throw new IllegalArgumentException(unit);
        };
    }

    private static IllegalArgumentException notADuration(String value) {
        return new IllegalArgumentException(
                "'"
                        + value
                        + "' is no duration: write a number and a unit, for example 30s, 5m, 1h30m"
                        + " or 2d");
    }
}
