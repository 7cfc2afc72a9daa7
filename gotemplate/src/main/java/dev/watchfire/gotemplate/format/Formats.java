// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.format;

import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;

/// `fmt.Sprint`, `fmt.Sprintln` and `fmt.Sprintf`. What would grow past a bound throws {@link
/// Output.FullException}.
public final class Formats {
    /// Widths and precisions; a template that pads to more is up to no good.
    public static final int MAX_WIDTH = 10_000;

    private Formats() {}

    /// Appends one value as `%v`.
    public static void append(Output out, Value value) {
        if (value instanceof StringValue(String text, Type _)) {
            out.append(text);
        } else {
            new Printer(out, new Flags()).argument(value, 'v');
        }
    }

    public static String print(List<Value> arguments, int limit) {
        Output out = new Output(limit);
        Printer printer = new Printer(out, new Flags());
        boolean previousIsString = true;
        for (int i = 0; i < arguments.size(); i++) {
            Value argument = arguments.get(i);
            boolean isString = argument instanceof StringValue;
            if (i > 0 && !isString && !previousIsString) {
                out.append(" ");
            }
            printer.argument(argument, 'v');
            previousIsString = isString;
        }
        return out.toString();
    }

    public static String printLine(List<Value> arguments, int limit) {
        Output out = new Output(limit);
        Printer printer = new Printer(out, new Flags());
        String separator = "";
        for (Value argument : arguments) {
            out.append(separator);
            separator = " ";
            printer.argument(argument, 'v');
        }
        return out.append("\n").toString();
    }

    public static String format(String format, List<Value> arguments, int limit) {
        return new Directives(format, arguments, limit).run();
    }

    /// The number of a `*`; absent where the argument is no number or an outrageous one.
    static int starred(Value value) {
        return value instanceof IntegerValue number && Math.abs(number.bits()) <= 1_000_000
                ? (int) number.bits()
                : Integer.MIN_VALUE;
    }
}
