// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a template computes with. Values are immutable and safe for any thread; what implements an
/// open part of this model must be so too.
public sealed interface Value
        permits Nil,
                BoolValue,
                IntegerValue,
                FloatValue,
                ComplexValue,
                StringValue,
                ListValue,
                MapValue,
                ObjectValue,
                FunctionValue {
    Type type();

    /// What Go's `String` method would give; null where the type has none.
    default @Nullable String stringForm() {
        Type.Behaviour behaviour = type().behaviour();
        return behaviour == null ? null : behaviour.stringForm(this);
    }

    /// The method with this name, bound to this value; null where there is none.
    default @Nullable Function method(String name) {
        Type.Behaviour behaviour = type().behaviour();
        return behaviour == null ? null : behaviour.method(this, name);
    }

    /// What a variable of this type holds before anything is assigned.
    static Value zero(Type type) {
        return switch (type.kind()) {
            case BOOL -> new BoolValue(false, type);
            case INT, UINT -> new IntegerValue(0, type);
            case FLOAT -> new FloatValue(0, type);
            case COMPLEX -> new ComplexValue(0, 0, type);
            case STRING -> new StringValue("", type);
            case LIST -> new Values(type, List.of());
            case MAP -> new Entries(type, List.of());
            case INTERFACE -> Nil.IN_INTERFACE;
            case NIL, STRUCT, POINTER, FUNCTION -> Nil.NIL;
        };
    }
}
