// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import java.nio.charset.StandardCharsets;

/// Texts cut to what a destination takes, where Alertmanager cuts them: an ellipsis stands for what
/// is missing, and counts.
public final class Cut {
    private static final String ELLIPSIS = "…";
    private static final int ELLIPSIS_BYTES = 3;

    private Cut() {}

    /// At most `most` characters, where a surrogate pair is one.
    public static String runes(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + ELLIPSIS;
    }

    /// At most `most` bytes of UTF-8.
    public static String bytes(String text, int most) {
        if (utf8Length(text) <= most) {
            return text;
        }
        int room = most - ELLIPSIS_BYTES;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            room -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (room < 0) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    /// At most `most` bytes of UTF-8, without an ellipsis: for what counts every byte as content.
    public static String plainBytes(String text, int most) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= most) {
            return text;
        }
        int end = most;
        while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /// At least `excess` bytes shorter.
    public static String bytesLess(String text, int excess) {
        int most = utf8Length(text) - excess;
        return most < ELLIPSIS_BYTES ? "" : bytes(text, most);
    }

    public static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
