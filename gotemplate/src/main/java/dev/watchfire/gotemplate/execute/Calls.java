// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

import dev.watchfire.gotemplate.format.Output;
import dev.watchfire.gotemplate.syntax.Node;
import dev.watchfire.gotemplate.syntax.Node.Operand;
import dev.watchfire.gotemplate.syntax.Node.Pipe;
import dev.watchfire.gotemplate.syntax.NumberLiteral;
import dev.watchfire.gotemplate.value.BoolValue;
import dev.watchfire.gotemplate.value.CallFailure;
import dev.watchfire.gotemplate.value.ComplexValue;
import dev.watchfire.gotemplate.value.FloatValue;
import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls functions and methods: counts the arguments, evaluates them and checks their types.
final class Calls {
    private final Progress progress;
    private final Evaluation evaluation;

    Calls(Progress progress, Evaluation evaluation) {
        this.progress = progress;
        this.evaluation = evaluation;
    }

    /// @param words the function's name or field, then its arguments; or none
    /// @param last one more argument, from a pipeline; null for none
    Value call(
            Function function,
            String name,
            Node node,
            List<Operand> words,
            Value dot,
            @Nullable Value last) {
        int written = Math.max(0, words.size() - 1);
        int count = written + (last == null ? 0 : 1);
        checkCount(function, name, count);
        if (function == Builtins.AND || function == Builtins.OR) {
            return shortCircuit(function == Builtins.OR, words, dot, last);
        }
        Value[] arguments = new Value[count];
        for (int i = 0; i < written; i++) {
            arguments[i] = argument(words.get(i + 1), parameter(function, i), dot);
            progress.charge(arguments[i], function.weight());
        }
        if (last != null) {
            arguments[written] = checked(last, parameter(function, written));
            progress.charge(arguments[written], function.weight());
        }
        try {
            List<Value> given = Arrays.asList(arguments);
            Value result =
                    function.body() instanceof Function.Knowing knowing
                            ? knowing.call(given, progress.data())
                            : function.body().call(given);
            progress.charge(result, 1);
            return result instanceof Nil ? Nil.IN_INTERFACE : result;
        } catch (CallFailure e) {
            progress.at(node);
            throw progress.failure("error calling " + name + ": " + e.text());
        } catch (Output.FullException e) {
            progress.at(node);
            throw progress.failure("error calling " + name + ": " + e.toFailure().text());
        }
    }

    private void checkCount(Function function, String name, int count) {
        int wanted = function.parameters().size();
        if (function.isVariadic() ? count < wanted - 1 : count != wanted) {
            throw progress.failure(
                    String.format(
                            "wrong number of args for %s: want %s%d got %d",
                            name,
                            function.isVariadic() ? "at least " : "",
                            function.isVariadic() ? wanted - 1 : wanted,
                            count));
        }
    }

    private static Type parameter(Function function, int index) {
        List<Type> parameters = function.parameters();
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    private Value shortCircuit(
            boolean until, List<Operand> words, Value dot, @Nullable Value last) {
        Value value = Nil.NIL;
        for (int i = 1; i < words.size(); i++) {
            value = argument(words.get(i), Type.ANY, dot);
            if (Truth.of(value) == until) {
                return value;
            }
        }
        return last == null ? value : last;
    }

    /// The value of one argument, as the parameter wants it.
    Value argument(Operand operand, Type wanted, Value dot) {
        progress.step();
        progress.at(operand);
        return switch (operand) {
            case Node.Dot _ -> checked(dot, wanted);
            case Node.Nothing _ -> {
                if (!canBeNil(wanted)) {
                    throw progress.failure("cannot assign nil to " + wanted);
                }
                yield nil(wanted);
            }
            case Node.Field field -> checked(evaluation.field(field, dot), wanted);
            case Node.Variable variable ->
                    checked(evaluation.variable(variable, dot, List.of(), null), wanted);
            case Pipe pipe -> checked(evaluation.pipe(pipe, dot), wanted);
            case Node.Identifier identifier ->
                    checked(evaluation.function(identifier, dot), wanted);
            case Node.Chain chain -> checked(evaluation.chain(chain, dot, List.of(), null), wanted);
            case Node.Constant constant -> literal(constant, wanted);
            case Node.Numeric number -> number(number, wanted);
        };
    }

    private static boolean canBeNil(Type type) {
        return switch (type.kind()) {
            case INTERFACE, LIST, MAP, POINTER, FUNCTION -> true;
            default -> false;
        };
    }

    private static Value nil(Type type) {
        Value zero = Value.zero(type);
        return zero instanceof Nil ? Nil.NIL : zero;
    }

    private Value checked(Value value, Type wanted) {
        if (wanted.kind() == Type.Kind.INTERFACE) {
            return value;
        }
        if (value == Nil.NIL) {
            if (!canBeNil(wanted)) {
                throw progress.failure("invalid value; expected " + wanted);
            }
            return nil(wanted);
        }
        if (value == Nil.IN_INTERFACE || !value.type().isAssignableTo(wanted)) {
            Type type = value == Nil.IN_INTERFACE ? Type.ANY : value.type();
            throw progress.failure("wrong type for value; expected " + wanted + "; got " + type);
        }
        return value;
    }

    private Value literal(Node.Constant constant, Type wanted) {
        return switch (wanted.kind()) {
            case INTERFACE -> constant.value();
            case BOOL -> {
                if (constant.value() instanceof BoolValue(boolean truth, Type _)) {
                    yield new BoolValue(truth, wanted);
                }
                throw progress.failure("expected bool; found " + constant);
            }
            case STRING -> {
                if (constant.value() instanceof StringValue(String text, Type _)) {
                    yield wanted.equals(Type.STRING)
                            ? constant.value()
                            : new StringValue(text, wanted);
                }
                throw progress.failure("expected string; found " + constant);
            }
            case INT, UINT, FLOAT, COMPLEX ->
                    throw progress.failure("expected " + plain(wanted) + "; found " + constant);
            case NIL, LIST, MAP, STRUCT, POINTER, FUNCTION -> throw cannotHandle(constant, wanted);
        };
    }

    private FailedException cannotHandle(Operand operand, Type wanted) {
        return progress.failure("can't handle " + operand + " for arg of type " + wanted);
    }

    private Value number(Node.Numeric number, Type wanted) {
        NumberLiteral literal = number.literal();
        Value value =
                switch (wanted.kind()) {
                    case INTERFACE -> evaluation.ideal(literal);
                    case INT -> integer(literal.signed(), wanted);
                    case UINT -> integer(literal.unsigned(), wanted);
                    case FLOAT -> {
                        Double floating = literal.floating();
                        yield floating == null ? null : new FloatValue(floating, wanted);
                    }
                    case COMPLEX -> {
                        ComplexValue complex = literal.complex();
                        yield complex == null
                                ? null
                                : new ComplexValue(complex.real(), complex.imaginary(), wanted);
                    }
                    case BOOL, STRING -> null;
                    case NIL, LIST, MAP, STRUCT, POINTER, FUNCTION ->
                            throw cannotHandle(number, wanted);
                };
        if (value == null) {
            throw progress.failure("expected " + plain(wanted) + "; found " + number);
        }
        return value;
    }

    private static @Nullable Value integer(@Nullable Long bits, Type type) {
        return bits == null ? null : new IntegerValue(bits, type);
    }

    /// What Go's messages call a kind.
    private static String plain(Type type) {
        return switch (type.kind()) {
            case INT -> "integer";
            case UINT -> "unsigned integer";
            case FLOAT -> "float";
            case COMPLEX -> "complex";
            case BOOL -> "bool";
            default -> "string";
        };
    }
}
