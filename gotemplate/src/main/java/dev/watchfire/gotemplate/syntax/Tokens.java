// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

import dev.watchfire.gotemplate.syntax.Token.Kind;
import java.util.List;

/// Where the parser is in the tokens. Messages name the line of the furthest token looked at.
final class Tokens {
    private static final String ACTION = " action";

    private final String file;
    private final List<Token> tokens;
    private int at;
    private int furthest;
    private int actionLine;

    Tokens(String file, List<Token> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    /// After the last token there is the last token again.
    Token peek() {
        int index = Math.min(at, tokens.size() - 1);
        furthest = Math.max(furthest, index);
        return tokens.get(index);
    }

    Token nextNonSpace() {
        skipSpace();
        return next();
    }

    Token peekNonSpace() {
        skipSpace();
        return peek();
    }

    private void skipSpace() {
        while (peek().kind() == Kind.SPACE) {
            at++;
        }
    }

    int mark() {
        return at;
    }

    void backTo(int mark) {
        at = mark;
    }

    void expect(Kind kind, String context) throws SyntaxFailure {
        Token token = nextNonSpace();
        if (token.kind() != kind) {
            throw unexpected(token, context);
        }
    }

    void startAction(int line) {
        actionLine = line;
    }

    void endAction() {
        actionLine = 0;
    }

    SyntaxFailure unexpected(Token token, String context) {
        if (token.kind() != Kind.ERROR) {
            return failure("unexpected " + token + " in " + context);
        }
        if (actionLine == 0 || actionLine == token.line()) {
            return failure(token.text());
        }
        String started = " started at " + file + ":" + actionLine;
        return failure(
                token.text() + (token.text().endsWith(ACTION) ? "" : " in action") + started);
    }

    int furthestLine() {
        return tokens.get(furthest).line();
    }

    SyntaxFailure failure(String message) {
        Token token = tokens.get(furthest);
        return new SyntaxFailure(token.position(), token.line(), message);
    }
}
