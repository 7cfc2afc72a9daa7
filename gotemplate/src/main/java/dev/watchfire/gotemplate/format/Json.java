// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.format;

import dev.watchfire.gotemplate.time.TimeValue;
import dev.watchfire.gotemplate.value.BoolValue;
import dev.watchfire.gotemplate.value.CallFailure;
import dev.watchfire.gotemplate.value.ComplexValue;
import dev.watchfire.gotemplate.value.FloatValue;
import dev.watchfire.gotemplate.value.FunctionValue;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.ListValue;
import dev.watchfire.gotemplate.value.MapValue;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.ObjectValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Utf8;
import dev.watchfire.gotemplate.value.Value;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// Values as `encoding/json` marshals them, with what HTML minds escaped.
public final class Json {
    private static final String ESCAPED = "<>&\u2028\u2029";

    private final Output out;

    private Json(Output out) {
        this.out = out;
    }

    /// @throws CallFailure where JSON has nothing for the value
    public static String marshal(Value value, int limit) throws CallFailure {
        Output out = new Output(limit);
        new Json(out).write(value, 0);
        return out.toString();
    }

    private void write(Value value, int depth) throws CallFailure {
        if (depth > Printer.MAX_VALUE_DEPTH) {
            throw Output.stop(
                    "exceeded maximum depth of a printed value (" + Printer.MAX_VALUE_DEPTH + ")");
        }
        switch (value) {
            case Nil _ -> out.append("null");
            case BoolValue(boolean truth, Type _) -> out.append(String.valueOf(truth));
            case IntegerValue number ->
                    out.append(
                            number.isSigned()
                                    ? Long.toString(number.bits())
                                    : Long.toUnsignedString(number.bits()));
            case FloatValue(double number, Type _) -> out.append(number(number));
            case StringValue(String text, Type _) -> string(text);
            case TimeValue time -> string(time.jsonForm());
            case ListValue list -> list(list, depth);
            case MapValue map -> map(map, depth);
            case ObjectValue object -> object(object, depth);
            case ComplexValue _, FunctionValue _ ->
                    throw new CallFailure("json: unsupported type: " + value.type().name());
        }
    }

    private static String number(double number) throws CallFailure {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new CallFailure("json: unsupported value: " + Floats.format(number, 'g', -1));
        }
        double size = Math.abs(number);
        if (size == 0 || size >= 1e-6 && size < 1e21) {
            return Floats.format(number, 'f', Floats.SHORTEST);
        }
        // JSON's exponents have no leading zero.
        return Floats.format(number, 'e', Floats.SHORTEST).replaceFirst("e-0(\\d)$", "e-$1");
    }

    private void string(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> {
                    if (c < ' ' || ESCAPED.indexOf(c) >= 0) {
                        quoted.append("\\u").append(String.format("%04x", c));
                    } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                        quoted.append("\\ufffd");
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        }
        out.append(quoted.append('"').toString());
    }

    private void list(ListValue list, int depth) throws CallFailure {
        if (list.type().element().equals(Type.BYTE)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < list.size(); i++) {
                bytes.write(list.get(i) instanceof IntegerValue number ? (int) number.bits() : 0);
            }
            string(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            return;
        }
        out.append("[");
        for (int i = 0; i < list.size(); i++) {
            out.append(i > 0 ? "," : "");
            write(list.get(i), depth + 1);
        }
        out.append("]");
    }

    private void map(MapValue map, int depth) throws CallFailure {
        out.append("{");
        String separator = "";
        Map<String, Value> entries = new TreeMap<>(Utf8::compare);
        for (Value key : map.keys()) {
            Value value = map.get(key);
            entries.put(keyText(map, key), value == null ? Nil.NIL : value);
        }
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            out.append(separator);
            separator = ",";
            string(entry.getKey());
            out.append(":");
            write(entry.getValue(), depth + 1);
        }
        out.append("}");
    }

    private static String keyText(MapValue map, Value key) throws CallFailure {
        return switch (key) {
            case StringValue(String text, Type _) -> text;
            case IntegerValue number ->
                    number.isSigned()
                            ? Long.toString(number.bits())
                            : Long.toUnsignedString(number.bits());
            default -> throw new CallFailure("json: unsupported type: " + map.type().name());
        };
    }

    private void object(ObjectValue object, int depth) throws CallFailure {
        out.append("{");
        String separator = "";
        for (ObjectValue.Field field : object.fields()) {
            out.append(separator);
            separator = ",";
            string(field.jsonName());
            out.append(":");
            Value value = object.field(field.name());
            write(value == null ? Nil.NIL : value, depth + 1);
        }
        out.append("}");
    }
}
