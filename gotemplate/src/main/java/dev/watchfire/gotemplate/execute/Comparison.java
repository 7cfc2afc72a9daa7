// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

import dev.watchfire.gotemplate.format.Formats;
import dev.watchfire.gotemplate.value.BoolValue;
import dev.watchfire.gotemplate.value.CallFailure;
import dev.watchfire.gotemplate.value.ComplexValue;
import dev.watchfire.gotemplate.value.FloatValue;
import dev.watchfire.gotemplate.value.IntegerValue;
import dev.watchfire.gotemplate.value.Nil;
import dev.watchfire.gotemplate.value.ObjectValue;
import dev.watchfire.gotemplate.value.StringValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Utf8;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;

/// `eq` and its kin. Numbers compare across their integer types, but not with floating-point ones.
final class Comparison {
    private Comparison() {}

    private static CallFailure badType() {
        return new CallFailure("invalid type for comparison");
    }

    private static CallFailure incompatible() {
        return new CallFailure("incompatible types for comparison");
    }

    /// Whether the first equals one of the others.
    static boolean equal(List<Value> arguments) throws CallFailure {
        Value first = arguments.getFirst();
        if (arguments.size() == 1) {
            throw new CallFailure("missing argument for comparison");
        }
        for (Value other : arguments.subList(1, arguments.size())) {
            if (equal(first, other)) {
                return true;
            }
        }
        return false;
    }

    static boolean equal(Value a, Value b) throws CallFailure {
        if (a instanceof IntegerValue left && b instanceof IntegerValue right) {
            boolean sameSign = left.isSigned() == right.isSigned();
            return left.bits() == right.bits() && (sameSign || left.bits() >= 0);
        }
        if (a instanceof Nil || b instanceof Nil) {
            return a instanceof Nil && b instanceof Nil;
        }
        if (isBasic(a) || isBasic(b)) {
            return equalBasic(a, b);
        }
        if (a.type().kind() != b.type().kind()) {
            throw new CallFailure(
                    String.format(
                            "non-comparable types %s: %s, %s: %s",
                            shown("%s", a), a.type(), b.type(), shown("%v", b)));
        }
        if (isCollection(b)) {
            throw new CallFailure("non-comparable type " + shown("%s", b) + ": " + b.type());
        }
        return a.type().equals(b.type()) && equalObjects(a, b);
    }

    private static boolean isCollection(Value value) {
        return switch (value.type().kind()) {
            case LIST, MAP, FUNCTION -> true;
            default -> false;
        };
    }

    private static String shown(String verb, Value value) {
        return Formats.format(verb, List.of(value), Limits.MAX_OUTPUT);
    }

    private static boolean equalObjects(Value a, Value b) throws CallFailure {
        if (a == b || a.equals(b)) {
            return true;
        }
        if (a instanceof ObjectValue left && b instanceof ObjectValue right) {
            if (left.type().kind() == Type.Kind.POINTER || left.fields().isEmpty()) {
                return false;
            }
            for (ObjectValue.Field field : left.fields()) {
                Value x = left.field(field.name());
                Value y = right.field(field.name());
                if (x == null || y == null || !equal(x, y)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    private static boolean isBasic(Value value) {
        return switch (value.type().kind()) {
            case BOOL, INT, UINT, FLOAT, COMPLEX, STRING -> true;
            default -> false;
        };
    }

    private static boolean equalBasic(Value a, Value b) throws CallFailure {
        if (a instanceof StringValue(String left, Type _)
                && b instanceof StringValue(String right, Type _)) {
            return left.equals(right);
        }
        if (a instanceof BoolValue(boolean left, Type _)
                && b instanceof BoolValue(boolean right, Type _)) {
            return left == right;
        }
        if (a instanceof FloatValue(double left, Type _)
                && b instanceof FloatValue(double right, Type _)) {
            return left == right;
        }
        if (a instanceof ComplexValue left && b instanceof ComplexValue right) {
            return left.real() == right.real() && left.imaginary() == right.imaginary();
        }
        throw incompatible();
    }

    /// Whether the first comes before the second.
    static boolean less(Value a, Value b) throws CallFailure {
        if (a instanceof IntegerValue left && b instanceof IntegerValue right) {
            return lessIntegers(left, right);
        }
        if (a instanceof StringValue(String left, Type _)
                && b instanceof StringValue(String right, Type _)) {
            return Utf8.compare(left, right) < 0;
        }
        if (a instanceof FloatValue(double left, Type _)
                && b instanceof FloatValue(double right, Type _)) {
            return left < right;
        }
        if (!isBasic(a) || !isBasic(b)) {
            throw badType();
        }
        if (a.type().kind() != b.type().kind()) {
            throw incompatible();
        }
        throw badType();
    }

    private static boolean lessIntegers(IntegerValue a, IntegerValue b) {
        if (a.isSigned() && b.isSigned()) {
            return a.bits() < b.bits();
        }
        if (a.isSigned() && a.bits() < 0 || b.isSigned() && b.bits() < 0) {
            return a.isSigned() && a.bits() < 0;
        }
        return Long.compareUnsigned(a.bits(), b.bits()) < 0;
    }

    /// `le` as Go has it: less, or equal.
    static boolean lessOrEqual(Value a, Value b) throws CallFailure {
        return less(a, b) || equal(a, b);
    }

    /// `gt` as Go has it: neither less nor equal.
    static boolean greater(Value a, Value b) throws CallFailure {
        return !lessOrEqual(a, b);
    }
}
