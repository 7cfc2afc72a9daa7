// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.format;

import dev.watchfire.gotemplate.value.Utf8;

/// Go's quoted strings and characters (`strconv.Quote` and its kin).
public final class Quote {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Quote() {}

    /// In double quotes, with escapes for what cannot be printed.
    public static String quote(String text) {
        return quote(text, '"', false);
    }

    static String quote(String text, char mark, boolean ascii) {
        StringBuilder quoted = new StringBuilder(text.length() + 8).append(mark);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            append(quoted, c, mark, ascii);
        }
        return quoted.append(mark).toString();
    }

    static String quoteRune(long rune, boolean ascii) {
        StringBuilder quoted = new StringBuilder("'");
        append(quoted, valid(rune), '\'', ascii);
        return quoted.append('\'').toString();
    }

    /// What is no character becomes the replacement character.
    static int valid(long rune) {
        boolean isSurrogate = rune >= Character.MIN_SURROGATE && rune <= Character.MAX_SURROGATE;
        return rune < 0 || rune > Character.MAX_CODE_POINT || isSurrogate
                ? Utf8.REPLACEMENT
                : (int) rune;
    }

    private static void append(StringBuilder quoted, int c, char mark, boolean ascii) {
        if (Utf8.isEscapedByte(c)) {
            hex(quoted.append("\\x"), c & 0xff, 2);
        } else if (c == mark || c == '\\') {
            quoted.append('\\').append((char) c);
        } else if (ascii ? c < 0x7f && c >= ' ' : isPrintable(c)) {
            quoted.appendCodePoint(c);
        } else {
            escape(quoted, c);
        }
    }

    private static void escape(StringBuilder quoted, int c) {
        switch (c) {
            case 0x07 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 0x0b -> quoted.append("\\v");
            default -> {
                if (c < ' ' || c == 0x7f) {
                    hex(quoted.append("\\x"), c, 2);
                } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    quoted.append("\\ufffd");
                } else if (c < 0x10000) {
                    hex(quoted.append("\\u"), c, 4);
                } else {
                    hex(quoted.append("\\U"), c, 8);
                }
            }
        }
    }

    private static void hex(StringBuilder text, int value, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            text.append(HEX[value >> shift & 0xf]);
        }
    }

    /// Letters, marks, numbers, punctuation, symbols and the ASCII space, as `unicode.IsPrint`.
    public static boolean isPrintable(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    /// Whether the text can stand between backquotes.
    static boolean canBackquote(String text) {
        return text.codePoints()
                .noneMatch(
                        c ->
                                c == '`'
                                        || c == 0x7f
                                        || c == 0xfeff
                                        || c < ' ' && c != '\t'
                                        || Utf8.isEscapedByte(c));
    }
}
