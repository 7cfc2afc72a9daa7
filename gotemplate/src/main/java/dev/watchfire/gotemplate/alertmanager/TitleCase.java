// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

/// Words with a capital first letter and small others, as `cases.Title` of Go's `x/text` makes them
/// for American English: an apostrophe, a point or a colon between letters does not end a word.
final class TitleCase {
    private TitleCase() {}

    static String of(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!inWord) {
                title.appendCodePoint(Character.toTitleCase(c));
            } else {
                title.appendCodePoint(Character.toLowerCase(c));
            }
            boolean isPart = Character.isLetterOrDigit(c) || c == '_' || isMark(c);
            inWord = isPart ? inWord || isCased(c) : inWord && joins(c, text, i);
        }
        return title.toString();
    }

    private static boolean isCased(int c) {
        return Character.isLetter(c);
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean joins(int c, String text, int next) {
        boolean isJoint = c == '\'' || c == '.' || c == ':' || c == 0x2019 || c == 0xb7;
        return isJoint && next < text.length() && Character.isLetter(text.codePointAt(next));
    }
}
