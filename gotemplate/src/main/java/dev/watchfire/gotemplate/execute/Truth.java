// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

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
import dev.watchfire.gotemplate.value.Value;

/// What `if` takes for true: all that is neither zero, empty nor nil.
final class Truth {
    private Truth() {}

    static boolean of(Value value) {
        return switch (value) {
            case Nil _ -> false;
            case BoolValue(boolean truth, Type _) -> truth;
            case IntegerValue number -> number.bits() != 0;
            case FloatValue(double number, Type _) -> number != 0;
            case ComplexValue number -> number.real() != 0 || number.imaginary() != 0;
            case StringValue(String text, Type _) -> !text.isEmpty();
            case ListValue list -> list.size() > 0;
            case MapValue map -> map.size() > 0;
            case ObjectValue _, FunctionValue _ -> true;
        };
    }
}
