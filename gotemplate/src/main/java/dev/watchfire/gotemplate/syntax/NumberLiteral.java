// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

import dev.watchfire.gotemplate.value.ComplexValue;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number as written, and what it can stand for: the same literal may be an integer and a
/// floating-point number.

public record NumberLiteral(
        String source,
        @Nullable Long signed,
        @Nullable Long unsigned,
        @Nullable Double floating,
        @Nullable ComplexValue complex) {
    private static final Pattern INTEGER =
            Pattern.compile(
                    "[+-]?(0[xX](_?[0-9a-fA-F])+|0[bB](_?[01])+|0[oO](_?[0-7])+|0(_?[0-7])*"
                            + "|[1-9](_?[0-9])*)");
    private static final Pattern DECIMAL =
            Pattern.compile(
                    "[+-]?([0-9](_?[0-9])*(\\.([0-9](_?[0-9])*)?)?|\\.[0-9](_?[0-9])*)"
                            + "([eE][+-]?[0-9](_?[0-9])*)?");
    private static final Pattern HEXADECIMAL =
            Pattern.compile(
                    "[+-]?0[xX](_?[0-9a-fA-F])*(\\.([0-9a-fA-F](_?[0-9a-fA-F])*)?)?"
                            + "[pP][+-]?[0-9](_?[0-9])*");

    private static final BigInteger MAX_UNSIGNED = BigInteger.TWO.pow(64);

    /// Reads a number; null where it is none.
    static @Nullable NumberLiteral of(String source) {
        if (source.endsWith("i") && !source.startsWith("0x")) {
            Double imaginary = decimal(source.substring(0, source.length() - 1));
            return imaginary == null ? null : simplified(source, 0, imaginary);
        }
        BigInteger whole = integer(source);
        if (whole != null) {
            return integral(source, whole);
        }
        Double number = decimal(source);
        return number == null ? null : floating(source, number);
    }

    /// A character constant.
    static NumberLiteral ofCharacter(String source, int character) {
        return integral(source, BigInteger.valueOf(character));
    }

    /// Two numbers, the second of which ends in an i.
    static @Nullable NumberLiteral ofComplex(String source) {
        int split = Math.max(source.lastIndexOf('+'), source.lastIndexOf('-'));
        if (split > 0 && "eEpP".indexOf(source.charAt(split - 1)) >= 0) {
            split =
                    Math.max(
                            source.lastIndexOf('+', split - 1), source.lastIndexOf('-', split - 1));
        }
        if (split <= 0) {
            return null;
        }
        Double real = decimal(source.substring(0, split));
        Double imaginary = decimal(source.substring(split, source.length() - 1));
        return real == null || imaginary == null ? null : simplified(source, real, imaginary);
    }

    /// Whether the literal is to be taken for a floating-point number where nothing says what is
    /// wanted.
    public boolean looksFloating() {
        boolean isHexInteger =
                source.toLowerCase(Locale.ROOT).contains("0x")
                        && source.indexOf('p') < 0
                        && source.indexOf('P') < 0;
        return !isHexInteger
                && source.charAt(0) != '\''
                && source.chars().anyMatch(c -> ".eEpP".indexOf(c) >= 0);
    }

    private static NumberLiteral simplified(String source, double real, double imaginary) {
        ComplexValue complex = ComplexValue.of(real, imaginary);
        if (imaginary != 0) {
            return new NumberLiteral(source, null, null, null, complex);
        }
        NumberLiteral plain = floating(source, real);
        return new NumberLiteral(
                source, plain.signed(), plain.unsigned(), plain.floating(), complex);
    }

    private static NumberLiteral integral(String source, BigInteger whole) {
        Long signed = whole.bitLength() < Long.SIZE ? (Long) whole.longValue() : null;
        boolean fits = whole.signum() >= 0 && whole.compareTo(MAX_UNSIGNED) < 0;
        Long unsigned = fits ? (Long) whole.longValue() : null;
        return new NumberLiteral(source, signed, unsigned, whole.doubleValue(), null);
    }

    private static NumberLiteral floating(String source, double number) {
        boolean isWhole = number == Math.rint(number) && Math.abs(number) <= 0x1p53;
        Long signed = isWhole ? (Long) (long) number : null;
        Long unsigned = isWhole && number >= 0 ? signed : null;
        return new NumberLiteral(source, signed, unsigned, number, null);
    }

    boolean isOutOfRange() {
        return complex == null
                && (floating == null || Double.isInfinite(floating))
                && signed == null
                && unsigned == null;
    }

    /// Written as an integer, and none: it is too large, or has digits that its base has not.
    boolean isOverflow() {
        boolean isWhole = signed != null || unsigned != null;
        boolean looksWhole = source.chars().noneMatch(c -> ".eEpP".indexOf(c) >= 0);
        boolean isInteger = INTEGER.matcher(source).matches();
        return complex == null && source.charAt(0) != '\'' && (isInteger ? !isWhole : looksWhole);
    }

    private static @Nullable BigInteger integer(String source) {
        if (!INTEGER.matcher(source).matches()) {
            return null;
        }
        boolean negative = source.charAt(0) == '-';
        String digits = source.replace("_", "").replace("+", "").replace("-", "");
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            radix =
                    switch (digits.charAt(1)) {
                        case 'x', 'X' -> 16;
                        case 'b', 'B' -> 2;
                        default -> 8;
                    };
            boolean hasLetter = !Character.isDigit(digits.charAt(1));
            digits = digits.substring(hasLetter ? 2 : 1);
        }
        BigInteger whole = new BigInteger(digits, radix);
        return negative ? whole.negate() : whole;
    }

    private static @Nullable Double decimal(String source) {
        boolean isNumber =
                DECIMAL.matcher(source).matches() || HEXADECIMAL.matcher(source).matches();
        return isNumber ? Double.valueOf(source.replace("_", "")) : null;
    }
}
