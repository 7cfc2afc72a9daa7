// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

import dev.watchfire.gotemplate.format.Quote;
import dev.watchfire.gotemplate.syntax.Node.Block;
import dev.watchfire.gotemplate.syntax.Node.Pipe;
import dev.watchfire.gotemplate.syntax.Node.Statement;
import dev.watchfire.gotemplate.syntax.Token.Kind;
import dev.watchfire.gotemplate.value.Function;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one source: the template it is, and those it defines.
public final class Parser {
    /// Branches and parentheses inside each other; more would need a deep stack.
    public static final int MAX_NESTING = 100;

    /// What ended a block.
    private enum Ending {
        END("{{end}}"),
        ELSE("{{else}}");

        private final String text;

        Ending(String text) {
            this.text = text;
        }
    }

    private record Body(Block block, Ending ending) {}

    private final String file;
    private final String text;
    private final Tokens tokens;
    private final Map<String, Function> functions;
    private final Map<String, Tree> trees = new LinkedHashMap<>();
    private Pipelines pipelines;
    private Scope scope = new Scope();
    private int rangeDepth;
    private int nesting;

    private Parser(String file, String text, Map<String, Function> functions) {
        this.file = file;
        this.text = text;
        this.functions = functions;
        this.tokens = new Tokens(file, Lexer.tokens(text));
        this.pipelines = new Pipelines(tokens, scope, functions);
    }

    /// The templates of a source by name, the source itself among them.
    public static Map<String, Tree> parse(String file, String text, Map<String, Function> functions)
            throws SyntaxFailure {
        Parser parser = new Parser(file, text, functions);
        parser.source();
        return parser.trees;
    }

    private void source() throws SyntaxFailure {
        List<Statement> statements = new ArrayList<>();
        while (tokens.peek().kind() != Kind.EOF) {
            if (tokens.peek().kind() == Kind.LEFT_DELIMITER) {
                int back = tokens.mark();
                tokens.next();
                if (tokens.nextNonSpace().kind() == Kind.DEFINE) {
                    definition();
                    continue;
                }
                tokens.backTo(back);
            }
            Ending ending = textOrAction(statements);
            if (ending != null) {
                throw tokens.failure("unexpected " + ending.text);
            }
        }
        add(new Tree(file, file, text, new Block(statements), scope.most()));
    }

    private void add(Tree tree) throws SyntaxFailure {
        Tree earlier = trees.get(tree.name());
        if (earlier == null || earlier.isEmpty()) {
            trees.put(tree.name(), tree);
        } else if (!tree.isEmpty()) {
            throw tokens.failure(
                    "template: multiple definition of template " + Quote.quote(tree.name()));
        }
    }

    private void definition() throws SyntaxFailure {
        String context = "define clause";
        String name = templateName(tokens.nextNonSpace(), context);
        tokens.expect(Kind.RIGHT_DELIMITER, context);
        Body body = inner(name);
        if (body.ending() != Ending.END) {
            throw tokens.failure("unexpected " + body.ending().text + " in " + context);
        }
    }

    /// The body of a `define` or a `block`: a template of its own, with variables of its own.
    private Body inner(String name) throws SyntaxFailure {
        Scope outer = scope;
        int outerDepth = rangeDepth;
        enter(new Scope());
        rangeDepth = 0;
        tokens.endAction();
        Body body = body();
        if (body.ending() == Ending.END) {
            add(new Tree(name, file, text, body.block(), scope.most()));
        }
        enter(outer);
        rangeDepth = outerDepth;
        return body;
    }

    private void enter(Scope other) {
        scope = other;
        pipelines = new Pipelines(tokens, other, functions);
    }

    private String templateName(Token token, String context) throws SyntaxFailure {
        if (token.kind() != Kind.STRING && token.kind() != Kind.RAW_STRING) {
            throw tokens.unexpected(token, context);
        }
        return Pipelines.unquoted(token, tokens);
    }

    private Body body() throws SyntaxFailure {
        if (++nesting > MAX_NESTING) {
            throw tokens.failure("exceeded maximum nesting (" + MAX_NESTING + ")");
        }
        List<Statement> statements = new ArrayList<>();
        while (tokens.peekNonSpace().kind() != Kind.EOF) {
            Ending ending = textOrAction(statements);
            if (ending != null) {
                nesting--;
                return new Body(new Block(statements), ending);
            }
        }
        throw tokens.failure("unexpected EOF");
    }

