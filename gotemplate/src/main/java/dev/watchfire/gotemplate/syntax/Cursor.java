// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

/// A place in a template's text: the lexer's steps that know nothing of tokens.
class Cursor {
    static final int EOF = -1;
    private static final String SPACES = " \t\r\n";
    private static final String DECIMAL = "0123456789_";

    final String input;
    int at;
    int start;
    int line = 1;
    int startLine = 1;

    Cursor(String input) {
        this.input = input;
    }

    void moveTo(int position) {
        for (int i = at; i < position; i++) {
            line += input.charAt(i) == '\n' ? 1 : 0;
        }
        at = position;
    }

    void ignore() {
        start = at;
        startLine = line;
    }

    int peek() {
        return at < input.length() ? input.codePointAt(at) : EOF;
    }

    int next() {
        int c = peek();
        if (c != EOF) {
            at += Character.charCount(c);
            line += c == '\n' ? 1 : 0;
        }
        return c;
    }

    boolean accept(String characters) {
        int c = peek();
        boolean there = c != EOF && characters.indexOf(c) >= 0;
        if (there) {
            next();
        }
        return there;
    }

    void acceptRun(String characters) {
        boolean more = true;
        while (more) {
            more = accept(characters);
        }
    }

    boolean scanNumber() {
        accept("+-");
        String digits = DECIMAL;
        boolean isHex = false;
        if (accept("0")) {
            if (accept("xX")) {
                digits = "0123456789abcdefABCDEF_";
                isHex = true;
            } else if (accept("oO")) {
                digits = "01234567_";
            } else if (accept("bB")) {
                digits = "01_";
            }
        }
        acceptRun(digits);
        if (accept(".")) {
            acceptRun(digits);
        }
        if (digits.length() == DECIMAL.length() && accept("eE")) {
            accept("+-");
            acceptRun(DECIMAL);
        }
        if (isHex && accept("pP")) {
            accept("+-");
            acceptRun(DECIMAL);
        }
        accept("i");
        if (isAlphanumeric(peek())) {
            next();
            return false;
        }
        return true;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(int c) {
        return c == '_'
                || c != EOF
                        && (Character.isLetter(c)
                                || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);
    }

    static boolean isSpace(int c) {
        return c != EOF && SPACES.indexOf(c) >= 0;
    }
}
