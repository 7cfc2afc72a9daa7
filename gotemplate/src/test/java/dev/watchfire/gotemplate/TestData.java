// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate;

import dev.watchfire.gotemplate.time.Durations;
import dev.watchfire.gotemplate.time.TimeValue;
import dev.watchfire.gotemplate.value.BoolValue;
import dev.watchfire.gotemplate.value.CallFailure;
import dev.watchfire.gotemplate.value.ComplexValue;
import dev.watchfire.gotemplate.value.Entries;
import dev.watchfire.gotemplate.value.FloatValue;
import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.FunctionValue;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.ObjectValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import dev.watchfire.gotemplate.value.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the templates of the conformance tables see: a Go struct of nearly every type, with
/// methods.
final class TestData {
    private static final Type POINT = Type.struct("main.Point");
    private static final Type INTS = Type.listOf(Type.INT);
    private static final Type STRINGS = Type.listOf(Type.STRING);

    private TestData() {}

    record Struct(
            Type type,
            Map<String, Value> values,
            Map<String, Function> methods,
            @Nullable String stringForm)
            implements ObjectValue {
        @Override
        public List<Field> fields() {
            return values.keySet().stream().map(name -> new Field(name, name)).toList();
        }

        @Override
        public @Nullable Value field(String name) {
            return values.get(name);
        }

        @Override
        public @Nullable Function method(String name) {
            return methods.get(name);
        }
    }

    private static Value integer(long value) {
        return IntegerValue.of(value);
    }

    private static Value text(String value) {
        return StringValue.of(value);
    }

