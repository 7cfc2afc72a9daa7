// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import static dev.watchfire.gotemplate.html.Scanner.indexOfAny;

import dev.watchfire.gotemplate.format.Quote;
import dev.watchfire.gotemplate.html.Context.Slash;
import dev.watchfire.gotemplate.html.Context.State;
import dev.watchfire.gotemplate.html.Transitions.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How text moves through a script.
final class JavaScript {
    private static final String SPACE = "\t\n\f\r \u2028\u2029";

    /// After these words a slash starts a regular expression.
    private static final Set<String> BEFORE_REGEXP =
            Set.of(
                    "break",
                    "case",
                    "continue",
                    "delete",
                    "do",
                    "else",
                    "finally",
                    "in",
                    "instanceof",
                    "return",
                    "throw",
                    "try",
                    "typeof",
                    "void");

    private static final Set<String> TYPES =
            Set.of(
                    "application/ecmascript",
                    "application/javascript",
                    "application/json",
                    "application/ld+json",
                    "application/x-ecmascript",
                    "application/x-javascript",
                    "module",
                    "text/ecmascript",
                    "text/javascript",
                    "text/javascript1.0",
                    "text/javascript1.1",
                    "text/javascript1.2",
                    "text/javascript1.3",
                    "text/javascript1.4",
                    "text/javascript1.5",
                    "text/jscript",
                    "text/livescript",
                    "text/x-ecmascript",
                    "text/x-javascript");

    private JavaScript() {}

    /// Whether a script of this type is one that a browser runs, or data in its notation.
    static boolean isType(String type) {
        int parameters = type.indexOf(';');
        String name = parameters < 0 ? type : type.substring(0, parameters);
        return TYPES.contains(name.strip().toLowerCase(Locale.ROOT));
    }

    static boolean isIdentifierPart(int c) {
        return c == '$'
                || c == '_'
                || c >= '0' && c <= '9'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z';
    }

    static Step code(Context context, String text) {
        int at = indexOfAny(text, "\"`'/{}<-#", 0);
        if (at < 0) {
            return new Step(context.with(slashAfter(text, context.slash())), text.length());
        }
        Context before = context.with(slashAfter(text.substring(0, at), context.slash()));
        Context fresh = before.with(Slash.REGEXP);
        Context plain = context.with(slashAfter(text.substring(0, at + 1), context.slash()));
        return switch (text.charAt(at)) {
            case '"' -> new Step(fresh.with(State.JS_DOUBLE_QUOTED), at + 1);
            case '\'' -> new Step(fresh.with(State.JS_SINGLE_QUOTED), at + 1);
            case '`' -> new Step(fresh.with(State.JS_TEMPLATE), at + 1);
            case '/' -> slash(before, text, at);
            case '<' ->
                    text.startsWith("<!--", at)
                            ? new Step(before.with(State.JS_HTML_OPEN_COMMENT), at + 4)
                            : new Step(plain, at + 1);
            case '-' -> dash(before, context, text, at);
            case '#' ->
                    text.startsWith("#!", at)
                            ? new Step(before.with(State.JS_LINE_COMMENT), at + 2)
                            : new Step(plain, at + 1);
            case '{' -> new Step(open(plain), at + 1);
            default -> new Step(close(plain), at + 1);
        };
    }

    private static Step slash(Context context, String text, int at) {
        if (text.startsWith("//", at)) {
            return new Step(context.with(State.JS_LINE_COMMENT), at + 2);
        }
        if (text.startsWith("/*", at)) {
            return new Step(context.with(State.JS_BLOCK_COMMENT), at + 2);
        }
        return switch (context.slash()) {
            case REGEXP -> new Step(context.with(State.JS_REGEXP), at + 1);
            case DIVISION -> new Step(context.with(Slash.REGEXP), at + 1);
            case UNKNOWN ->
                    Transitions.failed(
                            "'/' could start a division or regexp: "
                                    + Scanner.shown(text.substring(at)));
        };
    }

