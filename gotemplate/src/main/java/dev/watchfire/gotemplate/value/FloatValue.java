// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

/// A floating-point number.
public record FloatValue(double value, Type type) implements Value {
    public static FloatValue of(double value) {
        return new FloatValue(value, Type.FLOAT64);
    }
}
