// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

import dev.watchfire.gotemplate.format.Quote;
import dev.watchfire.gotemplate.syntax.Node.Command;
import dev.watchfire.gotemplate.syntax.Node.Operand;
import dev.watchfire.gotemplate.syntax.Node.Pipe;
import dev.watchfire.gotemplate.syntax.Token.Kind;
import dev.watchfire.gotemplate.value.BoolValue;
import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what stands inside an action.
final class Pipelines {
    private final Tokens tokens;
    private final Scope scope;
    private final Map<String, Function> functions;
    private int nesting;

    Pipelines(Tokens tokens, Scope scope, Map<String, Function> functions) {
        this.tokens = tokens;
        this.scope = scope;
        this.functions = functions;
    }

    /// Variables that get the value, before their slots are known.
    private record Targets(List<Token> names, boolean isAssignment) {}

    Pipe pipeline(String context, Kind end) throws SyntaxFailure {
        if (++nesting > Parser.MAX_NESTING) {
            throw tokens.failure("exceeded maximum nesting (" + Parser.MAX_NESTING + ")");
        }
        int position = tokens.peekNonSpace().position();
        Targets targets = targets(context);
        List<Command> commands = new ArrayList<>();
        while (true) {
            int back = tokens.mark();
            Token token = tokens.nextNonSpace();
            if (token.kind() == end) {
                check(commands, context);
                nesting--;
                List<Node.Variable> variables = variables(targets);
                return new Pipe(position, targets.isAssignment(), variables, commands);
            }
            if (!startsOperand(token.kind())) {
                throw tokens.unexpected(token, context);
            }
            tokens.backTo(back);
            commands.add(command());
        }
    }

    /// Go's parser takes an assignment for a declaration, and finds out later.
    private List<Node.Variable> variables(Targets targets) {
        List<Node.Variable> variables = new ArrayList<>();
        for (Token target : targets.names()) {
            String name = target.text();
            int slot = targets.isAssignment() ? scope.slot(name) : scope.declare(name);
            variables.add(new Node.Variable(target.position(), name, slot, List.of()));
        }
        return variables;
    }

    private static boolean startsOperand(Kind kind) {
        return switch (kind) {
            case BOOL,
                    CHARACTER_CONSTANT,
                    COMPLEX,
                    DOT,
                    FIELD,
                    IDENTIFIER,
                    NUMBER,
                    NIL,
                    RAW_STRING,
                    STRING,
                    VARIABLE,
                    LEFT_PARENTHESIS ->
                    true;
            default -> false;
        };
    }

    private Targets targets(String context) throws SyntaxFailure {
        List<Token> names = new ArrayList<>();
        while (tokens.peekNonSpace().kind() == Kind.VARIABLE) {
            int back = tokens.mark();
            Token name = tokens.next();
            Token next = tokens.peekNonSpace();
            if (next.kind() == Kind.ASSIGN || next.kind() == Kind.DECLARE) {
                tokens.next();
                names.add(name);
                scope.know(name.text());
                return new Targets(names, next.kind() == Kind.ASSIGN);
            }
            if (next.kind() != Kind.CHARACTER || !next.text().equals(",")) {
                tokens.backTo(back);
                break;
            }
            tokens.next();
            names.add(name);
            scope.know(name.text());
            if (!context.equals("range") || names.size() > 1) {
                throw tokens.failure("too many declarations in " + context);
            }
            Kind second = tokens.peekNonSpace().kind();
            if (second != Kind.VARIABLE
                    && second != Kind.RIGHT_DELIMITER
                    && second != Kind.RIGHT_PARENTHESIS) {
                throw tokens.failure("range can only initialize variables");
            }
        }
        return new Targets(names, false);
    }

    private void check(List<Command> commands, String context) throws SyntaxFailure {
        if (commands.isEmpty()) {
            throw tokens.failure("missing value for " + context);
        }
        for (int i = 1; i < commands.size(); i++) {
            switch (commands.get(i).words().getFirst()) {
                case Node.Constant _, Node.Dot _, Node.Nothing _, Node.Numeric _ ->
                        throw tokens.failure("non executable command in pipeline stage " + (i + 1));
                default -> {}
            }
        }
    }

