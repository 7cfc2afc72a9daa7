// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import dev.watchfire.gotemplate.format.Formats;
import dev.watchfire.gotemplate.format.Quote;
import dev.watchfire.gotemplate.time.Durations;
import dev.watchfire.gotemplate.value.CallFailure;
import dev.watchfire.gotemplate.value.FloatValue;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;
import java.util.Locale;

/// Seconds as people say them: `1d 2h 3m 4s`, `12.3ms`.
final class HumanDuration {
    private static final int SHOWN = 100;
    private static final String[] SMALL = {"m", "u", "n", "p", "f", "a", "z", "y"};

    private HumanDuration() {}

    static String of(Value value) throws CallFailure {
        double seconds = seconds(value);
        if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
            return short4(seconds);
        }
        if (seconds == 0) {
            return short4(seconds) + "s";
        }
        return Math.abs(seconds) >= 1 ? large(seconds) : small(seconds);
    }

    private static String short4(double number) {
        return Formats.format("%.4g", List.of(FloatValue.of(number)), SHOWN);
    }

    private static String large(double seconds) {
        String sign = seconds < 0 ? "-" : "";
        double size = Math.abs(seconds);
        long whole = (long) size;
        long days = whole / 86_400;
        long hours = whole / 3_600 % 24;
        long minutes = whole / 60 % 60;
        if (days != 0) {
            return sign + days + "d " + hours + "h " + minutes + "m " + whole % 60 + "s";
        }
        if (hours != 0) {
            return sign + hours + "h " + minutes + "m " + whole % 60 + "s";
        }
        if (minutes != 0) {
            return sign + minutes + "m " + whole % 60 + "s";
        }
        // For seconds, up to four digits tell more.
        return sign + short4(size) + "s";
    }

    private static String small(double seconds) {
        String prefix = "";
        double size = seconds;
        for (String smaller : SMALL) {
            if (Math.abs(size) >= 1) {
                break;
            }
            prefix = smaller;
            size *= 1_000;
        }
        return short4(size) + prefix + "s";
    }

    private static double seconds(Value value) throws CallFailure {
        return switch (value) {
            case FloatValue(double number, Type _) -> number;
            case IntegerValue number when number.type().equals(Durations.TYPE) ->
                    Durations.seconds(number.bits());
            case IntegerValue number when number.isSigned() -> number.bits();
            case IntegerValue number -> Double.parseDouble(Long.toUnsignedString(number.bits()));
            case StringValue(String text, Type _) -> parse(text);
            default -> throw new CallFailure("can't convert " + value.type() + " to float");
        };
    }

    private static double parse(String text) throws CallFailure {
        String name = text.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
        double sign = text.startsWith("-") ? -1 : 1;
        switch (name) {
            case "inf", "infinity" -> {
                return sign * Double.POSITIVE_INFINITY;
            }
            case "nan" -> {
                return Double.NaN;
            }
            default -> {}
        }
        if (!name.matches("([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[+-]?[0-9]+)?")) {
            throw new CallFailure(
                    "strconv.ParseFloat: parsing " + Quote.quote(text) + ": invalid syntax");
        }
        return Double.parseDouble(text);
    }
}
