// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.format;

import dev.watchfire.gotemplate.value.BoolValue;
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

/// Writes values as Go's `fmt` does for a verb (https://pkg.go.dev/fmt#hdr-Printing).
final class Printer {
    /// Values inside values; deeper ones would need a deep stack.
    static final int MAX_VALUE_DEPTH = 100;

    /// Where there is no address to show.
    private static final long ADDRESS = 0xc000010000L;

    private final Output out;
    private final Flags flags;
    private final Scalars scalars;

    Printer(Output out, Flags flags) {
        this.out = out;
        this.flags = flags;
        this.scalars = new Scalars(out, flags);
    }

    void argument(Value value, int verb) {
        if (value instanceof Nil) {
            if (verb == 'T' || verb == 'v') {
                scalars.pad("<nil>");
            } else {
                badVerb(value, verb);
            }
        } else if (verb == 'T') {
            scalars.string(value.type().name());
        } else if (verb == 'p') {
            pointer(value, verb);
        } else {
            print(value, verb, 0);
        }
    }

    private void badVerb(Value value, int verb) {
        out.append("%!").append(Character.toString(verb)).append("(");
        if (value instanceof Nil) {
            out.append("<nil>");
        } else {
            out.append(value.type().name()).append("=");
            print(value, 'v', 0, true);
        }
        out.append(")");
    }

    private void print(Value value, int verb, int depth) {
        print(value, verb, depth, false);
    }

    private void print(Value value, int verb, int depth, boolean inError) {
        if (depth > MAX_VALUE_DEPTH) {
            throw Output.stop(
                    "exceeded maximum depth of a printed value (" + MAX_VALUE_DEPTH + ")");
        }
        if (!inError && !flags.sharpV && isStringVerb(verb)) {
            String text = value.stringForm();
            if (text != null) {
                string(value, text, verb);
                return;
            }
        }
        switch (value) {
            case Nil _ -> out.append(flags.sharpV ? "interface {}(nil)" : "<nil>");
            case BoolValue(boolean truth, Type _) -> {
                if (verb == 't' || verb == 'v') {
                    scalars.bool(truth);
                } else {
                    badVerb(value, verb);
                }
            }
            case IntegerValue number -> integer(number, verb);
            case FloatValue(double number, Type _) -> floating(value, number, verb);
            case ComplexValue number -> complex(number, verb);
            case StringValue(String text, Type _) -> string(value, text, verb);
            case ListValue list -> list(list, verb, depth);
            case MapValue map -> map(map, verb, depth);
            case ObjectValue object -> object(object, verb, depth);
            case FunctionValue _ -> pointer(value, verb);
        }
    }

    private static boolean isStringVerb(int verb) {
        return verb == 'v' || verb == 's' || verb == 'x' || verb == 'X' || verb == 'q';
    }

    private void string(Value value, String text, int verb) {
        switch (verb) {
            case 'v' -> {
                if (flags.sharpV) {
                    scalars.quoted(text);
                } else {
                    scalars.string(text);
                }
            }
            case 's' -> scalars.string(text);
            case 'x', 'X' -> scalars.hexString(text, verb == 'X');
            case 'q' -> scalars.quoted(text);
            default -> badVerb(value, verb);
        }
    }

    private void integer(IntegerValue number, int verb) {
        long bits = number.bits();
        boolean signed = number.isSigned();
        switch (verb) {
            case 'v' -> {
                if (flags.sharpV && !signed) {
                    scalars.hex0x(bits);
                } else {
                    scalars.integer(bits, signed, 10, 'v');
                }
            }
            case 'd' -> scalars.integer(bits, signed, 10, 'd');
            case 'b' -> scalars.integer(bits, signed, 2, 'b');
            case 'o', 'O' -> scalars.integer(bits, signed, 8, (char) verb);
            case 'x', 'X' -> scalars.integer(bits, signed, 16, (char) verb);
            case 'c' -> scalars.character(bits);
            case 'q' -> scalars.quotedCharacter(bits);
            case 'U' -> scalars.unicode(bits);
            default -> badVerb(number, verb);
        }
    }

