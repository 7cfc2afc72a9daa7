// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.format;

import dev.watchfire.gotemplate.value.Utf8;
import java.util.Locale;

/// Writes single numbers, characters and strings with flags, width and precision.
final class Scalars {
    private final Output out;
    private final Flags flags;

    Scalars(Output out, Flags flags) {
        this.out = out;
        this.flags = flags;
    }

    void pad(String text) {
        pad(text, flags.zero);
    }

    private void pad(String text, boolean withZeros) {
        int missing =
                flags.width == Flags.ABSENT
                        ? 0
                        : flags.width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            out.append(text);
        } else if (flags.minus) {
            out.append(text);
            out.append(" ".repeat(missing));
        } else {
            out.append((withZeros ? "0" : " ").repeat(missing));
            out.append(text);
        }
    }

    void bool(boolean value) {
        pad(value ? "true" : "false");
    }

    void integer(long bits, boolean isSigned, int base, char verb) {
        boolean negative = isSigned && bits < 0;
        int least = 0;
        if (flags.precision != Flags.ABSENT) {
            least = flags.precision;
            if (least == 0 && bits == 0) {
                pad("", false);
                return;
            }
        } else if (flags.zero && flags.width != Flags.ABSENT) {
            least = flags.width - (negative || flags.plus || flags.space ? 1 : 0);
        }
        String digits = Long.toUnsignedString(negative ? -bits : bits, base);
        if (verb == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
        }
        StringBuilder text = new StringBuilder();
        if (negative) {
            text.append('-');
        } else if (flags.plus) {
            text.append('+');
        } else if (flags.space) {
            text.append(' ');
        }
        String zeros = "0".repeat(Math.max(0, least - digits.length()));
        text.append(verb == 'O' ? "0o" : "");
        text.append(flags.sharp ? prefix(base, verb, zeros + digits) : "");
        pad(text.append(zeros).append(digits).toString(), false);
    }

    private static String prefix(int base, char verb, String digits) {
        return switch (base) {
            case 2 -> "0b";
            case 8 -> digits.startsWith("0") ? "" : "0";
            case 16 -> verb == 'X' ? "0X" : "0x";
            default -> "";
        };
    }

    void hex0x(long bits) {
        boolean sharp = flags.sharp;
        flags.sharp = true;
        integer(bits, false, 16, 'v');
        flags.sharp = sharp;
    }

    void character(long rune) {
        pad(Character.toString(Quote.valid(rune)));
    }

    void quotedCharacter(long rune) {
        pad(Quote.quoteRune(rune, flags.plus));
    }

    void unicode(long rune) {
        String digits = Long.toHexString(rune).toUpperCase(Locale.ROOT);
        int least = Math.max(4, flags.precision);
        StringBuilder text = new StringBuilder("U+");
        text.append("0".repeat(Math.max(0, least - digits.length()))).append(digits);
        boolean isCharacter = rune >= 0 && rune <= Character.MAX_CODE_POINT;
        if (flags.sharp && isCharacter && Quote.isPrintable((int) rune)) {
            text.append(" '").appendCodePoint((int) rune).append('\'');
        }
        pad(text.toString(), false);
    }

    void floating(double value, char verb, int defaultPrecision) {
        int precision = flags.precision == Flags.ABSENT ? defaultPrecision : flags.precision;
        String number = Floats.format(value, verb, precision);
        char first = number.charAt(0);
        char sign = first == '-' ? '-' : '+';
        String size = first == '-' || first == '+' ? number.substring(1) : number;
        if (flags.space && sign == '+' && !flags.plus) {
            sign = ' ';
        }
        boolean isNumber = size.charAt(0) != 'I' && size.charAt(0) != 'N';
        if (flags.sharp && verb != 'b' && isNumber) {
            size = withPoint(size, verb, precision);
        }
        boolean isNan = size.charAt(0) == 'N' && !flags.space && !flags.plus;
        // An infinity keeps its sign, even where a number would show none.
        boolean shows = flags.plus || sign != '+' || size.charAt(0) == 'I';
        if (!shows || isNan) {
            pad(size, flags.zero && isNumber);
        } else if (isNumber && flags.zero && flags.width > size.length() + 1) {
            out.append(String.valueOf(sign));
            out.append("0".repeat(flags.width - size.length() - 1));
            out.append(size);
        } else {
            pad(sign + size, flags.zero && isNumber);
        }
    }

    /// With the sharp a number has a decimal point, and `%g` keeps its zeros.
    private static String withPoint(String size, char verb, int precision) {
        boolean isHex = verb == 'x' || verb == 'X';
        // Go leaves the capital X out here.
        boolean isGeneral = verb == 'g' || verb == 'G' || verb == 'x';
        int digits = !isGeneral ? 0 : precision == Floats.SHORTEST ? 6 : precision;
        int end = 0;
        boolean hasPoint = false;
        boolean sawDigit = false;
        while (end < size.length()) {
            char c = size.charAt(end);
            if (c == 'p' || c == 'P' || !isHex && (c == 'e' || c == 'E')) {
                break;
            }
            if (c == '.') {
                hasPoint = true;
            } else {
                sawDigit |= c != '0';
                digits -= sawDigit ? 1 : 0;
            }
            end++;
        }
        String head = size.substring(0, end);
        if (!hasPoint && head.equals("0")) {
            digits--;
        }
        return head + (hasPoint ? "" : ".") + "0".repeat(Math.max(0, digits)) + size.substring(end);
    }

    private String truncated(String text) {
        return flags.precision != Flags.ABSENT
                        && text.codePointCount(0, text.length()) > flags.precision
                ? text.substring(0, text.offsetByCodePoints(0, flags.precision))
                : text;
    }

    void string(String text) {
        pad(truncated(text));
    }

    void quoted(String text) {
        String whole = truncated(text);
        if (flags.sharp && Quote.canBackquote(whole)) {
            pad('`' + whole + '`');
        } else {
            pad(Quote.quote(whole, '"', flags.plus));
        }
    }

    void hexString(String text, boolean upper) {
        byte[] bytes = Utf8.encode(text);
        int length =
                flags.precision == Flags.ABSENT
                        ? bytes.length
                        : Math.min(bytes.length, flags.precision);
        String prefix = flags.sharp ? upper ? "0X" : "0x" : "";
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean starts = i == 0 || flags.space;
            hex.append(i > 0 && flags.space ? " " : "").append(starts ? prefix : "");
            hex.append(Character.forDigit(bytes[i] >> 4 & 0xf, 16));
            hex.append(Character.forDigit(bytes[i] & 0xf, 16));
        }
        String digits = hex.toString();
        pad(upper ? digits.toUpperCase(Locale.ROOT) : digits);
    }
}
