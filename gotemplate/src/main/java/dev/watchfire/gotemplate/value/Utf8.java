// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

import java.io.ByteArrayOutputStream;

/// Go's strings are bytes, usually UTF-8. Here a byte that is part of no valid UTF-8 is the lone
/// low surrogate U+DC00 plus the byte, so that every Go string has a Java string and back.
public final class Utf8 {
    private static final char ESCAPE = '\udc00';
    private static final int FIRST_ESCAPED = ESCAPE + 0x80;
    private static final int LAST_ESCAPED = ESCAPE + 0xff;
    private static final int[] LEAST_OF_LENGTH = {0, 0, 0x80, 0x800, 0x10000};

    /// What cannot be shown.
    public static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    public static boolean isEscapedByte(int codePoint) {
        return codePoint >= FIRST_ESCAPED && codePoint <= LAST_ESCAPED;
    }

    /// A byte of 0x80 or more that stands alone.
    public static char escapedByte(int value) {
        return (char) (ESCAPE + value);
    }

    /// How many bytes Go would hold for this.
    public static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800 || isEscapedByte(c) && !followsHigh(text, i)) {
                length += c < 0x800 ? 2 : 1;
            } else {
                // A pair of surrogates is four bytes, so two for each half.
                length += isPaired(text, i) ? 2 : 3;
            }
        }
        return length;
    }

    private static boolean followsHigh(String text, int i) {
        return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static boolean isPaired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : Character.isLowSurrogate(c) && followsHigh(text, i);
    }

    public static byte[] encode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 8);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isEscapedByte(c)) {
                bytes.write(c - ESCAPE);
            } else {
                encode(
                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                                ? REPLACEMENT
                                : c,
                        bytes);
            }
        }
        return bytes.toByteArray();
    }

    private static void encode(int c, ByteArrayOutputStream bytes) {
        if (c < 0x80) {
            bytes.write(c);
        } else if (c < 0x800) {
            bytes.write(0xc0 | c >> 6);
            bytes.write(0x80 | c & 0x3f);
        } else if (c < 0x10000) {
            bytes.write(0xe0 | c >> 12);
            bytes.write(0x80 | c >> 6 & 0x3f);
            bytes.write(0x80 | c & 0x3f);
        } else {
            bytes.write(0xf0 | c >> 18);
            bytes.write(0x80 | c >> 12 & 0x3f);
            bytes.write(0x80 | c >> 6 & 0x3f);
            bytes.write(0x80 | c & 0x3f);
        }
    }

    public static String decode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            int first = bytes[i] & 0xff;
            int length = lengthFrom(first);
            int c = length == 0 ? -1 : decodeOne(bytes, i, Math.min(to, i + length), length);
            if (c < 0) {
                text.append(escapedByte(first));
                i++;
            } else {
                text.appendCodePoint(c);
                i += length;
            }
        }
        return text.toString();
    }

    private static int lengthFrom(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }

    private static int decodeOne(byte[] bytes, int from, int to, int length) {
        if (to - from < length) {
            return -1;
        }
        if (length == 1) {
            return bytes[from];
        }
        int c = bytes[from] & 0xff >> length + 1;
        for (int i = from + 1; i < to; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return -1;
            }
            c = c << 6 | bytes[i] & 0x3f;
        }
        boolean isSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c < LEAST_OF_LENGTH[length] || c > Character.MAX_CODE_POINT || isSurrogate ? -1 : c;
    }

    /// Reads again what was put together from pieces: bytes that only together are a character
    /// become it.
    public static String normalize(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscapedByte(text.charAt(i)) && !followsHigh(text, i)) {
                byte[] bytes = encode(text);
                return decode(bytes, 0, bytes.length);
            }
        }
        return text;
    }

    /// The text with every byte that is part of no character replaced, for those outside.
    public static String toValidText(String text) {
        String whole = normalize(text);
        StringBuilder valid = null;
        for (int i = 0; i < whole.length(); i++) {
            if (Character.isSurrogate(whole.charAt(i)) && !isPaired(whole, i)) {
                valid = valid == null ? new StringBuilder(whole) : valid;
                valid.setCharAt(i, REPLACEMENT);
            }
        }
        return valid == null ? whole : valid.toString();
    }

    /// By bytes, as Go compares strings.
    public static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                boolean plain = !Character.isSurrogate(left) && !Character.isSurrogate(right);
                return plain
                        ? left - right
                        : java.util.Arrays.compareUnsigned(encode(a), encode(b));
            }
        }
        return a.length() - b.length();
    }
}
