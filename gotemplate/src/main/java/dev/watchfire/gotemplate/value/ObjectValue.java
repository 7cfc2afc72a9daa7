// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Go struct, or a pointer to one: then the type's kind says so.
public non-sealed interface ObjectValue extends Value {
    /// One field: its name in templates and its name in JSON.
    record Field(String name, String jsonName) {}

    /// The fields as declared, which is the order they print in.
    List<Field> fields();

    /// The value of a field; null where there is no such field.
    @Nullable Value field(String name);
}
