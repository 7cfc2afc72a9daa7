// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

import dev.watchfire.gotemplate.format.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cuts a template into tokens. An error is the last token.
final class Lexer extends Cursor {
    private static final String LEFT = "{{";
    private static final String RIGHT = "}}";

    private static final Map<String, Token.Kind> KEYWORDS =
            Map.ofEntries(
                    Map.entry("block", Token.Kind.BLOCK),
                    Map.entry("break", Token.Kind.BREAK),
                    Map.entry("continue", Token.Kind.CONTINUE),
                    Map.entry("define", Token.Kind.DEFINE),
                    Map.entry("else", Token.Kind.ELSE),
                    Map.entry("end", Token.Kind.END),
                    Map.entry("if", Token.Kind.IF),
                    Map.entry("nil", Token.Kind.NIL),
                    Map.entry("range", Token.Kind.RANGE),
                    Map.entry("template", Token.Kind.TEMPLATE),
                    Map.entry("with", Token.Kind.WITH),
                    Map.entry("true", Token.Kind.BOOL),
                    Map.entry("false", Token.Kind.BOOL));

    private final List<Token> tokens = new ArrayList<>();
    private int parentheses;

    private Lexer(String input) {
        super(input);
    }

    static List<Token> tokens(String input) {
        Lexer lexer = new Lexer(input);
        boolean trimStart = false;
        boolean more = true;
        while (more) {
            int left = input.indexOf(LEFT, lexer.at);
            lexer.text(left < 0 ? input.length() : left, trimStart, left >= 0);
            if (left < 0) {
                lexer.emit(Token.Kind.EOF);
                return lexer.tokens;
            }
            int before = lexer.tokens.size();
            more = lexer.action();
            trimStart = more && lexer.trimsAfter();
            if (!more && lexer.tokens.size() == before) {
                throw new IllegalStateException("an action ended without a token");
            }
        }
        return lexer.tokens;
    }

    private boolean trimsAfter() {
        int dash = at - RIGHT.length() - 1;
        return dash > 0 && input.charAt(dash) == '-' && isSpace(input.charAt(dash - 1));
    }

    /// Text up to `end`, less the space that the actions on its sides trim.
    private void text(int end, boolean trimStart, boolean isActionNext) {
        int from = at;
        int to = end;
        if (isActionNext && hasLeftTrim(end)) {
            while (to > from && isSpace(input.charAt(to - 1))) {
                to--;
            }
        }
        if (trimStart) {
            while (from < to && isSpace(input.charAt(from))) {
                from++;
            }
        }
        moveTo(from);
        ignore();
        moveTo(to);
        if (to > from) {
            emit(Token.Kind.TEXT);
        }
        moveTo(end);
        ignore();
    }

    private boolean hasLeftTrim(int left) {
        int dash = left + LEFT.length();
        return input.startsWith("-", dash)
                && dash + 1 < input.length()
                && isSpace(input.charAt(dash + 1));
    }

    private void emit(Token.Kind kind) {
        tokens.add(new Token(kind, start, startLine, input.substring(start, at)));
        ignore();
    }

    private boolean fail(String message) {
        tokens.add(new Token(Token.Kind.ERROR, start, startLine, message));
        return false;
    }

    /// From `{{` to past `}}`; false where an error or the end came first.
    private boolean action() {
        int trim = hasLeftTrim(at) ? 2 : 0;
        int comment = at + LEFT.length() + trim;
        if (input.startsWith("/*", comment)) {
            moveTo(comment);
            ignore();
            return comment();
        }
        moveTo(at + LEFT.length());
        emit(Token.Kind.LEFT_DELIMITER);
        moveTo(at + trim);
        ignore();
        parentheses = 0;
        boolean more = true;
        while (more) {
            if (input.startsWith(RIGHT, at)) {
                if (parentheses > 0) {
                    return fail("unclosed left paren");
                }
                moveTo(at + RIGHT.length());
                emit(Token.Kind.RIGHT_DELIMITER);
                return true;
            }
            more = inAction();
        }
        return false;
    }

    private boolean comment() {
        int end = input.indexOf("*/", at + 2);
        if (end < 0) {
            return fail("unclosed comment");
        }
        moveTo(end + 2);
        if (isRightTrim(at)) {
            moveTo(at + 2);
        }
        if (!input.startsWith(RIGHT, at)) {
            return fail("comment ends before closing delimiter");
        }
        moveTo(at + RIGHT.length());
        ignore();
        return true;
    }

    private boolean isRightTrim(int position) {
        return position + 1 < input.length()
                && isSpace(input.charAt(position))
                && input.startsWith("-" + RIGHT, position + 1);
    }

