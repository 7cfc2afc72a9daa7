// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

/// Nothing: `nil`, and what is not there. The two look the same, except that a field of nothing is
/// nothing and a field of an interface that holds nothing is an error.
public enum Nil implements Value {
    NIL,
    IN_INTERFACE;

    @Override
    public Type type() {
        return Type.NIL;
    }
}
