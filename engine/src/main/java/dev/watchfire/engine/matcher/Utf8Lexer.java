// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import org.jspecify.annotations.Nullable;

/// Cuts text in the UTF-8 syntax into tokens. After an error it gives the same error again.
final class Utf8Lexer {
    enum Kind {
        END,
        OPEN_BRACE,
        CLOSE_BRACE,
        COMMA,
        EQUAL,
        NOT_EQUAL,
        REGEX,
        NOT_REGEX,
        QUOTED,
        BARE
    }

    /// @param start column of the first character, counted in code points from 0
    /// @param end column after the last character
    record Token(Kind kind, String text, int start, int end) {
        /// `3:6: bar`, the place and text that error messages begin with.
        String place() {
            return start + ":" + end + ": " + text;
        }
    }

    private static final String RESERVED = "{}!=~,\\\"'`";

    private final String input;
    private int position;
    private int column;
    private int consumedColumn;
    private @Nullable Token peeked;
    private @Nullable String error;

    Utf8Lexer(String input) {
        this.input = input;
    }

    /// Where the last token taken by {@link #next()} ends.
    int column() {
        return consumedColumn;
    }

    Token peek() throws MatcherSyntaxException {
        if (error != null) {
            throw new MatcherSyntaxException(error);
        }
        if (peeked == null) {
            try {
                peeked = scan();
            } catch (MatcherSyntaxException e) {
                error = String.valueOf(e.getMessage());
                throw e;
            }
        }
        return peeked;
    }

    /// Like {@link #peek()}, with what the grammar expects here added to an error.
    Token peekOrFail(String expected) throws MatcherSyntaxException {
        try {
            return peek();
        } catch (MatcherSyntaxException e) {
            throw new MatcherSyntaxException(e.getMessage() + ": " + expected);
        }
    }

    Token next() throws MatcherSyntaxException {
        Token token = peek();
        peeked = null;
        if (token.kind() != Kind.END) {
            consumedColumn = token.end();
        }
        return token;
    }

    private Token scan() throws MatcherSyntaxException {
        while (position < input.length() && GoString.isSpace(input.codePointAt(position))) {
            advance();
        }
        if (position >= input.length()) {
            return new Token(Kind.END, "", column, column);
        }
        int from = position;
        int start = column;
        int c = input.codePointAt(position);
        advance();
        Kind kind =
                switch (c) {
                    case '{' -> Kind.OPEN_BRACE;
                    case '}' -> Kind.CLOSE_BRACE;
                    case ',' -> Kind.COMMA;
                    case '=' -> take('~') ? Kind.REGEX : Kind.EQUAL;
                    case '!' -> afterExclamationMark(start);
                    case '"' -> afterQuote(from, start);
                    default -> afterBare(c, from, start);
                };
        return new Token(kind, input.substring(from, position), start, column);
    }

    private Kind afterExclamationMark(int start) throws MatcherSyntaxException {
        if (take('=')) {
            return Kind.NOT_EQUAL;
        }
        if (take('~')) {
            return Kind.NOT_REGEX;
        }
        String what = position >= input.length() ? "unexpected end of input," : "!:";
        throw new MatcherSyntaxException(
                start + ":" + column + ": " + what + " expected one of '=~'");
    }

    private Kind afterQuote(int from, int start) throws MatcherSyntaxException {
        boolean escaped = false;
        while (position < input.length()) {
            char c = input.charAt(position);
            advance();
            if (c == '"' && !escaped) {
                return Kind.QUOTED;
            }
            escaped = c == '\\' && !escaped;
        }
        throw new MatcherSyntaxException(
                start + ":" + column + ": " + input.substring(from) + ": missing end \"");
    }

    private Kind afterBare(int first, int from, int start) throws MatcherSyntaxException {
        if (isReserved(first)) {
            throw invalid(from, start);
        }
        while (position < input.length() && !isReserved(input.codePointAt(position))) {
            advance();
        }
        if (!GoString.isUnicode(input.substring(from, position))) {
            throw invalid(from, start);
        }
        return Kind.BARE;
    }

    private MatcherSyntaxException invalid(int from, int start) {
        return new MatcherSyntaxException(
                start + ":" + column + ": " + input.substring(from, position) + ": invalid input");
    }

    private boolean take(char c) {
        boolean there = position < input.length() && input.charAt(position) == c;
        if (there) {
            advance();
        }
        return there;
    }

    private void advance() {
        position += Character.charCount(input.codePointAt(position));
        column++;
    }

    /// Whether `c` ends a bare word: such a name must be quoted.
    static boolean isReserved(int c) {
        return RESERVED.indexOf(c) >= 0 || GoString.isSpace(c);
    }
}