    private void floating(Value value, double number, int verb) {
        switch (verb) {
            case 'v' -> scalars.floating(number, 'g', Floats.SHORTEST);
            case 'b', 'g', 'G', 'x', 'X' -> scalars.floating(number, (char) verb, Floats.SHORTEST);
            case 'f', 'e', 'E' -> scalars.floating(number, (char) verb, 6);
            case 'F' -> scalars.floating(number, 'f', 6);
            default -> badVerb(value, verb);
        }
    }

    private void complex(ComplexValue number, int verb) {
        if ("vbgGxXfFeE".indexOf(verb) < 0) {
            badVerb(number, verb);
            return;
        }
        boolean plus = flags.plus;
        out.append("(");
        floating(number, number.real(), verb);
        flags.plus = true;
        floating(number, number.imaginary(), verb);
        out.append("i)");
        flags.plus = plus;
    }

    private void list(ListValue list, int verb, int depth) {
        if (list.type().element().equals(Type.BYTE) && verb != 'd' && isStringVerb(verb)) {
            if (verb != 'v') {
                string(list, bytesOf(list), verb);
                return;
            }
        }
        out.append(flags.sharpV ? shownName(list.type()) + "{" : "[");
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(flags.sharpV ? ", " : " ");
            }
            print(list.get(i), verb, depth + 1);
        }
        out.append(flags.sharpV ? "}" : "]");
    }

    /// Go shows the one list type that it has two names for by the other one.
    private static String shownName(Type type) {
        return type.name().equals("[]uint8") ? "[]byte" : type.name();
    }

    private static String bytesOf(ListValue list) {
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = list.get(i) instanceof IntegerValue number ? (byte) number.bits() : 0;
        }
        return Utf8.decode(bytes, 0, bytes.length);
    }

    private void map(MapValue map, int verb, int depth) {
        out.append(flags.sharpV ? map.type().name() + "{" : "map[");
        String separator = "";
        for (Value key : map.keys()) {
            out.append(separator);
            separator = flags.sharpV ? ", " : " ";
            print(key, verb, depth + 1);
            out.append(":");
            Value value = map.get(key);
            print(value == null ? Nil.NIL : value, verb, depth + 1);
        }
        out.append(flags.sharpV ? "}" : "]");
    }

    private void object(ObjectValue object, int verb, int depth) {
        Type type = object.type();
        if (type.kind() == Type.Kind.POINTER) {
            if (depth > 0) {
                pointer(object, verb);
                return;
            }
            out.append("&");
            type = type.element();
        }
        out.append(flags.sharpV ? type.name() + "{" : "{");
        String separator = "";
        for (ObjectValue.Field field : object.fields()) {
            out.append(separator);
            separator = flags.sharpV ? ", " : " ";
            if (flags.plusV || flags.sharpV) {
                out.append(field.name()).append(":");
            }
            Value value = object.field(field.name());
            print(value == null ? Nil.NIL : value, verb, depth + 1);
        }
        out.append("}");
    }

    private void pointer(Value value, int verb) {
        boolean isPointer =
                switch (value.type().kind()) {
                    case FUNCTION, POINTER, MAP, LIST -> true;
                    default -> false;
                };
        if (!isPointer) {
            badVerb(value, verb);
            return;
        }
        switch (verb) {
            case 'v' -> {
                if (flags.sharpV) {
                    out.append("(" + value.type().name() + ")(");
                    scalars.hex0x(ADDRESS);
                    out.append(")");
                } else {
                    scalars.hex0x(ADDRESS);
                }
            }
            case 'p' -> {
                if (flags.sharp) {
                    scalars.integer(ADDRESS, false, 16, 'x');
                } else {
                    scalars.hex0x(ADDRESS);
                }
            }
            case 'b', 'd' -> scalars.integer(ADDRESS, false, verb == 'b' ? 2 : 10, (char) verb);
            case 'o' -> scalars.integer(ADDRESS, false, 8, 'o');
            case 'x', 'X' -> scalars.integer(ADDRESS, false, 16, (char) verb);
            default -> badVerb(value, verb);
        }
    }
}
