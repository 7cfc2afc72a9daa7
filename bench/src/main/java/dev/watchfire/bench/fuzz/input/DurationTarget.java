// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import static dev.watchfire.bench.fuzz.input.Finding.check;
import static dev.watchfire.bench.fuzz.input.Finding.same;

import dev.watchfire.config.schema.Durations;
import dev.watchfire.config.schema.Invalid;
import dev.watchfire.gotemplate.value.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Durations in both spellings: held against what a regular expression and decimal fractions make
/// of them, printed, and read again.
final class DurationTarget implements Target {
    private static final Pattern PROMETHEUS =
            Pattern.compile(
                    "0|(([0-9]++)y)?(([0-9]++)w)?(([0-9]++)d)?(([0-9]++)h)?(([0-9]++)m)?(([0-9]++)s)?(([0-9]++)ms)?");

    private static final Pattern GO_PART =
            Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]++)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)");

    private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    /// Ours reads no longer texts.
    private static final int LONGEST = 64;

    private static final List<Long> MILLIS =
            List.of(31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L);

    @Override
    public String name() {
        return "duration";
    }

    @Override
    public List<String> words() {
        return List.of(
                "y",
                "w",
                "d",
                "h",
                "m",
                "s",
                "ms",
                "us",
                "\u00b5s",
                "\u03bcs",
                "ns",
                "0",
                "1",
                "9",
                ".",
                "-",
                "+",
                "292y",
                "106751d",
                "9223372036854775807ns",
                "2562047h",
                "00",
                "1h30m",
                "1.5h",
                " ",
                "\u0661",
                "e",
                "999999999999999999999",
                ".000000001s");
    }

    @Override
    public void feed(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        prometheus(text);
        go(text);
    }

    private static void prometheus(String text) {
        Duration read;
        try {
            read = Durations.parsePrometheus(text);
        } catch (Invalid e) {
            check(e.getMessage() != null, "refused in silence");
            BigDecimal expected = expectedMillis(text);
            check(
                    expected == null || expected.movePointRight(6).compareTo(MOST_NANOS) > 0,
                    "refused",
                    e.getMessage());
            return;
        }
        BigDecimal expected = expectedMillis(text);
        same(BigDecimal.valueOf(read.toMillis()), expected, "milliseconds");
        String shown = Durations.formatPrometheus(read);
        try {
            same(Durations.parsePrometheus(shown), read, shown);
        } catch (Invalid e) {
            throw new Finding("printed as " + shown + ", which is refused: " + e.getMessage());
        }
    }

    private static @Nullable BigDecimal expectedMillis(String text) {
        Matcher parts = PROMETHEUS.matcher(text);
        if (text.isEmpty() || text.length() > LONGEST || !parts.matches()) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < MILLIS.size(); i++) {
            String count = parts.group(2 * i + 2);
            if (count != null) {
                sum = sum.add(new BigDecimal(count).multiply(BigDecimal.valueOf(MILLIS.get(i))));
            }
        }
        return sum;
    }

    private static void go(String text) {
        Duration read;
        try {
            read = Durations.parseGo(text);
        } catch (Invalid e) {
            check(e.getMessage() != null, "refused in silence");
            BigDecimal expected = expectedNanos(text);
            check(
                    expected == null || expected.abs().compareTo(MOST_NANOS) > 0,
                    "refused",
                    e.getMessage());
            return;
        }
        same(BigDecimal.valueOf(read.toNanos()), expectedNanos(text), "nanoseconds");
        String shown = Durations.formatGo(read);
        same(shown, templatesForm(read), "the two printers");
        try {
            same(Durations.parseGo(shown), read, shown);
        } catch (Invalid e) {
            throw new Finding("printed as " + shown + ", which is refused: " + e.getMessage());
        }
    }

    private static @Nullable String templatesForm(Duration duration) {
        Type.Behaviour behaviour =
                Objects.requireNonNull(
                        dev.watchfire.gotemplate.time.Durations.TYPE.behaviour(),
                        "durations have methods");
        return behaviour.stringForm(dev.watchfire.gotemplate.time.Durations.of(duration));
    }

    private static @Nullable BigDecimal expectedNanos(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return BigDecimal.ZERO;
        }
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher part = GO_PART.matcher(rest);
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (at < rest.length()) {
            if (!part.region(at, rest.length()).lookingAt()) {
                return null;
            }
            sum = sum.add(new BigDecimal(part.group(1)).multiply(nanosOf(part.group(2))));
            at = part.end();
        }
        BigDecimal whole = sum.setScale(0, RoundingMode.DOWN);
        return rest.isEmpty() ? null : negative ? whole.negate() : whole;
    }

    private static BigDecimal nanosOf(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default -> 1_000L;
                });
    }
}
