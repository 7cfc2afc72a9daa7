// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

/// True or false.
public record BoolValue(boolean value, Type type) implements Value {
    public static final BoolValue TRUE = new BoolValue(true, Type.BOOL);
    public static final BoolValue FALSE = new BoolValue(false, Type.BOOL);

    public static BoolValue of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