    private Command command() throws SyntaxFailure {
        int position = tokens.peekNonSpace().position();
        List<Operand> words = new ArrayList<>();
        while (true) {
            tokens.peekNonSpace();
            Operand operand = operand();
            if (operand != null) {
                words.add(operand);
            }
            int back = tokens.mark();
            Token token = tokens.next();
            switch (token.kind()) {
                case SPACE -> {
                    continue;
                }
                case RIGHT_DELIMITER, RIGHT_PARENTHESIS -> tokens.backTo(back);
                case PIPE -> {}
                default -> throw tokens.unexpected(token, "operand");
            }
            if (words.isEmpty()) {
                throw tokens.failure("empty command");
            }
            return new Command(position, words);
        }
    }

    private @Nullable Operand operand() throws SyntaxFailure {
        Operand term = term();
        if (term == null || tokens.peek().kind() != Kind.FIELD) {
            return term;
        }
        int position = tokens.peek().position();
        List<String> names = new ArrayList<>();
        while (tokens.peek().kind() == Kind.FIELD) {
            names.add(tokens.next().text().substring(1));
        }
        return switch (term) {
            case Node.Field field -> {
                names.addAll(0, field.names());
                yield new Node.Field(position, names);
            }
            case Node.Variable variable ->
                    new Node.Variable(position, variable.name(), variable.slot(), names);
            case Node.Constant _, Node.Numeric _, Node.Nothing _, Node.Dot _ ->
                    throw tokens.failure("unexpected . after term " + Quote.quote(term.toString()));
            default -> new Node.Chain(position, term, names);
        };
    }

    private @Nullable Operand term() throws SyntaxFailure {
        int back = tokens.mark();
        Token token = tokens.nextNonSpace();
        int position = token.position();
        return switch (token.kind()) {
            case IDENTIFIER -> {
                Function function = functions.get(token.text());
                if (function == null) {
                    throw tokens.failure("function " + Quote.quote(token.text()) + " not defined");
                }
                yield new Node.Identifier(position, token.text(), function);
            }
            case DOT -> new Node.Dot(position);
            case NIL -> new Node.Nothing(position);
            case VARIABLE -> {
                if (!scope.isKnown(token.text())) {
                    throw tokens.failure("undefined variable " + Quote.quote(token.text()));
                }
                int slot = scope.slot(token.text());
                yield new Node.Variable(position, token.text(), slot, List.of());
            }
            case FIELD -> new Node.Field(position, List.of(token.text().substring(1)));
            case BOOL ->
                    new Node.Constant(
                            position, token.text(), BoolValue.of(token.text().equals("true")));
            case CHARACTER_CONSTANT, COMPLEX, NUMBER -> new Node.Numeric(position, number(token));
            case LEFT_PARENTHESIS -> pipeline("parenthesized pipeline", Kind.RIGHT_PARENTHESIS);
            case STRING, RAW_STRING ->
                    new Node.Constant(
                            position, token.text(), StringValue.of(unquoted(token, tokens)));
            default -> {
                tokens.backTo(back);
                yield null;
            }
        };
    }

    static String unquoted(Token token, Tokens tokens) throws SyntaxFailure {
        String text = Unquote.string(token.text());
        if (text == null) {
            throw tokens.failure("invalid syntax");
        }
        return text;
    }

    private NumberLiteral number(Token token) throws SyntaxFailure {
        String source = token.text();
        if (token.kind() == Kind.CHARACTER_CONSTANT) {
            int c = Unquote.character(source);
            if (c < 0) {
                throw tokens.failure(
                        Unquote.startsWell(source)
                                ? "malformed character constant: " + source
                                : "invalid syntax");
            }
            return NumberLiteral.ofCharacter(source, c);
        }
        NumberLiteral number =
                token.kind() == Kind.COMPLEX
                        ? NumberLiteral.ofComplex(source)
                        : NumberLiteral.of(source);
        if (number == null || number.isOutOfRange()) {
            throw tokens.failure("illegal number syntax: " + Quote.quote(source));
        }
        if (number.isOverflow()) {
            throw tokens.failure("integer overflow: " + Quote.quote(source));
        }
        return number;
    }
}
