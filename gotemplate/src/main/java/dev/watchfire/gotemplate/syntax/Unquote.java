// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

import dev.watchfire.gotemplate.value.Utf8;
import org.jspecify.annotations.Nullable;

/// Reads Go's string and character literals.
final class Unquote {
    private static final int INVALID = -1;

    private final String text;
    private final char mark;
    private int at = 1;

    /// Whether the last character was written as a byte.
    private boolean isByte;

    private Unquote(String text) {
        this.text = text;
        this.mark = text.charAt(0);
    }

    /// The string between the quotes; null where an escape is wrong.
    static @Nullable String string(String literal) {
        if (literal.charAt(0) == '`') {
            return literal.substring(1, literal.length() - 1).replace("\r", "");
        }
        Unquote reader = new Unquote(literal);
        StringBuilder result = new StringBuilder();
        while (reader.at < literal.length() - 1) {
            int c = reader.next();
            if (c == INVALID) {
                return null;
            }
            if (reader.isByte && c >= 0x80) {
                result.append(Utf8.escapedByte(c));
            } else {
                result.appendCodePoint(c);
            }
        }
        return Utf8.normalize(result.toString());
    }

    /// The one character between the quotes; -1 where there is none or more than one.
    static int character(String literal) {
        Unquote reader = new Unquote(literal);
        if (literal.length() < 3) {
            return INVALID;
        }
        int c = reader.next();
        return reader.at == literal.length() - 1 ? c : INVALID;
    }

    /// Whether the first character of a literal is well-formed.
    static boolean startsWell(String literal) {
        return new Unquote(literal).next() != INVALID;
    }

    private int next() {
        isByte = false;
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        if (c == mark || c == '\n') {
            return INVALID;
        }
        return c == '\\' ? escape() : c;
    }

    private int escape() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'a' -> 0x07;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            case '\\' -> '\\';
            case '\'', '"' -> c == mark ? c : INVALID;
            case 'x' -> {
                isByte = true;
                yield digits(2, 16, 0xff);
            }
            case 'u' -> character(digits(4, 16, Character.MAX_CODE_POINT));
            case 'U' -> character(digits(8, 16, Character.MAX_CODE_POINT));
            default -> {
                if (c < '0' || c > '7') {
                    yield INVALID;
                }
                at--;
                isByte = true;
                yield digits(3, 8, 0xff);
            }
        };
    }

    private static int character(int c) {
        boolean isSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return isSurrogate ? INVALID : c;
    }

    private int digits(int count, int radix, int max) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int digit = at < text.length() - 1 ? Character.digit(text.charAt(at), radix) : -1;
            if (digit < 0) {
                return INVALID;
            }
            value = value * radix + digit;
            at++;
        }
        return value > max ? INVALID : (int) value;
    }
}
