// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import java.math.BigInteger;
import java.time.Duration;

/// The two spellings of durations in an Alertmanager file: Prometheus' own (`1h30m`, `1d`; units
/// from years to milliseconds, each once, in this order) and Go's (`1m30s`, `1.5h`, `-2us`).
///
/// Without BigDecimal: to load that class costs a start a twentieth of a second.
public final class Durations {
    private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
    private static final long[] UNIT_MS = {
        365L * 24 * 3_600_000, 7L * 24 * 3_600_000, 24L * 3_600_000, 3_600_000, 60_000, 1_000, 1
    };

    /// What Go's 64-bit nanoseconds can hold, about 292 years.
    private static final BigInteger MAX_NANOS = BigInteger.valueOf(Long.MAX_VALUE);

    /// Longer than any duration in range with all its units; keeps the arithmetic small.
    private static final int MAX_LENGTH = 64;

    /// Makes every fraction in a text of the longest length a whole number.
    private static final BigInteger GO_SCALE = BigInteger.TEN.pow(MAX_LENGTH);

    private Durations() {}

    /// @throws Invalid with Prometheus' message
    public static Duration parsePrometheus(String text) throws Invalid {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (text.isEmpty()) {
            throw new Invalid("empty duration string");
        }
        checkLength(text);
        BigInteger ms = BigInteger.ZERO;
        int i = 0;
        int nextUnit = 0;
        while (i < text.length()) {
            int digits = i;
            while (i < text.length() && isDigit(text.charAt(i))) {
                i++;
            }
            int unitStart = i;
            while (i < text.length() && !isDigit(text.charAt(i))) {
                i++;
            }
            String unit = text.substring(unitStart, i);
            int index = nextUnit;
            while (index < UNITS.length && !UNITS[index].equals(unit)) {
                index++;
            }
            if (digits == unitStart || index == UNITS.length) {
                throw new Invalid("not a valid duration string: \"" + text + "\"");
            }
            BigInteger count = new BigInteger(text.substring(digits, unitStart));
            ms = ms.add(count.multiply(BigInteger.valueOf(UNIT_MS[index])));
            nextUnit = index + 1;
        }
        if (ms.multiply(BigInteger.valueOf(1_000_000)).compareTo(MAX_NANOS) > 0) {
            throw new Invalid("duration out of range: \"" + text + "\", the limit is 292 years");
        }
        return Duration.ofMillis(ms.longValueExact());
    }

    /// @throws Invalid with Go's message
    public static Duration parseGo(String text) throws Invalid {
        checkLength(text);
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Duration.ZERO;
        }
        BigInteger scaledNanos = BigInteger.ZERO;
        int i = 0;
        while (i < rest.length()) {
            int start = i;
            while (i < rest.length() && (isDigit(rest.charAt(i)) || rest.charAt(i) == '.')) {
                i++;
            }
            String number = rest.substring(start, i);
            int unitStart = i;
            while (i < rest.length() && !isDigit(rest.charAt(i)) && rest.charAt(i) != '.') {
                i++;
            }
            scaledNanos = scaledNanos.add(goPart(text, number, rest.substring(unitStart, i)));
        }
        BigInteger total = scaledNanos.divide(GO_SCALE);
        if (rest.isEmpty() || total.compareTo(MAX_NANOS) > 0) {
            throw new Invalid("invalid duration \"" + text + "\"");
        }
        Duration duration = Duration.ofNanos(total.longValueExact());
        return negative ? duration.negated() : duration;
    }

    private static BigInteger goPart(String text, String number, String unit) throws Invalid {
        boolean digits = number.chars().anyMatch(c -> c != '.');
        if (!digits || number.indexOf('.') != number.lastIndexOf('.')) {
            throw new Invalid("invalid duration \"" + text + "\"");
        }
        if (unit.isEmpty()) {
            throw new Invalid("missing unit in duration \"" + text + "\"");
        }
        long nanos =
                switch (unit) {
                    case "ns" -> 1;
                    case "us", "µs", "μs" -> 1_000;
                    case "ms" -> 1_000_000;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default ->
                            throw new Invalid(
                                    "unknown unit \"" + unit + "\" in duration \"" + text + "\"");
                };
        int point = number.indexOf('.');
        int behindPoint = point < 0 ? 0 : number.length() - point - 1;
        return new BigInteger(number.replace(".", ""))
                .multiply(BigInteger.valueOf(nanos))
                .multiply(BigInteger.TEN.pow(MAX_LENGTH - behindPoint));
    }

    private static void checkLength(String text) throws Invalid {
        if (text.length() > MAX_LENGTH) {
            throw new Invalid("not a valid duration string: " + text.length() + " characters");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// As Prometheus prints it, e.g. `1h30m`; whole milliseconds.
    public static String formatPrometheus(Duration duration) {
        long ms = duration.toMillis();
        if (ms == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < UNITS.length; i++) {
            // Weeks and years are only used where nothing smaller remains, as Prometheus does it.
            boolean large = i < 2;
            if (large ? ms % UNIT_MS[i] == 0 : ms >= UNIT_MS[i]) {
                text.append(ms / UNIT_MS[i]).append(UNITS[i]);
                ms %= UNIT_MS[i];
            }
            if (ms == 0) {
                break;
            }
        }
        return text.toString();
    }

    /// As Go prints it, e.g. `1h30m0s`, `1.5s`, `100ms`.
    public static String formatGo(Duration duration) {
        if (duration.isNegative()) {
            return "-" + formatGo(duration.negated());
        }
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return decimal(nanos, 3) + "µs";
        }
        if (nanos < 1_000_000_000) {
            return decimal(nanos, 6) + "ms";
        }
        long hours = duration.toHours();
        int minutes = duration.toMinutesPart();
        String seconds = decimal(nanos % 60_000_000_000L, 9) + "s";
        if (hours > 0) {
            return hours + "h" + minutes + "m" + seconds;
        }
        return minutes > 0 ? minutes + "m" + seconds : seconds;
    }

    private static String decimal(long value, int digitsBehindPoint) {
        long one = 1;
        for (int i = 0; i < digitsBehindPoint; i++) {
            one *= 10;
        }
        long rest = value % one;
        // One more than the rest has a digit for each of its leading zeros.
        String fraction = Long.toString(one + rest).substring(1).replaceFirst("0+$", "");
        return value / one + (rest == 0 ? "" : "." + fraction);
    }
}
