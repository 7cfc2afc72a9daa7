// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads RE2 syntax (https://github.com/google/re2/wiki/Syntax). It need not explain errors: RE2/J
/// reads what this refuses, and does. What it knows but cannot evaluate becomes {@link
/// Regex.Opaque}.
final class RegexParser {
    /// RE2's limits on one repeat and on repeats inside repeats.
    private static final int MAX_REPEAT = 1_000;

    /// Go's limit on nesting; RE2/J has none and would run out of stack.
    private static final int MAX_NESTING = 1_000;

    /// RE2/J never ends on folding the case of these, because newer Unicode data than its own give
    /// them an upper case (https://github.com/google/re2j/issues/168).
    private static final int FIRST_UNFOLDABLE = 0x1c80;

    private static final int LAST_UNFOLDABLE = 0x1c88;

    /// RE2/J folds no range that holds all of these.
    private static final int FIRST_FOLDED = 0x41;

    private static final int LAST_FOLDED = 0x1044f;

    /// More digits than this are too many for a repeat whatever they are.
    private static final int MAX_REPEAT_DIGITS = 8;

    /// Text that RE2 refuses.
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private final Set<String> groupNames = new HashSet<>();
    private int at;
    private int nesting;
    private boolean foldCase;
    private boolean dotAll;
    private boolean multiLine;

    private RegexParser(String text) {
        this.text = text;
    }

    /// Null where RE2/J is to say what is wrong.
    ///
    /// @throws PatternSyntaxException where the expression is well-formed but too deep or too large
    static @Nullable Regex parse(String text) {
        RegexParser parser = new RegexParser(text);
        try {
            return parser.alternation();
        } catch (RefusedException _) {
            return null;
        }
    }

    private boolean more() {
        return at < text.length();
    }

    private boolean take(String s) {
        boolean there = text.startsWith(s, at);
        if (there) {
            at += s.length();
        }
        return there;
    }

