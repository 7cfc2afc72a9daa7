// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.execute;

import dev.watchfire.gotemplate.value.Function;
import dev.watchfire.gotemplate.value.ObjectValue;
import dev.watchfire.gotemplate.value.Type;
import dev.watchfire.gotemplate.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a pointer points to. Templates print that, and not an ampersand.
record Indirect(ObjectValue pointer) implements ObjectValue {
    static Value of(Value value) {
        return value instanceof ObjectValue object
                        && object.type().kind() == Type.Kind.POINTER
                        && object.stringForm() == null
                ? new Indirect(object)
                : value;
    }

    @Override
    public Type type() {
        return pointer.type().element();
    }

    @Override
    public List<Field> fields() {
        return pointer.fields();
    }

    @Override
    public @Nullable Value field(String name) {
        return pointer.field(name);
    }

    @Override
    public @Nullable Function method(String name) {
        return pointer.method(name);
    }
}
