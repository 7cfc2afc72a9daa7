// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

/// A complex number: what a literal such as `2i` is.
public record ComplexValue(double real, double imaginary, Type type) implements Value {
    public static ComplexValue of(double real, double imaginary) {
        return new ComplexValue(real, imaginary, Type.COMPLEX128);
    }
}
