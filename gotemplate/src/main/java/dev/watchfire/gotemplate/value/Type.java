// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

import org.jspecify.annotations.Nullable;

/// A Go type, as far as templates can tell: its name in messages and `%T`, its kind, and what it is
/// made of. Two types are the same when their names are.
public final class Type {
    /// What Go calls a kind; the integer kinds differ by their size only.
    public enum Kind {
        NIL,
        BOOL,
        INT,
        UINT,
        FLOAT,
        COMPLEX,
        STRING,
        LIST,
        MAP,
        STRUCT,
        POINTER,
        INTERFACE,
        FUNCTION
    }

    /// Go methods of a type that is not a struct, such as a number with a name.
    public interface Behaviour {
        @Nullable String stringForm(Value value);

        @Nullable Function method(Value value, String name);
    }

    public static final Type NIL = new Type("<nil>", Kind.NIL, false, null, null);
    public static final Type BOOL = new Type("bool", Kind.BOOL, true, null, null);
    public static final Type INT = new Type("int", Kind.INT, true, null, null);
    public static final Type INT32 = new Type("int32", Kind.INT, true, null, null);
    public static final Type INT64 = new Type("int64", Kind.INT, true, null, null);
    public static final Type UINT = new Type("uint", Kind.UINT, true, null, null);
    public static final Type UINT64 = new Type("uint64", Kind.UINT, true, null, null);
    public static final Type BYTE = new Type("uint8", Kind.UINT, true, null, null);
    public static final Type FLOAT64 = new Type("float64", Kind.FLOAT, true, null, null);
    public static final Type COMPLEX128 = new Type("complex128", Kind.COMPLEX, true, null, null);
    public static final Type STRING = new Type("string", Kind.STRING, true, null, null);

    /// Takes every value and nil.
    public static final Type ANY = new Type("interface {}", Kind.INTERFACE, false, null, null);

    private final String name;
    private final Kind kind;
    private final boolean named;
    private final @Nullable Type key;
    private final @Nullable Type element;

    private final @Nullable Behaviour behaviour;

    private Type(
            String name, Kind kind, boolean named, @Nullable Type key, @Nullable Type element) {
        this(name, kind, named, key, element, null);
    }

    private Type(
            String name,
            Kind kind,
            boolean named,
            @Nullable Type key,
            @Nullable Type element,
            @Nullable Behaviour behaviour) {
        this.name = name;
        this.kind = kind;
        this.named = named;
        this.key = key;
        this.element = element;
        this.behaviour = behaviour;
    }

    /// A defined type with methods.
    public static Type defined(String name, Type underlying, Behaviour behaviour) {
        return new Type(name, underlying.kind, true, underlying.key, underlying.element, behaviour);
    }

    /// A defined type with the kind and parts of another one, as in `type KV map[string]string`.
    public static Type defined(String name, Type underlying) {
        return new Type(name, underlying.kind, true, underlying.key, underlying.element);
    }

    public static Type listOf(Type element) {
        return new Type("[]" + element.name, Kind.LIST, false, null, element);
    }

    public static Type mapOf(Type key, Type element) {
        return new Type("map[" + key.name + "]" + element.name, Kind.MAP, false, key, element);
    }

    public static Type struct(String name) {
        return new Type(name, Kind.STRUCT, true, null, null);
    }

    public static Type pointerTo(Type target) {
        return new Type("*" + target.name, Kind.POINTER, false, null, target);
    }

    /// A function type, by its name in full.
    public static Type function(String name) {
        return new Type(name, Kind.FUNCTION, false, null, null);
    }

    public @Nullable Behaviour behaviour() {
        return behaviour;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /// What a list or a map holds, or what a pointer points to; any for everything else.
    public Type element() {
        return element == null ? ANY : element;
    }

    /// What a map is looked up by; any for everything else.
    public Type key() {
        return key == null ? ANY : key;
    }

    /// Whether a value of this type can be given where `target` is wanted.
    public boolean isAssignableTo(Type target) {
        if (target.kind == Kind.INTERFACE || name.equals(target.name)) {
            return true;
        }
        return (!named || !target.named)
                && (kind == Kind.LIST || kind == Kind.MAP)
                && kind == target.kind
                && element().equals(target.element())
                && key().equals(target.key());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Type type && type.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
