// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import java.nio.charset.StandardCharsets;

/// Texts cut to what a vendor takes, never within a character.
public final class Shortened {
    private static final String MARK = "…";

    private Shortened() {}

    /// At most `limit` code points, the last one an ellipsis where something was cut off.
    public static String toRunes(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit - 1)) + MARK;
    }

    /// At most `limit` bytes of UTF-8, without a mark.
    public static String toBytes(String text, int limit) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= limit) {
            return text;
        }
        int end = limit;
        while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
