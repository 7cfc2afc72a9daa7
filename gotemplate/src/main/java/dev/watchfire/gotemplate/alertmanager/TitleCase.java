// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import java.util.Locale;

/// Words with a capital first letter and small others, as `cases.Title` of Go's `x/text` makes them
/// for American English: an apostrophe, a point or a colon between letters does not end a word.
final class TitleCase {
    private static final int FINAL_SIGMA = 'ς';

    private TitleCase() {}

    static String of(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!inWord) {
                title.append(capital(c));
            } else if (c == 'Σ' && !isLetterAt(text, next)) {
                title.appendCodePoint(FINAL_SIGMA);
            } else {
                title.append(Character.toString(c).toLowerCase(Locale.ROOT));
            }
            boolean isPart = Character.isLetterOrDigit(c) || c == '_' || isMark(c);
            inWord = isPart ? inWord || Character.isLetter(c) : inWord && joins(c, text, next);
            i = next;
        }
        return title.toString();
    }

    /// Some small letters, such as ß, have a capital of two letters, of which the second one stays
    /// small.
    private static String capital(int c) {
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        boolean isSeveral = upper.codePointCount(0, upper.length()) > 1;
        if (!isSeveral || Character.toTitleCase(c) != c) {
            return Character.toString(Character.toTitleCase(c));
        }
        int first = upper.offsetByCodePoints(0, 1);
        return upper.substring(0, first) + upper.substring(first).toLowerCase(Locale.ROOT);
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isLetterAt(String text, int at) {
        return at < text.length() && Character.isLetter(text.codePointAt(at));
    }

    private static boolean joins(int c, String text, int next) {
        boolean isJoint = c == '\'' || c == '.' || c == ':' || c == '\u2019' || c == '\u00b7';
        return isJoint && isLetterAt(text, next);
    }
}
