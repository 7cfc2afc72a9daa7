// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

import dev.watchfire.gotemplate.syntax.Node;
import dev.watchfire.gotemplate.syntax.Node.Command;
import dev.watchfire.gotemplate.syntax.Node.Operand;
import dev.watchfire.gotemplate.syntax.Node.Pipe;
import dev.watchfire.gotemplate.syntax.NumberLiteral;
import dev.watchfire.gotemplate.value.ComplexValue;
import dev.watchfire.gotemplate.value.FloatValue;
import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.MapValue;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.ObjectValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes the values of pipelines.
final class Evaluation {
    private static final List<Operand> NO_WORDS = List.of();

    private final Progress progress;
    private final MissingKey missingKey;
    private final Calls calls;

    /// Whether the last field came out of an interface: then messages name that as its type.
    private boolean isFromInterface;

    Evaluation(Progress progress, MissingKey missingKey) {
        this.progress = progress;
        this.missingKey = missingKey;
        this.calls = new Calls(progress, this);
    }

    Value pipe(Pipe pipe, Value dot) {
        progress.down();
        progress.at(pipe);
        Value value = null;
        List<Command> commands = pipe.commands();
        for (int i = 0; i < commands.size(); i++) {
            progress.step();
            // What an interface holds comes out of it here, and so does nothing.
            value = command(commands.get(i), dot, value);
            value = value instanceof Nil ? Nil.NIL : value;
        }
        Value result = value == null ? Nil.NIL : value;
        List<Node.Variable> targets = pipe.targets();
        for (int i = 0; i < targets.size(); i++) {
            Node.Variable target = targets.get(i);
            if (target.slot() < 0) {
                throw progress.failure("undefined variable: " + target.name());
            }
            progress.frame().variables()[target.slot()] = result;
        }
        progress.up();
        return result;
    }

    /// @param last the value of the command before, which is the last argument; null for none
    private Value command(Command command, Value dot, @Nullable Value last) {
        List<Operand> words = command.words();
        Operand first = words.getFirst();
        return switch (first) {
            case Node.Field field -> {
                progress.at(field);
                yield fields(dot, dot, field, field.names(), words, last);
            }
            case Node.Chain chain -> chain(chain, dot, words, last);
            case Node.Identifier identifier -> {
                progress.at(identifier);
                yield calls.call(
                        identifier.function(), identifier.name(), command, words, dot, last);
            }
            case Node.Variable variable -> variable(variable, dot, words, last);
            case Pipe pipe -> {
                refuseArguments(words, last);
                yield pipe(pipe, dot);
            }
            default -> {
                progress.at(first);
                refuseArguments(words, last);
                yield constant(first, dot);
            }
        };
    }

    private Value constant(Operand operand, Value dot) {
        return switch (operand) {
            case Node.Dot _ -> dot;
            case Node.Constant literal -> literal.value();
            case Node.Numeric number -> ideal(number.literal());
            case Node.Nothing _ -> throw progress.failure("nil is not a command");
            default -> throw new IllegalStateException("no constant: " + operand);
        };
    }

    private void refuseArguments(List<Operand> words, @Nullable Value last) {
        if (words.size() > 1 || last != null) {
            Operand first = words.getFirst();
            throw progress.failure("can't give argument to non-function " + first);
        }
    }

    /// The value of a number where nothing says which type is wanted.
    Value ideal(NumberLiteral literal) {
        ComplexValue complex = literal.complex();
        if (complex != null) {
            return complex;
        }
        Double floating = literal.floating();
        if (floating != null && literal.looksFloating()) {
            return FloatValue.of(floating);
        }
        Long signed = literal.signed();
        if (signed == null) {
            throw progress.failure(literal.source() + " overflows int");
        }
        return IntegerValue.of(signed);
    }

    Value chain(Node.Chain chain, Value dot, List<Operand> words, @Nullable Value last) {
        progress.at(chain);
        Value receiver =
                switch (chain.operand()) {
                    case Pipe pipe -> {
                        progress.at(pipe);
                        yield pipe(pipe, dot);
                    }
                    case Node.Identifier identifier -> function(identifier, dot);
                    default -> calls.argument(chain.operand(), Type.ANY, dot);
                };
        return fields(dot, receiver, chain, chain.fields(), words, last);
    }

    /// A function without arguments, inside a command or a chain.
    Value function(Node.Identifier identifier, Value dot) {
        progress.at(identifier);
        return calls.call(
                identifier.function(), identifier.name(), identifier, NO_WORDS, dot, null);
    }

    Value variable(Node.Variable variable, Value dot, List<Operand> words, @Nullable Value last) {
        progress.at(variable);
        Value value = variable.slot() < 0 ? null : progress.frame().variables()[variable.slot()];
        if (value == null) {
            throw progress.failure("undefined variable: " + variable.name());
        }
        if (variable.fields().isEmpty()) {
            refuseArguments(words, last);
            return value;
        }
        return fields(dot, value, variable, variable.fields(), words, last);
    }

    Value field(Node.Field field, Value dot) {
        progress.at(field);
        return fields(dot, dot, field, field.names(), NO_WORDS, null);
    }

    private Value fields(
            Value dot,
            Value receiver,
            Node node,
            List<String> names,
            List<Operand> words,
            @Nullable Value last) {
        Value value = receiver;
        isFromInterface = false;
        for (int i = 0; i < names.size() - 1; i++) {
            value = field(value, names.get(i), node, NO_WORDS, dot, null);
        }
        return field(value, names.getLast(), node, words, dot, last);
    }

    private Value field(
            Value receiver,
            String name,
            Node node,
            List<Operand> words,
            Value dot,
            @Nullable Value last) {
        boolean wasFromInterface = isFromInterface;
        isFromInterface = false;
        if (receiver instanceof Nil) {
            return ofNothing(receiver, name);
        }
        Function method = receiver.method(name);
        if (method != null) {
            return calls.call(method, name, node, words, dot, last);
        }
        boolean hasArguments = words.size() > 1 || last != null;
        if (receiver instanceof ObjectValue object) {
            Value value = object.field(name);
            if (value != null) {
                if (hasArguments) {
                    throw progress.failure(
                            name + " has arguments but cannot be invoked as function");
                }
                return value instanceof Nil ? Nil.IN_INTERFACE : value;
            }
        } else if (receiver instanceof MapValue map
                && Type.STRING.isAssignableTo(map.type().key())) {
            if (hasArguments) {
                throw progress.failure(name + " is not a method but has arguments");
            }
            isFromInterface = map.type().element().kind() == Type.Kind.INTERFACE;
            Value value = map.get(StringValue.of(name));
            return value == null
                    ? missing(map, name)
                    : value instanceof Nil ? Nil.IN_INTERFACE : value;
        }
        throw progress.failure(
                "can't evaluate field "
                        + name
                        + " in type "
                        + (wasFromInterface ? Type.ANY : receiver.type()));
    }

    private Value ofNothing(Value receiver, String name) {
        if (receiver == Nil.IN_INTERFACE) {
            throw progress.failure("nil pointer evaluating interface {}." + name);
        }
        if (missingKey == MissingKey.ERROR) {
            throw progress.failure(
                    "nil data; no entry for key "
                            + dev.watchfire.gotemplate.format.Quote.quote(name));
        }
        return Nil.NIL;
    }

    private Value missing(MapValue map, String name) {
        return switch (missingKey) {
            case NOTHING -> Nil.NIL;
            case ZERO -> Value.zero(map.type().element());
            case ERROR ->
                    throw progress.failure(
                            "map has no entry for key "
                                    + dev.watchfire.gotemplate.format.Quote.quote(name));
        };
    }
}
