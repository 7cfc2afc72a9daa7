// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

/// A whole number, signed or not as its type says; `bits` of an unsigned one are to be read so.
public record IntegerValue(long bits, Type type) implements Value {
    public static IntegerValue of(long value) {
        return new IntegerValue(value, Type.INT);
    }

    public boolean isSigned() {
        return type.kind() == Type.Kind.INT;
    }
}