    private static Value point(long x, long y) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("X", integer(x));
        values.put("Y", integer(y));
        return new Struct(POINT, values, Map.of(), null);
    }

    private static Value typed(String type, String text) {
        return new StringValue(text, Type.defined(type, Type.STRING));
    }

    private static long number(Value value) {
        return value instanceof IntegerValue integer ? integer.bits() : 0;
    }

    private static String string(Value value) {
        return value instanceof StringValue(String text, Type _) ? text : "";
    }

    static Value root() {
        Map<String, Value> v = new LinkedHashMap<>();
        v.put("Int", integer(17));
        v.put("Neg", integer(-42));
        v.put("Zero", integer(0));
        v.put("Uint", new IntegerValue(17, Type.UINT));
        v.put("Byte", new IntegerValue(200, Type.BYTE));
        v.put("I64", new IntegerValue(1L << 40, Type.INT64));
        v.put("U64", new IntegerValue(-1, Type.UINT64));
        v.put("Float", FloatValue.of(1.5));
        v.put("Big", FloatValue.of(1.23e25));
        v.put("Million", FloatValue.of(1e6));
        v.put("Tiny", FloatValue.of(1e-7));
        v.put("Third", FloatValue.of(1.0 / 3));
        v.put("Nan", FloatValue.of(Double.NaN));
        v.put("Inf", FloatValue.of(Double.POSITIVE_INFINITY));
        v.put("NegInf", FloatValue.of(Double.NEGATIVE_INFINITY));
        v.put("NegZero", FloatValue.of(-0.0));
        v.put("Complex", ComplexValue.of(1, -2.5));
        v.put("True", BoolValue.TRUE);
        v.put("False", BoolValue.FALSE);
        v.put("Str", text("hello"));
        v.put("Empty", text(""));
        v.put("Html", text("<b class=\"x\">it's & more</b>"));
        v.put("Uni", text("h\u00e9llo \u4e16\u754c \ud83d\ude00"));
        v.put("Bad", text("a\udcffb"));
        v.put("Nasty", text("a\tb\n\u0001\u200b`\\"));
        v.put("Named", typed("main.Named", "named"));
        v.put("Ints", new Values(INTS, List.of(integer(3), integer(1), integer(2))));
        v.put("NoInts", new Values(INTS, List.of()));
        v.put("Strs", Values.ofStrings(List.of("a", "b c", "d")));
        v.put(
                "Any",
                Values.ofAny(
                        List.of(
                                integer(1),
                                text("two"),
                                FloatValue.of(3.5),
                                Nil.NIL,
                                BoolValue.TRUE)));
        v.put(
                "Bytes",
                new Values(
                        Type.listOf(Type.BYTE),
                        List.of(
                                new IntegerValue(104, Type.BYTE),
                                new IntegerValue(105, Type.BYTE),
                                new IntegerValue(255, Type.BYTE))));
        v.put("Points", new Values(Type.listOf(POINT), List.of(point(1, 2), point(3, 4))));
        v.put(
                "Nested",
                new Values(
                        Type.listOf(INTS),
                        List.of(
                                new Values(INTS, List.of(integer(1), integer(2))),
                                new Values(INTS, List.of(integer(3))))));
        v.put(
                "Map",
                Entries.of(
                        Type.mapOf(Type.STRING, Type.INT),
                        Map.of("b", integer(2), "a", integer(1), "z-z", integer(26))));
        v.put("SMap", Entries.ofStrings(Map.of("x", "ex", "y", "why")));
        Map<String, Value> anything = new LinkedHashMap<>();
        anything.put("n", integer(1));
        anything.put("s", text("str"));
        anything.put("nil", Nil.NIL);
        anything.put("m", Entries.ofStrings(Map.of("k", "v")));
        anything.put("l", Values.ofAny(List.of(integer(1), text("a"))));
        v.put("AMap", Entries.ofAny(anything));
        v.put(
                "IMap",
                new Entries(
                        Type.mapOf(Type.INT, Type.STRING),
                        List.of(
                                Map.entry(integer(10), text("ten")),
                                Map.entry(integer(2), text("two")))));
        v.put("NoMap", Entries.of(Type.mapOf(Type.STRING, Type.INT), Map.of()));
        v.put("Point", point(5, 6));
        v.put("Stringy", stringy());
        v.put("Time", TimeValue.utc(Instant.parse("2024-02-29T13:04:05.678900Z")));
        v.put("ZeroTime", TimeValue.utc(TimeValue.ZERO));
        v.put("Dur", Durations.ofNanos(3_723_500_000_000L));
        v.put("NilAny", Nil.NIL);
        v.put("Fn", twice());
        v.put("SafeHTML", typed("template.HTML", "<i>&amp;</i>"));
        v.put("SafeURL", typed("template.URL", "javascript:x('y')"));
        v.put("SafeJS", typed("template.JS", "f(1)"));
        v.put("SafeJSStr", typed("template.JSStr", "a\\x20'b"));
        v.put("SafeCSS", typed("template.CSS", "a: b(c)"));
        v.put("SafeAttr", typed("template.HTMLAttr", "dir=\"ltr\""));
        v.put("SafeSrcset", typed("template.Srcset", "a.png 1x, b.png 2x"));
        v.put("Url", text("https://example.com/a b?q=<x>&r='y'#f"));
        v.put("JsUrl", text("javascript:alert(1)"));
        return new Struct(Type.pointerTo(Type.struct("main.Root")), v, methods(), null);
    }

    private static Value stringy() {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("A", integer(7));
        return new Struct(Type.struct("main.Stringy"), values, Map.of(), "<7>");
    }

    private static Value twice() {
        Function function = Function.of(words -> integer(2 * number(words.getFirst())), Type.INT);
        return new FunctionValue(function, Type.function("func(int) int"));
    }

    private static Map<String, Function> methods() {
        BiFunction<String, Type, Function> show =
                (label, type) ->
                        Function.of(words -> text(label + ":" + print(words.getFirst())), type);
        return Map.ofEntries(
                Map.entry(
                        "Add",
                        Function.of(
                                words -> integer(number(words.get(0)) + number(words.get(1))),
                                Type.INT,
                                Type.INT)),
                Map.entry(
                        "Greet",
                        Function.of(words -> text("hi " + string(words.getFirst())), Type.STRING)),
                Map.entry(
                        "Fail",
                        Function.of(
                                _ -> {
                                    throw new CallFailure("it failed");
                                })),
                Map.entry("NoArgs", Function.getter(text("none"))),
                Map.entry(
                        "Variadic",
                        Function.variadic(
                                words ->
                                        text(
                                                words.stream()
                                                        .skip(1)
                                                        .map(TestData::string)
                                                        .collect(
                                                                Collectors.joining(
                                                                        string(words.getFirst())))),
                                Type.STRING,
                                Type.STRING)),
                Map.entry("TakeBool", show.apply("bool", Type.BOOL)),
                Map.entry("TakeFloat", show.apply("float", Type.FLOAT64)),
                Map.entry("TakeUint", show.apply("uint", Type.UINT)),
                Map.entry("TakeI64", show.apply("int64", Type.INT64)),
                Map.entry("TakeAny", show.apply("any", Type.ANY)),
                Map.entry("TakeMap", show.apply("map", Type.mapOf(Type.STRING, Type.INT))),
                Map.entry("TakeStrs", show.apply("strs", STRINGS)),
                Map.entry("TakeComplex", show.apply("complex", Type.COMPLEX128)),
                Map.entry("TakePoint", show.apply("point", POINT)),
                Map.entry(
                        "TakeFunc", Function.of(_ -> text("func"), Type.function("func(int) int"))),
                Map.entry("Nothing", Function.getter(Nil.NIL)));
    }

    private static String print(Value value) {
        return switch (Templates.parse(List.of(), Map.of(), MissingKeys.PRINT_NO_VALUE)
                .orThrow()
                .text(new Source("p", "{{print .}}"))
                .orThrow()
                .render(value)) {
            case Rendering.Text(String text) -> text;
            case Rendering.ExecutionFailure failure -> failure.message();
        };
    }
}
