// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.alertmanager;

import dev.watchfire.gotemplate.value.CallFailure;
import java.util.ArrayDeque;
import java.util.Deque;

/// Refuses expressions on which RE2/J would take too much memory or never end. It reads only as
/// much of the syntax as that needs; RE2/J says what else is wrong.
final class RegexCheck {
    /// Instructions with all repeats written out.
    static final int MAX_INSTRUCTIONS = 20_000;

    /// RE2's limit on one repeat.
    static final int MAX_REPEAT = 1_000;

    /// RE2/J never ends on folding the case of these, because newer Unicode data than its own give
    /// them an upper case (https://github.com/google/re2j/issues/168).
    private static final int FIRST_UNFOLDABLE = 0x1c80;

    private static final int LAST_UNFOLDABLE = 0x1c88;

    private final String expression;
    private final boolean foldsCase;
    private final Deque<Long> outerSizes = new ArrayDeque<>();
    private long size;
    private long lastAtom;
    private int at;

    private RegexCheck(String expression) {
        this.expression = expression;
        this.foldsCase = expression.matches("(?s).*\\(\\?[a-zA-Z]*i.*");
    }

    static void check(String expression) throws CallFailure {
        new RegexCheck(expression).run();
    }

    private void run() throws CallFailure {
        while (at < expression.length()) {
            char c = expression.charAt(at);
            switch (c) {
                case '(' -> {
                    outerSizes.push(size);
                    size = 0;
                    at++;
                }
                case ')' -> {
                    lastAtom = size + 2;
                    size = lastAtom + (outerSizes.isEmpty() ? 0 : outerSizes.pop());
                    at++;
                }
                case '[' -> set();
                case '{' -> repeat();
                default -> {
                    checkRange(character(), -1);
                    lastAtom = 1;
                    size++;
                }
            }
            if (size > MAX_INSTRUCTIONS) {
                throw new CallFailure(
                        "exceeded maximum size of a regular expression ("
                                + MAX_INSTRUCTIONS
                                + " instructions)");
            }
        }
    }

    private void repeat() throws CallFailure {
        int close = expression.indexOf('}', at);
        String counts = close < 0 ? "" : expression.substring(at + 1, close);
        if (!counts.matches("[0-9]{1,9}(,([0-9]{1,9})?)?")) {
            at++;
            size++;
            return;
        }
        long most = 1;
        for (String count : counts.split(",", -1)) {
            most = count.isEmpty() ? most + 1 : Math.max(most, Long.parseLong(count));
        }
        if (most > MAX_REPEAT) {
            throw new CallFailure(
                    "exceeded maximum repetition in a regular expression (" + MAX_REPEAT + ")");
        }
        size += lastAtom * (most - 1);
        lastAtom *= most;
        at = close + 1;
    }

    private void set() throws CallFailure {
        at++;
        at += expression.startsWith("^", at) ? 1 : 0;
        boolean isFirst = true;
        while (at < expression.length() && (isFirst || expression.charAt(at) != ']')) {
            isFirst = false;
            int from = character();
            boolean isRange =
                    expression.startsWith("-", at)
                            && at + 1 < expression.length()
                            && expression.charAt(at + 1) != ']';
            int to = -1;
            if (isRange) {
                at++;
                to = character();
            }
            checkRange(from, to);
        }
        at++;
        lastAtom = 1;
        size++;
    }

    private void checkRange(int from, int to) throws CallFailure {
        int last = to < 0 ? from : to;
        if (foldsCase && from <= LAST_UNFOLDABLE && last >= FIRST_UNFOLDABLE) {
            throw new CallFailure("cannot fold the case of characters U+1C80 to U+1C88");
        }
    }

    /// The next character; of an escape that is no character, its letter.
    private int character() {
        int c = expression.codePointAt(at);
        at += Character.charCount(c);
        if (c != '\\' || at == expression.length()) {
            return c;
        }
        c = expression.codePointAt(at);
        at += Character.charCount(c);
        if (c != 'x') {
            return c;
        }
        boolean isBraced = expression.startsWith("{", at);
        int end = isBraced ? expression.indexOf('}', at) : Math.min(at + 2, expression.length());
        String digits = end < 0 ? "" : expression.substring(isBraced ? at + 1 : at, end);
        if (!digits.matches("[0-9a-fA-F]{1,6}")) {
            return c;
        }
        at = isBraced ? end + 1 : end;
        return Integer.parseInt(digits, 16);
    }
}
