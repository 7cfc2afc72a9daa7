// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

/// A string. A byte that is part of no valid UTF-8 is the code unit U+DC00 plus the byte (see
/// {@link Utf8}).
public record StringValue(String text, Type type) implements Value {
    public static final StringValue EMPTY = new StringValue("", Type.STRING);

    public static StringValue of(String text) {
        return text.isEmpty() ? EMPTY : new StringValue(text, Type.STRING);
    }
}