    /// Dashes that follow one another are looked at together: two of them make no operator.
    private static Step dash(Context before, Context context, String text, int at) {
        if (text.startsWith("-->", at)) {
            return new Step(before.with(State.JS_HTML_CLOSE_COMMENT), at + 3);
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) == '-' && !text.startsWith("-->", end)) {
            end++;
        }
        return new Step(context.with(slashAfter(text.substring(0, end), context.slash())), end);
    }

    private static Context open(Context context) {
        if (context.braces().isEmpty()) {
            return context;
        }
        List<Integer> braces = new ArrayList<>(context.braces());
        braces.addLast(braces.removeLast() + 1);
        return context.with(List.copyOf(braces));
    }

    private static Context close(Context context) {
        if (context.braces().isEmpty()) {
            return context;
        }
        List<Integer> braces = new ArrayList<>(context.braces());
        int depth = braces.removeLast();
        if (depth > 0) {
            braces.addLast(depth - 1);
            return context.with(List.copyOf(braces));
        }
        return context.with(List.copyOf(braces)).with(State.JS_TEMPLATE);
    }

    /// What a slash would start after `text`.
    static Slash slashAfter(String text, Slash before) {
        String code = Scanner.trimEnd(text, SPACE);
        if (code.isEmpty()) {
            return before;
        }
        int last = code.length() - 1;
        char c = code.charAt(last);
        return switch (c) {
            case '+', '-' -> {
                int start = last;
                while (start > 0 && code.charAt(start - 1) == c) {
                    start--;
                }
                yield (last - start) % 2 == 0 ? Slash.REGEXP : Slash.DIVISION;
            }
            case '.' -> {
                boolean isNumber = last > 0 && Character.isDigit(code.charAt(last - 1));
                yield isNumber ? Slash.DIVISION : Slash.REGEXP;
            }
            case ',',
                    '<',
                    '>',
                    '=',
                    '*',
                    '%',
                    '&',
                    '|',
                    '^',
                    '?',
                    '!',
                    '~',
                    '(',
                    '[',
                    ':',
                    ';',
                    '{',
                    '}' ->
                    Slash.REGEXP;
            default -> {
                int start = code.length();
                while (start > 0 && isIdentifierPart(code.charAt(start - 1))) {
                    start--;
                }
                yield BEFORE_REGEXP.contains(code.substring(start)) ? Slash.REGEXP : Slash.DIVISION;
            }
        };
    }

    /// A string or a regular expression up to its end.
    ///
    /// @param specials what ends it, and a backslash
    static Step literal(Context context, String text, String specials) {
        boolean inSet = false;
        int at = indexOfAny(text, specials, 0);
        while (at >= 0) {
            switch (text.charAt(at)) {
                case '\\' -> {
                    at++;
                    if (at == text.length()) {
                        return unfinished(text);
                    }
                }
                case '[' -> inSet = true;
                case ']' -> inSet = false;
                default -> {
                    boolean isEndTag = at > 0 && text.regionMatches(true, at - 1, "</script", 0, 8);
                    if (!inSet && !(text.charAt(at) == '/' && isEndTag)) {
                        return new Step(context.with(State.JS).with(Slash.DIVISION), at + 1);
                    }
                }
            }
            at = indexOfAny(text, specials, at + 1);
        }
        if (inSet) {
            return Transitions.failed("unfinished JS regexp charset: " + Quote.quote(text));
        }
        return new Step(context, text.length());
    }

    static Step template(Context context, String text) {
        int at = indexOfAny(text, "`\\$", 0);
        while (at >= 0) {
            char c = text.charAt(at);
            if (c == '`') {
                return new Step(context.with(State.JS).with(Slash.DIVISION), at + 1);
            }
            if (text.startsWith("${", at)) {
                List<Integer> braces = new ArrayList<>(context.braces());
                braces.addLast(0);
                Context inner = context.with(List.copyOf(braces));
                return new Step(inner.with(State.JS).with(Slash.REGEXP), at + 2);
            }
            if (c == '\\') {
                at++;
                if (at == text.length()) {
                    return unfinished(text);
                }
            }
            at = indexOfAny(text, "`\\$", at + 1);
        }
        return new Step(context, text.length());
    }

    private static Step unfinished(String text) {
        return Transitions.failed("unfinished escape sequence in JS string: " + Quote.quote(text));
    }
}
