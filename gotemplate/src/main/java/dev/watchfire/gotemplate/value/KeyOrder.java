// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

import java.util.Comparator;

/// The order in which Go prints and walks the keys of a map (`internal/fmtsort`).
public enum KeyOrder implements Comparator<Value> {
    INSTANCE;

    @Override
    public int compare(Value a, Value b) {
        if (a instanceof StringValue(String left, Type _)
                && b instanceof StringValue(String right, Type _)) {
            return Utf8.compare(left, right);
        }
        if (a instanceof IntegerValue left && b instanceof IntegerValue right) {
            return left.isSigned()
                    ? Long.compare(left.bits(), right.bits())
                    : Long.compareUnsigned(left.bits(), right.bits());
        }
        if (a instanceof FloatValue(double left, Type _)
                && b instanceof FloatValue(double right, Type _)) {
            return Double.compare(left, right);
        }
        if (a instanceof BoolValue(boolean left, Type _)
                && b instanceof BoolValue(boolean right, Type _)) {
            return Boolean.compare(left, right);
        }
        int kinds = a.type().kind().compareTo(b.type().kind());
        return kinds != 0 ? kinds : a.type().name().compareTo(b.type().name());
    }
}
