// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import static dev.watchfire.gotemplate.html.Scanner.indexOfAny;

import dev.watchfire.gotemplate.format.Quote;
import dev.watchfire.gotemplate.html.Context.State;
import dev.watchfire.gotemplate.html.Transitions.Step;
import java.util.Locale;

/// How text moves through CSS, and CSS escapes.
final class StyleSheets {
    private static final int MOST_HEX_DIGITS = 6;

    private StyleSheets() {}

    static Step code(Context context, String text) {
        int at = indexOfAny(text, "(\"'/", 0);
        while (at >= 0) {
            switch (text.charAt(at)) {
                case '(' -> {
                    if (endsWithUrl(Scanner.trimEnd(text.substring(0, at), Scanner.SPACE))) {
                        return url(context, text, Scanner.skipSpace(text, at + 1));
                    }
                }
                case '/' -> {
                    if (text.startsWith("//", at)) {
                        return new Step(context.with(State.CSS_LINE_COMMENT), at + 2);
                    }
                    if (text.startsWith("/*", at)) {
                        return new Step(context.with(State.CSS_BLOCK_COMMENT), at + 2);
                    }
                }
                case '"' -> {
                    return new Step(context.with(State.CSS_DOUBLE_QUOTED), at + 1);
                }
                default -> {
                    return new Step(context.with(State.CSS_SINGLE_QUOTED), at + 1);
                }
            }
            at = indexOfAny(text, "(\"'/", at + 1);
        }
        return new Step(context, text.length());
    }

    private static boolean endsWithUrl(String text) {
        int start = text.length() - "url".length();
        boolean isWord = start >= 0 && text.substring(start).toLowerCase(Locale.ROOT).equals("url");
        return isWord && (start == 0 || !isNamePart(text.charAt(start - 1)));
    }

    /// A character of a CSS name (https://www.w3.org/TR/css3-syntax/#SUBTOK-nmchar).
    static boolean isNamePart(int c) {
        return c == '_'
                || c == '-'
                || c >= '0' && c <= '9'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= 0x80 && !Character.isSurrogate((char) c);
    }

    private static Step url(Context context, String text, int start) {
        if (text.startsWith("\"", start)) {
            return new Step(context.with(State.CSS_DOUBLE_QUOTED_URL), start + 1);
        }
        return text.startsWith("'", start)
                ? new Step(context.with(State.CSS_SINGLE_QUOTED_URL), start + 1)
                : new Step(context.with(State.CSS_URL), start);
    }

    /// A string or a URL up to its end; either may name a place.
    ///
    /// @param specials what ends it, and a backslash
    static Step string(Context start, String text, String specials) {
        Context context = start;
        int from = 0;
        while (true) {
            int at = indexOfAny(text, specials, from);
            if (at < 0) {
                String rest = decode(text.substring(from));
                return new Step(Transitions.throughUrl(context, rest), text.length());
            }
            if (text.charAt(at) != '\\') {
                return new Step(context.with(State.CSS), at + 1);
            }
            if (++at == text.length()) {
                return Transitions.failed(
                        "unfinished escape sequence in CSS string: " + Quote.quote(text));
            }
            context = Transitions.throughUrl(context, decode(text.substring(0, at + 1)));
            from = at + 1;
        }
    }

    /// The text without CSS escapes.
    static String decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c != '\\') {
                decoded.append(c);
                i++;
            } else if (i + 1 == text.length()) {
                return decoded.toString();
            } else if (Scanner.isHex(text.charAt(i + 1))) {
                int end = i + 2;
                while (end < text.length()
                        && end <= i + MOST_HEX_DIGITS
                        && Scanner.isHex(text.charAt(end))) {
                    end++;
                }
                int character = Integer.parseInt(text.substring(i + 1, end), 16);
                if (character > Character.MAX_CODE_POINT) {
                    character /= 16;
                    end--;
                }
                boolean isSurrogate =
                        character >= Character.MIN_SURROGATE
                                && character <= Character.MAX_SURROGATE;
                decoded.appendCodePoint(isSurrogate ? 0xfffd : character);
                i = skipOneSpace(text, end);
            } else {
                int escaped = text.codePointAt(i + 1);
                decoded.appendCodePoint(escaped);
                i += 1 + Character.charCount(escaped);
            }
        }
        return decoded.toString();
    }

    private static int skipOneSpace(String text, int at) {
        if (text.startsWith("\r\n", at)) {
            return at + 2;
        }
        return at < text.length() && Scanner.SPACE.indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
    }
}
