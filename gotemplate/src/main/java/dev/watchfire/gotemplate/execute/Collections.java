// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

import dev.watchfire.gotemplate.value.CallFailure;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.ListValue;
import dev.watchfire.gotemplate.value.MapValue;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Utf8;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;

/// `index`, `slice` and `len`. Strings are bytes to them.
final class Collections {
    private Collections() {}

    static int length(Value value) throws CallFailure {
        return switch (value) {
            case StringValue(String text, Type _) -> Utf8.length(text);
            case ListValue list -> list.size();
            case MapValue map -> map.size();
            case Nil _ ->
                    throw new CallFailure(
                            value == Nil.NIL
                                    ? "reflect: call of reflect.Value.Type on zero Value"
                                    : "len of nil pointer");
            default -> throw new CallFailure("len of type " + Indirect.of(value).type());
        };
    }

    static Value index(List<Value> words) throws CallFailure {
        Value item = words.getFirst();
        if (item instanceof Nil) {
            throw new CallFailure("index of untyped nil");
        }
        for (int i = 1; i < words.size(); i++) {
            Value index = words.get(i);
            item =
                    switch (item) {
                        case ListValue list -> list.get(element(index, list.size(), "slice"));
                        case StringValue(String text, Type _) -> byteAt(text, index);
                        case MapValue map -> lookUp(map, index);
                        case Nil _ -> throw new CallFailure("index of nil pointer");
                        default ->
                                throw new CallFailure(
                                        "can't index item of type " + Indirect.of(item).type());
                    };
        }
        return item;
    }

    private static Value byteAt(String text, Value index) throws CallFailure {
        byte[] bytes = Utf8.encode(text);
        return new IntegerValue(bytes[element(index, bytes.length, "string")] & 0xff, Type.BYTE);
    }

    private static Value lookUp(MapValue map, Value index) throws CallFailure {
        Value found = map.get(prepared(index, map.type().key(), ""));
        return found == null ? Value.zero(map.type().element()) : found;
    }

    /// A value as a parameter or a map's key wants it.
    static Value prepared(Value value, Type wanted, String prefix) throws CallFailure {
        if (value instanceof Nil) {
            Value zero = Value.zero(wanted);
            boolean canBeNil =
                    zero instanceof Nil
                            || wanted.kind() == Type.Kind.LIST
                            || wanted.kind() == Type.Kind.MAP;
            if (!canBeNil || wanted.kind() == Type.Kind.STRUCT) {
                throw new CallFailure(prefix + "value is nil; should be of type " + wanted);
            }
            return zero;
        }
        if (value.type().isAssignableTo(wanted)) {
            return value;
        }
        if (value instanceof IntegerValue number
                && (wanted.kind() == Type.Kind.INT || wanted.kind() == Type.Kind.UINT)) {
            return new IntegerValue(number.bits(), wanted);
        }
        throw new CallFailure(prefix + "value has type " + value.type() + "; should be " + wanted);
    }

    /// Go lets an index through that is one too high, and stumbles over it later.
    private static int element(Value index, int size, String what) throws CallFailure {
        int position = position(index, size);
        if (position == size) {
            throw new CallFailure("reflect: " + what + " index out of range");
        }
        return position;
    }

    private static int position(Value index, int last) throws CallFailure {
        if (index instanceof Nil) {
            throw new CallFailure("cannot index slice/array with nil");
        }
        if (!(index instanceof IntegerValue number)) {
            throw new CallFailure("cannot index slice/array with type " + index.type().name());
        }
        if (number.bits() < 0 || number.bits() > last) {
            throw new CallFailure("index out of range: " + number.bits());
        }
        return (int) number.bits();
    }

    static Value slice(List<Value> words) throws CallFailure {
        Value item = words.getFirst();
        int count = words.size() - 1;
        if (item instanceof Nil) {
            throw new CallFailure("slice of untyped nil");
        }
        if (count > 3) {
            throw new CallFailure("too many slice indexes: " + count);
        }
        if (item instanceof StringValue && count == 3) {
            throw new CallFailure("cannot 3-index slice a string");
        }
        if (!(item instanceof StringValue) && !(item instanceof ListValue)) {
            throw new CallFailure("can't slice item of type " + item.type().name());
        }
        int size = length(item);
        int[] ends = {0, size, size};
        for (int i = 0; i < count; i++) {
            Value index = words.get(i + 1);
            if (index == Nil.IN_INTERFACE) {
                throw new CallFailure("cannot index slice/array with type interface {}");
            }
            ends[i] = position(index, size);
        }
        for (int i = 0; i < Math.max(1, count - 1); i++) {
            if (ends[i] > ends[i + 1]) {
                throw new CallFailure("invalid slice index: " + ends[i] + " > " + ends[i + 1]);
            }
        }
        if (item instanceof StringValue(String text, Type type)) {
            return new StringValue(Utf8.decode(Utf8.encode(text), ends[0], ends[1]), type);
        }
        return item instanceof ListValue list ? list.slice(ends[0], ends[1]) : item;
    }
}