    /// Reads one piece into `statements`, or what ends them.
    private @Nullable Ending textOrAction(List<Statement> statements) throws SyntaxFailure {
        Token token = tokens.nextNonSpace();
        if (token.kind() == Kind.TEXT) {
            statements.add(new Node.Text(token.position(), token.text()));
            return null;
        }
        if (token.kind() != Kind.LEFT_DELIMITER) {
            throw tokens.unexpected(token, "input");
        }
        tokens.startAction(token.line());
        Ending ending = action(statements);
        tokens.endAction();
        return ending;
    }

    private @Nullable Ending action(List<Statement> statements) throws SyntaxFailure {
        int back = tokens.mark();
        Token token = tokens.nextNonSpace();
        switch (token.kind()) {
            case BLOCK -> statements.add(block());
            case BREAK -> statements.add(new Node.Break(loopControl(token, "{{break}}")));
            case CONTINUE -> statements.add(new Node.Continue(loopControl(token, "{{continue}}")));
            case ELSE -> {
                Kind next = tokens.peekNonSpace().kind();
                if (next != Kind.IF && next != Kind.WITH) {
                    tokens.expect(Kind.RIGHT_DELIMITER, "else");
                }
                return Ending.ELSE;
            }
            case END -> {
                tokens.expect(Kind.RIGHT_DELIMITER, "end");
                return Ending.END;
            }
            case IF, RANGE, WITH -> statements.add(control(token.kind()));
            case TEMPLATE -> statements.add(call());
            default -> {
                tokens.backTo(back);
                int position = tokens.peek().position();
                statements.add(
                        new Node.Action(
                                position, pipelines.pipeline("command", Kind.RIGHT_DELIMITER)));
            }
        }
        return null;
    }

    private int loopControl(Token token, String action) throws SyntaxFailure {
        Token end = tokens.nextNonSpace();
        if (end.kind() != Kind.RIGHT_DELIMITER) {
            throw tokens.unexpected(end, action);
        }
        if (rangeDepth == 0) {
            throw tokens.failure(action + " outside {{range}}");
        }
        return token.position();
    }

    private Statement control(Kind kind) throws SyntaxFailure {
        String word = kind.name().toLowerCase(Locale.ROOT);
        Scope.Mark before = scope.mark();
        Pipe pipe = pipelines.pipeline(word, Kind.RIGHT_DELIMITER);
        Scope.Mark inside = scope.mark();
        rangeDepth += kind == Kind.RANGE ? 1 : 0;
        Body body = body();
        rangeDepth -= kind == Kind.RANGE ? 1 : 0;
        scope.leaveBranch(inside);
        Block otherwise = body.ending() == Ending.ELSE ? otherwise(kind) : Block.EMPTY;
        scope.leave(before);
        int position = pipe.position();
        return switch (kind) {
            case IF -> new Node.If(position, pipe, body.block(), otherwise);
            case RANGE -> new Node.Range(position, pipe, body.block(), otherwise);
            default -> new Node.With(position, pipe, body.block(), otherwise);
        };
    }

    private Block otherwise(Kind kind) throws SyntaxFailure {
        // `else if` and `else with` end with the branch they are in.
        if (kind != Kind.RANGE && tokens.peek().kind() == kind) {
            tokens.next();
            if (++nesting > MAX_NESTING) {
                throw tokens.failure("exceeded maximum nesting (" + MAX_NESTING + ")");
            }
            Block chained = new Block(List.of(control(kind)));
            nesting--;
            return chained;
        }
        Body other = body();
        if (other.ending() != Ending.END) {
            throw tokens.failure("expected end; found " + other.ending().text);
        }
        return other.block();
    }

    private Statement call() throws SyntaxFailure {
        String context = "template clause";
        Token token = tokens.nextNonSpace();
        String name = templateName(token, context);
        int back = tokens.mark();
        Pipe pipe = null;
        if (tokens.nextNonSpace().kind() != Kind.RIGHT_DELIMITER) {
            tokens.backTo(back);
            pipe = pipelines.pipeline(context, Kind.RIGHT_DELIMITER);
        }
        return new Node.Call(token.position(), name, pipe);
    }

    private Statement block() throws SyntaxFailure {
        String context = "block clause";
        Token token = tokens.nextNonSpace();
        String name = templateName(token, context);
        Pipe pipe = pipelines.pipeline(context, Kind.RIGHT_DELIMITER);
        // Go blames the line on which the block begins.
        int line = tokens.furthestLine();
        Body body = inner(name);
        if (body.ending() != Ending.END) {
            String message = "unexpected " + body.ending().text + " in " + context;
            throw new SyntaxFailure(token.position(), line, message);
        }
        return new Node.Call(token.position(), name, pipe);
    }
}
