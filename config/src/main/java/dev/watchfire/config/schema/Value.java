// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.yaml.YamlNode;
import java.util.List;

/// A checked value.
public sealed interface Value
        permits Section, Value.Single, Value.Items, Value.Entries, Value.Raw, Value.Wrong {
    Position at();

    /// @param value String, Boolean, Long, Double or Duration, as `kind` has it
    record Single(Object value, ScalarType kind, Position at) implements Value {
        public String text() {
            return value.toString();
        }

        /// A value that is secret is not shown by accident.
        @Override
        public String toString() {
            return kind.isSecret() ? kind + "<secret>" : kind + ":" + value;
        }
    }

    record Items(List<Value> items, Position at) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A mapping with free keys.
    record Entries(List<Entry> entries, Position at) implements Value {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    record Entry(String key, Position keyAt, Value value) {}

    record Raw(YamlNode node) implements Value {
        @Override
        public Position at() {
            return node.at();
        }
    }

    /// Given, and not usable; a problem says why.
    record Wrong(Position at) implements Value {}
}
