// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import java.util.List;
import java.util.function.Supplier;

/// What a key's value must look like.
public sealed interface Type {
    /// For messages, e.g. `a list of mappings`.
    String expected();

    record Single(ScalarType kind) implements Type {
        @Override
        public String expected() {
            return kind.expected();
        }
    }

    /// Text out of a fixed set, compared exactly.
    record OneOf(List<String> allowed) implements Type {
        public OneOf {
            allowed = List.copyOf(allowed);
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", allowed.stream().map(Shown::text).toList());
        }
    }

    record ListOf(Type items) implements Type {
        @Override
        public String expected() {
            return "a list";
        }
    }

    /// A mapping with free keys.
    record MapOf(Type values) implements Type {
        @Override
        public String expected() {
            return "a mapping";
        }
    }

    /// A mapping with known keys; looked up late, so that tables may nest and unused ones are never
    /// loaded.
    record Nested(Supplier<Schema> schema) implements Type {
        @Override
        public String expected() {
            return "a mapping";
        }
    }

    /// A mapping, or the short form `other` of it.
    record Either(Type other, Nested full) implements Type {
        @Override
        public String expected() {
            return other.expected() + " or a mapping";
        }
    }

    /// Whatever YAML can say.
    record Anything() implements Type {
        @Override
        public String expected() {
            return "anything";
        }
    }
}
