// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import dev.watchfire.config.schema.Type.Either;
import dev.watchfire.config.schema.Type.ListOf;
import dev.watchfire.config.schema.Type.MapOf;
import dev.watchfire.config.schema.Type.Nested;
import dev.watchfire.config.schema.Type.OneOf;
import dev.watchfire.config.schema.Type.Single;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One row of a table.
///
/// @param byDefault the value where the key is missing, in YAML's spelling, or null for none
/// @param shown whether a default is written out; not so for keys that the older Alertmanagers
///   whose `amtool` re-parses what we write do not know
/// @param isOurs whether Alertmanager does not have it, so that it is never written out
public record Key(
        String name, Type type, @Nullable String byDefault, boolean shown, boolean isOurs) {
    public Key(String name, Type type, @Nullable String byDefault, boolean shown) {
        this(name, type, byDefault, shown, false);
    }

    private static Key of(String name, Type type) {
        return new Key(name, type, null, false);
    }

    /// As a key that Alertmanager does not have.
    public Key ours() {
        return new Key(name, type, byDefault, false, true);
    }

    /// With a default that is written out.
    public Key or(String value) {
        return new Key(name, type, value, true, isOurs);
    }

    /// With a default that is not written out.
    public Key quietly(String value) {
        return new Key(name, type, value, false, isOurs);
    }

    public static Key text(String name) {
        return of(name, new Single(ScalarType.TEXT));
    }

    public static Key secret(String name) {
        return of(name, new Single(ScalarType.SECRET));
    }

    public static Key path(String name) {
        return of(name, new Single(ScalarType.PATH));
    }

    public static Key flag(String name) {
        return of(name, new Single(ScalarType.BOOLEAN));
    }

    public static Key integer(String name) {
        return of(name, new Single(ScalarType.INTEGER));
    }

    public static Key count(String name) {
        return of(name, new Single(ScalarType.COUNT));
    }

    public static Key decimal(String name) {
        return of(name, new Single(ScalarType.DECIMAL));
    }

    public static Key duration(String name) {
        return of(name, new Single(ScalarType.DURATION));
    }

    public static Key goDuration(String name) {
        return of(name, new Single(ScalarType.GO_DURATION));
    }

    public static Key url(String name) {
        return of(name, new Single(ScalarType.URL));
    }

    public static Key secretUrl(String name) {
        return of(name, new Single(ScalarType.SECRET_URL));
    }

    public static Key scalar(String name, ScalarType type) {
        return of(name, new Single(type));
    }

    public static Key oneOf(String name, String... allowed) {
        return of(name, new OneOf(List.of(allowed)));
    }

    public static Key texts(String name) {
        return of(name, new ListOf(new Single(ScalarType.TEXT)));
    }

    public static Key textMap(String name) {
        return of(name, new MapOf(new Single(ScalarType.TEXT)));
    }

    public static Key map(String name, Type values) {
        return of(name, new MapOf(values));
    }

    public static Key section(String name, Supplier<Schema> schema) {
        return of(name, new Nested(schema));
    }

    public static Key sections(String name, Supplier<Schema> schema) {
        return of(name, new ListOf(new Nested(schema)));
    }

    public static Key either(String name, Type other, Supplier<Schema> schema) {
        return of(name, new Either(other, new Nested(schema)));
    }

    public static Key anything(String name) {
        return of(name, new Type.Anything());
    }

    /// A list of whatever.
    public static Key anythings(String name) {
        return of(name, new ListOf(new Type.Anything()));
    }

    public static Key anyMap(String name) {
        return of(name, new MapOf(new Type.Anything()));
    }
}
