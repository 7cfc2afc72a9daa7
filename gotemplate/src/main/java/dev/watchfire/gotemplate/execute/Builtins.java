// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

import dev.watchfire.gotemplate.format.Escapes;
import dev.watchfire.gotemplate.format.Formats;
import dev.watchfire.gotemplate.value.BoolValue;
import dev.watchfire.gotemplate.value.CallFailure;
import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.FunctionValue;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The functions every template has (https://pkg.go.dev/text/template#hdr-Functions).
public final class Builtins {
    private static final Function.Body NEVER_CALLED =
            _ -> {
                throw new IllegalStateException("and and or evaluate their own arguments");
            };

    /// These two evaluate no more arguments than they need, so calls know them.
    static final Function AND = Function.variadic(NEVER_CALLED, Type.ANY, Type.ANY);

    static final Function OR = Function.variadic(NEVER_CALLED, Type.ANY, Type.ANY);

    public static final Map<String, Function> FUNCTIONS = all();

    private Builtins() {}

    private interface Test {
        boolean of(Value a, Value b) throws CallFailure;
    }

    private static Map<String, Function> all() {
        Map<String, Function> functions = new HashMap<>();
        functions.put("and", AND);
        functions.put("or", OR);
        functions.put("not", Function.of(words -> not(words.getFirst()), Type.ANY));
        functions.put(
                "eq",
                Function.variadic(
                        words -> BoolValue.of(Comparison.equal(words)), Type.ANY, Type.ANY));
        functions.put("ne", comparison((a, b) -> !Comparison.equal(a, b)));
        functions.put("lt", comparison(Comparison::less));
        functions.put("le", comparison(Comparison::lessOrEqual));
        functions.put("gt", comparison((a, b) -> !Comparison.lessOrEqual(a, b)));
        functions.put("ge", comparison((a, b) -> !Comparison.less(a, b)));
        functions.put("index", Function.variadic(Collections::index, Type.ANY, Type.ANY));
        functions.put("slice", Function.variadic(Collections::slice, Type.ANY, Type.ANY));
        functions.put("len", Function.of(words -> length(words.getFirst()), Type.ANY));
        functions.put("call", Function.variadic(Builtins::call, Type.ANY, Type.ANY));
        functions.put("print", text(words -> Formats.print(words, Limits.MAX_OUTPUT)));
        functions.put("println", text(words -> Formats.printLine(words, Limits.MAX_OUTPUT)));
        functions.put("printf", Function.variadic(Builtins::format, Type.STRING, Type.ANY));
        functions.put("html", escape(Escapes::html));
        functions.put("js", escape(Escapes::javaScript));
        functions.put("urlquery", escape(Escapes::urlQuery));
        return Map.copyOf(functions);
    }

    private static BoolValue not(Value value) {
        return BoolValue.of(!Truth.of(value));
    }

    private static Function comparison(Test test) {
        return Function.of(
                words -> BoolValue.of(test.of(words.get(0), words.get(1))), Type.ANY, Type.ANY);
    }

    private static IntegerValue length(Value value) throws CallFailure {
        return IntegerValue.of(Collections.length(value));
    }

    private static Function text(java.util.function.Function<List<Value>, String> printer) {
        return Function.variadic(words -> StringValue.of(printer.apply(words)), Type.ANY);
    }

    private static Value format(List<Value> words) {
        String format = words.getFirst() instanceof StringValue(String text, Type _) ? text : "";
        return StringValue.of(
                Formats.format(format, words.subList(1, words.size()), Limits.MAX_OUTPUT));
    }

    private static Function escape(UnaryOperator<String> escape) {
        return Function.variadic(words -> StringValue.of(escape.apply(joined(words))), Type.ANY);
    }

    /// All arguments as one text, as `print` would make it.
    private static String joined(List<Value> words) {
        if (words.size() == 1 && words.getFirst() instanceof StringValue(String text, Type _)) {
            return text;
        }
        List<Value> printable = new ArrayList<>();
        for (Value word : words) {
            boolean isUntypedNil = word instanceof Nil;
            printable.add(isUntypedNil ? StringValue.of("<no value>") : Indirect.of(word));
        }
        return Formats.print(printable, Limits.MAX_OUTPUT);
    }

    private static Value call(List<Value> words) throws CallFailure {
        Value first = words.getFirst();
        if (first instanceof Nil) {
            throw new CallFailure("call of nil");
        }
        if (!(first instanceof FunctionValue(Function function, Type _))) {
            throw new CallFailure("non-function of type " + first.type().name());
        }
        List<Value> arguments = words.subList(1, words.size());
        int wanted = function.parameters().size();
        int count = arguments.size();
        if (function.isVariadic() ? count < wanted - 1 : count != wanted) {
            String least = function.isVariadic() ? "at least " + (wanted - 1) : "" + wanted;
            throw new CallFailure("wrong number of args: got " + count + " want " + least);
        }
        List<Value> checked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Type parameter = function.parameters().get(Math.min(i, wanted - 1));
            checked.add(Collections.prepared(arguments.get(i), parameter, "arg " + i + ": "));
        }
        return function.body().call(checked);
    }
}