    private int pop() throws RefusedException {
        if (!more()) {
            throw new RefusedException();
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    /// Up to the end, or to the parenthesis that closes the group.
    private Regex alternation() throws RefusedException {
        List<Regex> branches = new ArrayList<>();
        List<Regex> parts = new ArrayList<>();
        boolean repeated = false;
        while (more() && text.charAt(at) != ')') {
            int start = at;
            boolean repeat = false;
            int c = pop();
            switch (c) {
                case '|' -> {
                    branches.add(Regex.concat(parts));
                    parts = new ArrayList<>();
                }
                case '*', '+', '?' -> {
                    repeat(
                            parts,
                            repeated,
                            c == '+' ? 1 : 0,
                            c == '?' ? 1 : Regex.UNBOUNDED,
                            start);
                    repeat = true;
                }
                case '{' -> {
                    repeat = counted(parts, repeated, start);
                    if (!repeat) {
                        parts.add(literal(c));
                    }
                }
                case '(' -> group(parts);
                case '[' -> parts.add(characterClass());
                case '.' ->
                        parts.add(
                                new Regex.Chars(
                                        dotAll ? CodePoints.ALL : CodePoints.ALL_BUT_NEWLINE));
                case '^' -> parts.add(multiLine ? new Regex.Opaque() : new Regex.Begin());
                case '$' -> parts.add(multiLine ? new Regex.Opaque() : new Regex.End());
                case '\\' -> escape(parts);
                default -> parts.add(literal(c));
            }
            repeated = repeat;
        }
        if (more() != nesting > 0) {
            throw new RefusedException();
        }
        branches.add(Regex.concat(parts));
        return Regex.alternate(branches);
    }

    private Regex literal(int c) {
        CodePoints folded = folded(c, c);
        return folded == null ? new Regex.Opaque() : new Regex.Chars(folded);
    }

    /// Null where only RE2/J can fold it.
    private @Nullable CodePoints folded(int low, int high) {
        CodePoints range = CodePoints.of(low, high);
        if (!foldCase || low <= FIRST_FOLDED && high >= LAST_FOLDED) {
            return range;
        }
        if (low <= LAST_UNFOLDABLE && high >= FIRST_UNFOLDABLE) {
            throw new PatternSyntaxException(
                    "case folding of U+1C80 to U+1C88 is not supported, maybe take them out of the"
                            + " scope of flag i",
                    text);
        }
        return range.foldAscii();
    }

    private void repeat(List<Regex> parts, boolean repeated, int min, int max, int start)
            throws RefusedException {
        take("?");
        if (repeated || parts.isEmpty()) {
            throw new RefusedException();
        }
        Regex repeat = new Regex.Repeat(parts.removeLast(), min, max);
        if ((min > 1 || max > 1) && repeat.copies() > MAX_REPEAT) {
            throw new PatternSyntaxException("invalid repeat count", text.substring(start, at));
        }
        parts.add(repeat);
    }

    /// `{2}`, `{2,}` or `{2,3}` after its brace; false, with nothing taken, where the brace is a
    /// literal.
    private boolean counted(List<Regex> parts, boolean repeated, int start)
            throws RefusedException {
        int min = number();
        int max = min;
        if (min >= 0 && take(",")) {
            max = more() && text.charAt(at) == '}' ? Regex.UNBOUNDED : number();
            min = max < Regex.UNBOUNDED ? max : min;
        }
        if (min < 0 || !take("}")) {
            at = start + 1;
            return false;
        }
        if (min > MAX_REPEAT || max > MAX_REPEAT || max >= 0 && min > max) {
            throw new RefusedException();
        }
        repeat(parts, repeated, min, max, start);
        return true;
    }

    /// Less than {@link Regex#UNBOUNDED} where there is no number; RE2 takes no leading zeros.
    private int number() {
        int start = at;
        while (more() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.isEmpty() || digits.length() > 1 && digits.startsWith("0")) {
            return Regex.UNBOUNDED - 1;
        }
        return digits.length() > MAX_REPEAT_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /// A group after its parenthesis, or flags for the rest of the group around them.
    private void group(List<Regex> parts) throws RefusedException {
        boolean outerFold = foldCase;
        boolean outerDotAll = dotAll;
        boolean outerMultiLine = multiLine;
        if (take("?") && !flags()) {
            return;
        }
        if (nesting == MAX_NESTING) {
            throw new PatternSyntaxException(
                    "expression nests too deeply, the limit is " + MAX_NESTING + " groups", text);
        }
        nesting++;
        parts.add(alternation());
        nesting--;
        at++;
        foldCase = outerFold;
        dotAll = outerDotAll;
        multiLine = outerMultiLine;
    }

    /// What follows `(?`; true where it begins a group.
    private boolean flags() throws RefusedException {
        if (take("P<") || take("<")) {
            int end = text.indexOf('>', at);
            if (end <= at || !text.substring(at, end).matches("[A-Za-z0-9_]+")) {
                throw new RefusedException();
            }
            if (!groupNames.add(text.substring(at, end))) {
                throw new RefusedException();
            }
            at = end + 1;
            return true;
        }
        boolean set = true;
        boolean seen = false;
        while (true) {
            int c = pop();
            boolean end = c == ':' || c == ')';
            if (end && (set || seen)) {
                return c == ':';
            }
            switch (c) {
                case 'i' -> foldCase = set;
                case 'm' -> multiLine = set;
                case 's' -> dotAll = set;
                case 'U' -> {}
                default -> {
                    if (c != '-' || !set) {
                        throw new RefusedException();
                    }
                    set = false;
                }
            }
            seen = c != '-';
        }
    }

    private void escape(List<Regex> parts) throws RefusedException {
        int c = pop();
        switch (c) {
            case 'A' -> parts.add(new Regex.Begin());
            case 'z' -> parts.add(new Regex.End());
            case 'b', 'B' -> parts.add(new Regex.Opaque());
            case 'p', 'P' -> {
                unicodeClass();
                parts.add(new Regex.Opaque());
            }
            case 'Q' -> {
                int end = text.indexOf("\\E", at);
                int stop = end < 0 ? text.length() : end;
                while (at < stop) {
                    parts.add(literal(pop()));
                }
                take("\\E");
            }
            default -> {
                CodePoints group = perlGroup(c);
                parts.add(group != null ? new Regex.Chars(group) : literal(escaped(c)));
            }
        }
    }

    /// After `\p`.
    private void unicodeClass() throws RefusedException {
        if (pop() == '{') {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw new RefusedException();
            }
            at = end + 1;
        }
    }

    private @Nullable CodePoints perlGroup(int c) {
        CodePoints group = NamedSets.perl(Character.toLowerCase(c));
        return group == null ? null : signed(group, Character.isUpperCase(c));
    }

    /// Case is folded before the set is negated, as in RE2. The named sets are all of ASCII.
    private CodePoints signed(CodePoints ascii, boolean negated) {
        CodePoints folded = foldCase ? ascii.foldAscii() : ascii;
        CodePoints set = folded == null ? ascii : folded;
        return negated ? set.negate() : set;
    }

    /// The character that a backslash and `c` (just taken) stand for.
    private int escaped(int c) throws RefusedException {
        if (c >= '1' && c <= '7' && !isOctalDigit()) {
            // A back reference.
            throw new RefusedException();
        }
        if (c >= '0' && c <= '7') {
            int value = c - '0';
            for (int i = 1; i < 3 && isOctalDigit(); i++) {
                value = value * 8 + text.charAt(at++) - '0';
            }
            return value;
        }
        return switch (c) {
            case 'a' -> 0x07;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            case 'x' -> hexadecimal();
            default -> {
                if (c >= 0x80 || Character.isLetterOrDigit(c)) {
                    throw new RefusedException();
                }
                yield c;
            }
        };
    }

    private boolean isOctalDigit() {
        return more() && text.charAt(at) >= '0' && text.charAt(at) <= '7';
    }

    private int hexadecimal() throws RefusedException {
        if (!take("{")) {
            return hexDigit(pop()) * 16 + hexDigit(pop());
        }
        int value = hexDigit(pop());
        while (!take("}")) {
            value = value * 16 + hexDigit(pop());
            if (value > Character.MAX_CODE_POINT) {
                throw new RefusedException();
            }
        }
        return value;
    }

    private static int hexDigit(int c) throws RefusedException {
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw new RefusedException();
        }
        return digit;
    }

    /// After `[`.
    private Regex characterClass() throws RefusedException {
        boolean negated = take("^");
        boolean opaque = false;
        List<CodePoints> items = new ArrayList<>();
        boolean first = true;
        while (first || !take("]")) {
            first = false;
            CodePoints item = named();
            if (item == null && (take("\\p") || take("\\P"))) {
                unicodeClass();
                opaque = true;
                continue;
            }
            if (item == null) {
                item = range();
                opaque |= item == null;
            }
            if (item != null) {
                items.add(item);
            }
        }
        CodePoints set = CodePoints.union(items);
        return opaque ? new Regex.Opaque() : new Regex.Chars(negated ? set.negate() : set);
    }

    /// `[:alpha:]` or `\d`, or null with nothing taken.
    private @Nullable CodePoints named() throws RefusedException {
        int end = text.startsWith("[:", at) ? text.indexOf(":]", at + 2) : -1;
        if (end >= 0) {
            boolean negated = text.charAt(at + 2) == '^';
            CodePoints group = NamedSets.posix(text.substring(at + (negated ? 3 : 2), end));
            if (group == null) {
                throw new RefusedException();
            }
            at = end + 2;
            return signed(group, negated);
        }
        CodePoints group =
                text.startsWith("\\", at) && at + 1 < text.length()
                        ? perlGroup(text.charAt(at + 1))
                        : null;
        if (group != null) {
            at += 2;
        }
        return group;
    }

    /// Null where only RE2/J can fold it.
    private @Nullable CodePoints range() throws RefusedException {
        int low = classCharacter();
        int high = low;
        if (text.startsWith("-", at) && !text.startsWith("-]", at)) {
            at++;
            high = classCharacter();
        }
        if (high < low) {
            throw new RefusedException();
        }
        return folded(low, high);
    }

    private int classCharacter() throws RefusedException {
        int c = pop();
        return c == '\\' ? escaped(pop()) : c;
    }
}
