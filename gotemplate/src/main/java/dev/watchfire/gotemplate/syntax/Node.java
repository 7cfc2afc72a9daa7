// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.syntax;

import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A part of a template. Its text form is what Go shows in messages, `at <...>`.
public sealed interface Node {
    /// Where it starts in its source, in Java characters.
    int position();

    /// What is executed for its effect.
    sealed interface Statement extends Node {}

    /// What has a value.
    sealed interface Operand extends Node {}

    record Text(int position, String text) implements Statement {
        @Override
        public String toString() {
            return text;
        }
    }

    record Action(int position, Pipe pipe) implements Statement {
        @Override
        public String toString() {
            return "{{" + pipe + "}}";
        }
    }

    record If(int position, Pipe pipe, Block body, Block otherwise) implements Statement {
        @Override
        public String toString() {
            return branch("if", pipe, body, otherwise);
        }
    }

    record With(int position, Pipe pipe, Block body, Block otherwise) implements Statement {
        @Override
        public String toString() {
            return branch("with", pipe, body, otherwise);
        }
    }

    record Range(int position, Pipe pipe, Block body, Block otherwise) implements Statement {
        @Override
        public String toString() {
            return branch("range", pipe, body, otherwise);
        }
    }

    record Call(int position, String name, @Nullable Pipe pipe) implements Statement {
        @Override
        public String toString() {
            String quoted = dev.watchfire.gotemplate.format.Quote.quote(name);
            return "{{template " + quoted + (pipe == null ? "" : " " + pipe) + "}}";
        }
    }

    record Break(int position) implements Statement {
        @Override
        public String toString() {
            return "{{break}}";
        }
    }

    record Continue(int position) implements Statement {
        @Override
        public String toString() {
            return "{{continue}}";
        }
    }

    /// Statements one after another.
    record Block(List<Statement> statements) {
        public static final Block EMPTY = new Block(List.of());

        public Block {
            statements = List.copyOf(statements);
        }

        @Override
        public String toString() {
            return statements.stream().map(Node::toString).collect(Collectors.joining());
        }
    }

    /// Commands, each of which gets the value of the one before; and where the last value goes.
    record Pipe(int position, boolean isAssignment, List<Variable> targets, List<Command> commands)
            implements Operand {
        public Pipe {
            targets = List.copyOf(targets);
            commands = List.copyOf(commands);
        }

        @Override
        public String toString() {
            String left =
                    targets.stream().map(Variable::toString).collect(Collectors.joining(", "));
            String right =
                    commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
            return left.isEmpty() ? right : left + (isAssignment ? " = " : " := ") + right;
        }
    }

    record Command(int position, List<Operand> words) implements Node {
        public Command {
            words = List.copyOf(words);
        }

        @Override
        public String toString() {
            return words.stream()
                    .map(word -> word instanceof Pipe ? "(" + word + ")" : word.toString())
                    .collect(Collectors.joining(" "));
        }
    }

    /// `slot` is where the variable is kept while the template runs; -1 for one out of scope.
    record Variable(int position, String name, int slot, List<String> fields) implements Operand {
        public Variable {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return fields.isEmpty() ? name : name + "." + String.join(".", fields);
        }
    }

    record Field(int position, List<String> names) implements Operand {
        public Field {
            names = List.copyOf(names);
        }

        @Override
        public String toString() {
            return "." + String.join(".", names);
        }
    }

    /// Fields of something that is neither a variable nor the cursor.
    record Chain(int position, Operand operand, List<String> fields) implements Operand {
        public Chain {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            String head = operand instanceof Pipe ? "(" + operand + ")" : operand.toString();
            return head + "." + String.join(".", fields);
        }
    }

    record Identifier(int position, String name, Function function) implements Operand {
        @Override
        public String toString() {
            return name;
        }
    }

    record Dot(int position) implements Operand {
        @Override
        public String toString() {
            return ".";
        }
    }

    record Nothing(int position) implements Operand {
        @Override
        public String toString() {
            return "nil";
        }
    }

    /// A boolean or a string.
    record Constant(int position, String source, Value value) implements Operand {
        @Override
        public String toString() {
            return source;
        }
    }

    record Numeric(int position, NumberLiteral literal) implements Operand {
        @Override
        public String toString() {
            return literal.source();
        }
    }

    private static String branch(String word, Pipe pipe, Block body, Block otherwise) {
        String rest = otherwise.statements().isEmpty() ? "" : "{{else}}" + otherwise;
        return "{{" + word + " " + pipe + "}}" + body + rest + "{{end}}";
    }
}
