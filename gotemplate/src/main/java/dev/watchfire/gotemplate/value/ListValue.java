// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

/// A Go slice or array.
public non-sealed interface ListValue extends Value {
    int size();

    /// The element at `index`, from 0.
    Value get(int index);

    /// Elements `from` up to but not including `to`, with the same type.
    default ListValue slice(int from, int to) {
        java.util.List<Value> part = new java.util.ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            part.add(get(i));
        }
        return new Values(type(), part);
    }
}
