// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.format;

import dev.watchfire.gotemplate.value.Utf8;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The escapes of the functions `html`, `js` and `urlquery`.
public final class Escapes {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Escapes() {}

    public static String html(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String replacement = htmlFor(c);
            if (replacement != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                if (replacement == null) {
                    escaped.append(c);
                } else {
                    escaped.append(replacement);
                }
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static @Nullable String htmlFor(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&#34;";
            case '\'' -> "&#39;";
            case '\0' -> "\ufffd";
            default -> null;
        };
    }

    public static String javaScript(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\'' -> escaped.append("\\'");
                case '"' -> escaped.append("\\\"");
                case '<', '>', '&', '=' -> unicode(escaped, c);
                default -> {
                    if (c >= ' ' && (c < 0x7f || Quote.isPrintable(c) || Utf8.isEscapedByte(c))) {
                        escaped.appendCodePoint(c);
                    } else {
                        unicode(escaped, c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static void unicode(StringBuilder text, int c) {
        text.append("\\u").append(String.format(Locale.ROOT, "%04X", c));
    }

    public static String urlQuery(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (byte b : Utf8.encode(text)) {
            if (isUnreserved(b)) {
                escaped.append((char) b);
            } else if (b == ' ') {
                escaped.append('+');
            } else {
                percent(escaped, b);
            }
        }
        return escaped.toString();
    }

    /// What a URL may hold anywhere (RFC 3986, section 2.3).
    public static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '~';
    }

    static void percent(StringBuilder text, byte b) {
        text.append('%').append(HEX[b >> 4 & 0xf]).append(HEX[b & 0xf]);
    }
}
