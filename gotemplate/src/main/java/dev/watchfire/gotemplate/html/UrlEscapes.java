// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import dev.watchfire.gotemplate.format.Escapes;
import dev.watchfire.gotemplate.value.Utf8;
import java.util.Locale;
import java.util.Set;

/// What makes text safe as a URL or as part of one.
final class UrlEscapes {
    private static final Set<String> SAFE_SCHEMES = Set.of("http", "https", "mailto");

    /// What separates the parts of a URL; a whole URL keeps it.
    private static final String RESERVED = "!#$&*+,/:;=?@[]";

    private UrlEscapes() {}

    /// Lets through what no script hides in.
    static String filter(Content content) {
        boolean isSafe = content.kind() == Content.Kind.URL || isSafe(content.text());
        return isSafe ? content.text() : "#" + HtmlEscapes.FAILSAFE;
    }

    private static boolean isSafe(String url) {
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : url.substring(0, colon);
        return colon < 0
                || scheme.indexOf('/') >= 0
                || SAFE_SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
    }

    /// A part of a URL's query.
    static String escape(Content content) {
        return process(content.text(), content.kind() == Content.Kind.URL);
    }

    /// A whole URL.
    static String normalize(Content content) {
        return process(content.text(), true);
    }

    private static String process(String url, boolean isWhole) {
        byte[] bytes = Utf8.encode(url);
        StringBuilder escaped = new StringBuilder(bytes.length + 16);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean isEscape =
                    c == '%'
                            && i + 2 < bytes.length
                            && Scanner.isHex((char) bytes[i + 1])
                            && Scanner.isHex((char) bytes[i + 2]);
            if (Escapes.isUnreserved(c) || isWhole && (isEscape || RESERVED.indexOf(c) >= 0)) {
                escaped.append(c);
            } else {
                escaped.append('%')
                        .append(Character.forDigit(c >> 4, 16))
                        .append(Character.forDigit(c & 0xf, 16));
            }
        }
        return escaped.toString();
    }

    /// A list of image URLs with their sizes.
    static String srcset(Content content) {
        String text = content.text();
        if (content.kind() == Content.Kind.SRCSET) {
            return text;
        }
        if (content.kind() == Content.Kind.URL) {
            return process(text, true).replace(",", "%2c");
        }
        StringBuilder filtered = new StringBuilder();
        String separator = "";
        for (String image : text.split(",", -1)) {
            filtered.append(separator).append(image(image));
            separator = ",";
        }
        return filtered.toString();
    }

    private static String image(String image) {
        int start = Scanner.skipSpace(image, 0);
        int space = Scanner.indexOfAny(image, Scanner.SPACE, start);
        int end = space < 0 ? image.length() : space;
        String url = image.substring(start, end);
        String size = image.substring(end);
        boolean isPlain =
                size.chars()
                        .allMatch(
                                c ->
                                        Scanner.SPACE.indexOf(c) >= 0
                                                || Scanner.isLetterOrDigit((char) c));
        return isSafe(url) && isPlain
                ? image.substring(0, start) + process(url, true) + size
                : "#" + HtmlEscapes.FAILSAFE;
    }
}
