// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads double-quoted string literals of the Go language, and knows which characters Go counts as
/// space. Source: the Go specification, "String literals".
public final class GoString {
    private static final int OCTAL_DIGITS = 3;

    private GoString() {}

    /// The text of a literal with its quotes, or null where Go refuses the literal or the text is
    /// no UTF-8.
    public static @Nullable String unquote(String literal) {
        // Escapes may spell single bytes of a character, so the text is put together as bytes.
        ByteArrayOutputStream text = new ByteArrayOutputStream(literal.length());
        int end = literal.length() - 1;
        int at = 1;
        while (at < end) {
            int c = literal.codePointAt(at);
            at += Character.charCount(c);
            if (c == '\n' || c == '"' || isSurrogate(c)) {
                return null;
            }
            if (c != '\\') {
                append(text, c);
                continue;
            }
            if (at >= end) {
                return null;
            }
            char kind = literal.charAt(at++);
            int simple = "abfnrtv\\\"".indexOf(kind);
            if (simple >= 0) {
                text.write("\u0007\b\f\n\r\t\u000b\\\"".charAt(simple));
                continue;
            }
            int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : OCTAL_DIGITS;
            int radix = digits == OCTAL_DIGITS ? 8 : 16;
            if (radix == 8) {
                at--;
            }
            long value = at + digits > end ? -1 : number(literal, at, digits, radix);
            at += digits;
            boolean oneByte = digits <= OCTAL_DIGITS;
            if (value < 0 || value > (oneByte ? 0xff : Character.MAX_CODE_POINT)) {
                return null;
            }
            if (oneByte) {
                text.write((int) value);
            } else if (isSurrogate((int) value)) {
                return null;
            } else {
                append(text, (int) value);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static void append(ByteArrayOutputStream text, int codePoint) {
        text.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }

    /// -1 where a character is no digit.
    private static long number(String s, int from, int digits, int radix) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            char c = s.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    /// Whether every surrogate in `s` has its partner: only such text has a UTF-8 form.
    static boolean isUnicode(String s) {
        return s.codePoints().noneMatch(GoString::isSurrogate);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /// As Go's `unicode.IsSpace`.
    static boolean isSpace(int c) {
        return c >= '\t' && c <= '\r'
                || c == 0x85
                || switch (Character.getType(c)) {
                    case Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR ->
                            true;
                    default -> false;
                };
    }

    /// As Go's `strings.TrimSpace`.
    static String trimSpace(String s) {
        int from = 0;
        int to = s.length();
        while (from < to && isSpace(s.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(s.charAt(to - 1))) {
            to--;
        }
        return s.substring(from, to);
    }
}
