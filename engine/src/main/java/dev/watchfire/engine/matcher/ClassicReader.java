// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/// Reads the classic syntax. It is lenient: values may be bare, hold braces and stray backslashes,
/// and be missing.
final class ClassicReader {
    private ClassicReader() {}

    static List<Matcher> readAll(String input) throws MatcherSyntaxException {
        int from = input.startsWith("{") ? 1 : 0;
        int to = input.length() > from && input.endsWith("}") ? input.length() - 1 : input.length();
        List<Matcher> matchers = new ArrayList<>();
        for (String part : split(input.substring(from, to))) {
            matchers.add(readOne(part));
        }
        return matchers;
    }

    /// Splits at commas outside double quotes; an empty last part is dropped, others are not.
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        boolean escaped = false;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == ',') {
                // A comma leaves `escaped` as it is, as in Alertmanager.
                if (!quoted) {
                    parts.add(list.substring(start, i));
                    start = i + 1;
                }
            } else if (c == '"') {
                quoted ^= !escaped;
                escaped = false;
            } else {
                escaped = c == '\\' && !escaped;
            }
        }
        String last = GoString.trimSpace(list.substring(start));
        if (!last.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    static Matcher readOne(String input) throws MatcherSyntaxException {
        int nameStart = skipSpace(input, 0);
        int nameEnd = nameStart;
        while (nameEnd < input.length()
                && isNameCharacter(input.charAt(nameEnd), nameEnd > nameStart)) {
            nameEnd++;
        }
        int at = skipSpace(input, nameEnd);
        Matcher.Op op =
                input.startsWith("=~", at)
                        ? Matcher.Op.REGEX
                        : input.startsWith("=", at)
                                ? Matcher.Op.EQUAL
                                : input.startsWith("!=", at)
                                        ? Matcher.Op.NOT_EQUAL
                                        : input.startsWith("!~", at) ? Matcher.Op.NOT_REGEX : null;
        if (nameEnd == nameStart || op == null) {
            throw new MatcherSyntaxException("bad matcher format: " + input);
        }
        int valueStart = skipSpace(input, at + op.sign().length());
        int valueEnd = input.length();
        while (valueEnd > valueStart && isSpace(input.charAt(valueEnd - 1))) {
            valueEnd--;
        }
        String value = readValue(input.substring(valueStart, valueEnd));
        try {
            return Matcher.of(input.substring(nameStart, nameEnd), op, value);
        } catch (PatternSyntaxException e) {
            throw new MatcherSyntaxException(String.valueOf(e.getMessage()));
        }
    }

    private static String readValue(String written) throws MatcherSyntaxException {
        if (!GoString.isUnicode(written)) {
            throw new MatcherSyntaxException("matcher value not valid UTF-8: " + written);
        }
        boolean openQuote = written.startsWith("\"");
        StringBuilder value = new StringBuilder(written.length());
        int last = written.length() - 1;
        for (int i = openQuote ? 1 : 0; i <= last; i++) {
            char c = written.charAt(i);
            if (c == '\\' && i < last) {
                char escaped = written.charAt(++i);
                switch (escaped) {
                    case 'n' -> value.append('\n');
                    case '"', '\\' -> value.append(escaped);
                    // Not an escape: regular expressions are often written with one backslash.
                    default -> value.append('\\').append(escaped);
                }
            } else if (c == '"') {
                if (!openQuote || i < last) {
                    throw unescapedQuote(written);
                }
                openQuote = false;
            } else {
                value.append(c);
            }
        }
        if (openQuote) {
            throw unescapedQuote(written);
        }
        return value.toString();
    }

    private static MatcherSyntaxException unescapedQuote(String written) {
        return new MatcherSyntaxException(
                "matcher value contains unescaped double quote: " + written);
    }

    /// The colon is of metric names and was never taken out of this syntax.
    private static boolean isNameCharacter(char c, boolean digitAllowed) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c == ':'
                || digitAllowed && c >= '0' && c <= '9';
    }

    private static int skipSpace(String s, int from) {
        int at = from;
        while (at < s.length() && isSpace(s.charAt(at))) {
            at++;
        }
        return at;
    }

    /// RE2's `\s`.
    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }
}
