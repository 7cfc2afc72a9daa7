// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import dev.watchfire.gotemplate.format.Quote;

/// Small steps through markup.
final class Scanner {
    static final String SPACE = " \t\n\f\r";

    private static final int LONGEST_SHOWN = 32;

    private Scanner() {}

    /// The first place from `from` on that holds one of `characters`; -1 for none.
    static int indexOfAny(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && SPACE.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    static String trimEnd(String text, String characters) {
        int end = text.length();
        while (end > 0 && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isLetterOrDigit(char c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /// Where the tag's name that starts at `from` ends; `from` itself where none does.
    static int tagNameEnd(String text, int from) {
        if (from == text.length() || !isLetter(text.charAt(from))) {
            return from;
        }
        int i = from + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean joins =
                    (c == ':' || c == '-')
                            && i + 1 < text.length()
                            && isLetterOrDigit(text.charAt(i + 1));
            if (!joins && !isLetterOrDigit(c)) {
                return i;
            }
            i += joins ? 2 : 1;
        }
        return i;
    }

    /// Where the end tag of an element starts; -1 for nowhere.
    static int indexOfEndTag(String text, String tag) {
        String end = "</" + tag;
        for (int i = text.indexOf("</"); i >= 0; i = text.indexOf("</", i + 2)) {
            int after = i + end.length();
            if (text.regionMatches(true, i, end, 0, end.length())
                    && after < text.length()
                    && "> \t\n\f/".indexOf(text.charAt(after)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /// The beginning of a text, quoted, for a message.
    static String shown(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN
                ? Quote.quote(text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)))
                : Quote.quote(text);
    }
}
