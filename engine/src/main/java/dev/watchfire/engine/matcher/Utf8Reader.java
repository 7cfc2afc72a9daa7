// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import com.google.re2j.PatternSyntaxException;
import dev.watchfire.engine.matcher.Utf8Lexer.Kind;
import dev.watchfire.engine.matcher.Utf8Lexer.Token;
import java.util.ArrayList;
import java.util.List;

/// Reads the UTF-8 syntax: `[ "{" ] [ matcher { "," matcher } [ "," ] ] [ "}" ]`, braces in pairs.
final class Utf8Reader {
    private static final String END_OF_INPUT = "end of input";

    private final Utf8Lexer lexer;

    private Utf8Reader(String input) {
        this.lexer = new Utf8Lexer(input);
    }

    static List<Matcher> readAll(String input) throws MatcherSyntaxException {
        return new Utf8Reader(input).read();
    }

    static Matcher readOne(String input) throws MatcherSyntaxException {
        List<Matcher> matchers = readAll(input);
        if (matchers.isEmpty()) {
            throw new MatcherSyntaxException("no matchers");
        }
        if (matchers.size() > 1) {
            throw new MatcherSyntaxException("expected 1 matcher, found " + matchers.size());
        }
        return matchers.getFirst();
    }

    private List<Matcher> read() throws MatcherSyntaxException {
        List<Matcher> matchers = new ArrayList<>();
        boolean braces = lexer.peek().kind() == Kind.OPEN_BRACE;
        if (braces) {
            lexer.next();
        }
        boolean more = !isEnd(lexer.peek());
        while (more) {
            matchers.add(readMatcher());
            more = readComma();
        }
        readEnd(braces);
        return matchers;
    }

    private static boolean isEnd(Token token) {
        return token.kind() == Kind.END || token.kind() == Kind.CLOSE_BRACE;
    }

    private Matcher readMatcher() throws MatcherSyntaxException {
        String name = text(expect("expected label name", Kind.QUOTED, Kind.BARE));
        Token sign =
                expect(
                        "expected an operator such as '=', '!=', '=~' or '!~'",
                        Kind.EQUAL,
                        Kind.NOT_EQUAL,
                        Kind.REGEX,
                        Kind.NOT_REGEX);
        String value = text(expect("expected label value", Kind.QUOTED, Kind.BARE));
        Matcher.Op op =
                switch (sign.kind()) {
                    case NOT_EQUAL -> Matcher.Op.NOT_EQUAL;
                    case REGEX -> Matcher.Op.REGEX;
                    case NOT_REGEX -> Matcher.Op.NOT_REGEX;
                    default -> Matcher.Op.EQUAL;
                };
        try {
            return Matcher.of(name, op, value);
        } catch (PatternSyntaxException e) {
            throw new MatcherSyntaxException("failed to create matcher: " + e.getMessage());
        }
    }

    private static String text(Token token) throws MatcherSyntaxException {
        String text = token.kind() == Kind.QUOTED ? GoString.unquote(token.text()) : token.text();
        if (text == null) {
            throw new MatcherSyntaxException(token.place() + ": invalid input");
        }
        return text;
    }

    /// Whether a further matcher follows.
    private boolean readComma() throws MatcherSyntaxException {
        if (lexer.peekOrFail("expected a comma or close brace").kind() == Kind.END) {
            return false;
        }
        Token token = peekOneOf("expected a comma or close brace", Kind.COMMA, Kind.CLOSE_BRACE);
        if (token.kind() == Kind.CLOSE_BRACE) {
            return false;
        }
        lexer.next();
        String expected = "expected a matcher or close brace after comma";
        if (lexer.peekOrFail(expected).kind() == Kind.END) {
            return false;
        }
        return !isEnd(peekOneOf(expected, Kind.CLOSE_BRACE, Kind.BARE, Kind.QUOTED));
    }

    private void readEnd(boolean braces) throws MatcherSyntaxException {
        boolean closed = lexer.peek().kind() == Kind.CLOSE_BRACE;
        if (braces && !closed) {
            throw new MatcherSyntaxException(
                    "0:" + lexer.column() + ": " + END_OF_INPUT + ": expected close brace");
        }
        if (closed) {
            lexer.next();
        }
        if (closed && !braces) {
            throw new MatcherSyntaxException("0:" + lexer.column() + ": }: expected opening brace");
        }
        Token rest = lexer.peekOrFail("expected end of input");
        if (rest.kind() != Kind.END) {
            throw new MatcherSyntaxException(rest.place() + ": expected end of input");
        }
    }

    private Token expect(String expected, Kind... kinds) throws MatcherSyntaxException {
        Token token = peekOneOf(expected, kinds);
        lexer.next();
        return token;
    }

    private Token peekOneOf(String expected, Kind... kinds) throws MatcherSyntaxException {
        Token token = lexer.peekOrFail(expected);
        if (List.of(kinds).contains(token.kind())) {
            return token;
        }
        String found =
                token.kind() == Kind.END
                        ? END_OF_INPUT
                        : token.start() + ":" + token.end() + ": unexpected " + token.text();
        throw new MatcherSyntaxException(found + ": " + expected);
    }
}