    private boolean inAction() {
        int c = next();
        if (c == EOF) {
            return fail("unclosed action");
        }
        if (isSpace(c)) {
            return space();
        }
        switch (c) {
            case '=' -> emit(Token.Kind.ASSIGN);
            case ':' -> {
                if (next() != '=') {
                    return fail("expected :=");
                }
                emit(Token.Kind.DECLARE);
            }
            case '|' -> emit(Token.Kind.PIPE);
            case '"' -> {
                return quoted('"', "unterminated quoted string", Token.Kind.STRING);
            }
            case '\'' -> {
                return quoted(
                        '\'', "unterminated character constant", Token.Kind.CHARACTER_CONSTANT);
            }
            case '`' -> {
                return rawString();
            }
            case '$' -> {
                return atTerminator() ? emitted(Token.Kind.VARIABLE) : name(Token.Kind.VARIABLE);
            }
            case '.' -> {
                return isDigit(peek()) || peek() == EOF ? number() : field();
            }
            case '(' -> {
                emit(Token.Kind.LEFT_PARENTHESIS);
                parentheses++;
            }
            case ')' -> {
                emit(Token.Kind.RIGHT_PARENTHESIS);
                if (--parentheses < 0) {
                    return fail("unexpected right paren");
                }
            }
            default -> {
                return other(c);
            }
        }
        return true;
    }

    private boolean emitted(Token.Kind kind) {
        emit(kind);
        return true;
    }

    private boolean other(int c) {
        if (c == '+' || c == '-' || isDigit(c)) {
            at--;
            next();
            return number();
        }
        if (isAlphanumeric(c)) {
            return word();
        }
        if (c < 0x7f && c > ' ') {
            return emitted(Token.Kind.CHARACTER);
        }
        return fail("unrecognized character in action: " + unicode(c));
    }

    private boolean space() {
        int last = at - 1;
        while (isSpace(peek())) {
            last = at;
            next();
        }
        if (isRightTrim(last)) {
            int begin = start;
            // The space before the dash belongs to the delimiter; space before it is a token.
            if (last > begin) {
                tokens.add(
                        new Token(
                                Token.Kind.SPACE, begin, startLine, input.substring(begin, last)));
            }
            moveTo(last + 2);
            ignore();
            return true;
        }
        return emitted(Token.Kind.SPACE);
    }

    private boolean quoted(char mark, String message, Token.Kind kind) {
        while (true) {
            int c = next();
            if (c == '\\') {
                int escaped = next();
                if (escaped != EOF && escaped != '\n') {
                    continue;
                }
                return fail(message);
            }
            if (c == EOF || c == '\n') {
                return fail(message);
            }
            if (c == mark) {
                return emitted(kind);
            }
        }
    }

    private boolean rawString() {
        int end = input.indexOf('`', at);
        if (end < 0) {
            return fail("unterminated raw quoted string");
        }
        moveTo(end + 1);
        return emitted(Token.Kind.RAW_STRING);
    }

    private boolean field() {
        return atTerminator() ? emitted(Token.Kind.DOT) : name(Token.Kind.FIELD);
    }

    private boolean name(Token.Kind kind) {
        while (isAlphanumeric(peek())) {
            next();
        }
        return atTerminator() ? emitted(kind) : fail("bad character " + unicode(peek()));
    }

    private boolean word() {
        while (isAlphanumeric(peek())) {
            next();
        }
        if (!atTerminator()) {
            return fail("bad character " + unicode(peek()));
        }
        Token.Kind keyword = KEYWORDS.get(input.substring(start, at));
        return emitted(keyword == null ? Token.Kind.IDENTIFIER : keyword);
    }

    private boolean atTerminator() {
        int c = peek();
        return c == EOF || isSpace(c) || ".,|:)(".indexOf(c) >= 0 || input.startsWith(RIGHT, at);
    }

    private boolean number() {
        at = start;
        if (!scanNumber()) {
            return badNumber();
        }
        int sign = peek();
        if (sign != '+' && sign != '-') {
            return emitted(Token.Kind.NUMBER);
        }
        if (!scanNumber() || input.charAt(at - 1) != 'i') {
            return badNumber();
        }
        return emitted(Token.Kind.COMPLEX);
    }

    private boolean badNumber() {
        return fail("bad number syntax: " + Quote.quote(input.substring(start, at)));
    }

    /// As Go's `%#U`.
    static String unicode(int c) {
        // Past the end Go's lexer sees the character -1.
        if (c == EOF) {
            return "U+FFFFFFFFFFFFFFFF";
        }
        String code = "U+" + String.format(Locale.ROOT, "%04X", c);
        return Quote.isPrintable(c) ? code + " '" + Character.toString(c) + "'" : code;
    }
}
