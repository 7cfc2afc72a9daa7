// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as Go's `strconv.FormatFloat` writes them.
public final class Floats {
    /// As many digits as it takes to tell the number from every other one.
    public static final int SHORTEST = -1;

    /// The shortest `%g` writes larger exponents out.
    private static final int LARGE_EXPONENT = 6;

    private static final int MANTISSA_BITS = 52;
    private static final int EXPONENT_BIAS = 1023;

    /// Decimal digits without leading or trailing zeros; the point stands before digit `-point`, so
    /// that 12.3 has digits 123 and point 2. Zero has no digits.
    private record Decimal(String digits, int point) {}

    private Floats() {}

    /// @param verb one of `e E f F g G b x X`
    public static String format(double value, char verb, int precision) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        if (Double.isInfinite(value)) {
            return sign.isEmpty() ? "+Inf" : "-Inf";
        }
        double size = Math.abs(value);
        return sign
                + switch (verb) {
                    case 'b' -> binary(size);
                    case 'x', 'X' -> hexadecimal(size, verb, precision);
                    case 'f', 'F' -> fixed(size, precision);
                    case 'g', 'G' -> general(size, (char) (verb - 2), precision);
                    default -> scientific(scientificDigits(size, precision), verb, precision);
                };
    }

    private static String fixed(double size, int precision) {
        if (precision == SHORTEST) {
            BigDecimal value = size == 0 ? BigDecimal.ZERO : toBigDecimal(shortest(size));
            return value.scale() < 0 ? value.setScale(0).toPlainString() : value.toPlainString();
        }
        return new BigDecimal(size).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static BigDecimal toBigDecimal(Decimal decimal) {
        return new BigDecimal(decimal.digits())
                .scaleByPowerOfTen(decimal.point() - decimal.digits().length());
    }

    private static Decimal scientificDigits(double size, int precision) {
        return precision == SHORTEST ? shortest(size) : rounded(size, precision + 1);
    }

    private static String general(double size, char verb, int precision) {
        boolean isShortest = precision == SHORTEST;
        int digits = precision == 0 ? 1 : precision;
        Decimal decimal = isShortest ? shortest(size) : rounded(size, digits);
        int exponent = decimal.point() - 1;
        int count = decimal.digits().length();
        int limit = digits > count && count >= decimal.point() ? count : digits;
        limit = isShortest ? LARGE_EXPONENT : limit;
        if (exponent < -4 || exponent >= limit) {
            return scientific(decimal, verb, Math.max(0, decimal.digits().length() - 1));
        }
        return decimal.digits().isEmpty() ? "0" : plain(toBigDecimal(decimal));
    }

    private static String plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0).toPlainString() : value.toPlainString();
    }

    private static String scientific(Decimal decimal, char verb, int precision) {
        String digits = decimal.digits().isEmpty() ? "0" : decimal.digits();
        int places = precision == SHORTEST ? digits.length() - 1 : precision;
        StringBuilder text = new StringBuilder().append(digits.charAt(0));
        if (places > 0) {
            String rest = digits.substring(1);
            text.append('.').append(rest).append("0".repeat(Math.max(0, places - rest.length())));
        }
        int exponent = decimal.digits().isEmpty() ? 0 : decimal.point() - 1;
        text.append(verb).append(exponent < 0 ? '-' : '+');
        return twoDigits(text, Math.abs(exponent)).toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int exponent) {
        return text.append(exponent < 10 ? "0" : "").append(exponent);
    }

    private static Decimal rounded(double size, int digits) {
        return decimal(new BigDecimal(size).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }

    /// Java's shortest text has at least two digits, which may not be the shortest there is.
    private static Decimal shortest(double size) {
        Decimal decimal = decimal(new BigDecimal(Double.toString(size)));
        if (decimal.digits().length() == 2) {
            BigDecimal single =
                    toBigDecimal(decimal).round(new MathContext(1, RoundingMode.HALF_EVEN));
            if (single.doubleValue() == size) {
                return decimal(single);
            }
        }
        return decimal;
    }

    private static Decimal decimal(BigDecimal value) {
        if (value.signum() == 0) {
            return new Decimal("", 0);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        String digits = stripped.unscaledValue().toString();
        return new Decimal(digits, digits.length() - stripped.scale());
    }

    private static String binary(double size) {
        long bits = Double.doubleToRawLongBits(size);
        long mantissa = bits & (1L << MANTISSA_BITS) - 1;
        int exponent = (int) (bits >>> MANTISSA_BITS);
        if (exponent == 0) {
            exponent = 1;
        } else {
            mantissa |= 1L << MANTISSA_BITS;
        }
        int power = exponent - EXPONENT_BIAS - MANTISSA_BITS;
        return mantissa + "p" + (power >= 0 ? "+" : "") + power;
    }

    private static String hexadecimal(double size, char verb, int precision) {
        long mantissa = Double.doubleToRawLongBits(size) & (1L << MANTISSA_BITS) - 1;
        int power = Math.getExponent(size);
        if (size == 0) {
            power = 0;
        } else if (power < Double.MIN_EXPONENT) {
            // The bits of a number this small are moved up until the first one is a one.
            int shift = Long.numberOfLeadingZeros(mantissa) - (63 - MANTISSA_BITS);
            mantissa = mantissa << shift;
            power = Double.MIN_EXPONENT - shift;
        } else {
            mantissa |= 1L << MANTISSA_BITS;
        }
        if (precision >= 0 && precision < 13) {
            int dropped = 4 * (13 - precision);
            long half = 1L << dropped - 1;
            long rest = mantissa & (1L << dropped) - 1;
            mantissa >>>= dropped;
            if (rest > half || rest == half && (mantissa & 1) == 1) {
                mantissa++;
            }
            mantissa <<= dropped;
            if (mantissa >>> MANTISSA_BITS + 1 != 0) {
                mantissa >>>= 1;
                power++;
            }
        }
        String digits = String.format("%013x", mantissa & (1L << MANTISSA_BITS) - 1);
        digits = precision == SHORTEST ? digits.replaceFirst("0+$", "") : cut(digits, precision);
        StringBuilder text = new StringBuilder("0x").append(mantissa >>> MANTISSA_BITS);
        if (!digits.isEmpty()) {
            text.append('.').append(digits);
        }
        text.append('p').append(power < 0 ? '-' : '+');
        String result = twoDigits(text, Math.abs(power)).toString();
        return verb == 'X' ? result.toUpperCase(java.util.Locale.ROOT) : result;
    }

    private static String cut(String digits, int length) {
        return length <= digits.length()
                ? digits.substring(0, length)
                : digits + "0".repeat(length - digits.length());
    }
}
