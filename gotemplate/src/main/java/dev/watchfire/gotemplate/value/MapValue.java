// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Go map.
public non-sealed interface MapValue extends Value {
    int size();

    /// What is under `key`; null where nothing is.
    @Nullable Value get(Value key);

    /// The keys in Go's order for printing: numbers by size, strings by their UTF-8 bytes.
    List<Value> keys();
}
