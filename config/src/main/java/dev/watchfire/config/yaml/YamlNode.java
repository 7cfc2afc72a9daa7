// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.yaml;

import dev.watchfire.config.problem.Position;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A node of a YAML document: aliases are followed, merge keys are merged, keys are unique.
public sealed interface YamlNode {
    Position at();

    /// What to call it in a message, e.g. `a list`.
    String kind();

    /// Whether it is YAML's null: nothing at all, `~` or `null`.
    default boolean isNull() {
        return false;
    }

    /// Whether it says the same, wherever it stands and whatever the order of its keys.
    default boolean sameAs(YamlNode other) {
        return switch (this) {
            case Scalar scalar ->
                    other instanceof Scalar that
                            && scalar.text.equals(that.text)
                            && scalar.plain == that.plain;
            case Sequence sequence ->
                    other instanceof Sequence that
                            && sequence.items.size() == that.items.size()
                            && IntStream.range(0, sequence.items.size())
                                    .allMatch(i -> sequence.items.get(i).sameAs(that.items.get(i)));
            case Mapping mapping ->
                    other instanceof Mapping that
                            && mapping.entries.size() == that.entries.size()
                            && mapping.entries.stream()
                                    .allMatch(
                                            entry -> {
                                                YamlNode value = that.get(entry.key());
                                                return value != null && entry.value.sameAs(value);
                                            });
        };
    }

    /// @param plain neither quoted nor a block, so that it may be a number, a boolean or null
    record Scalar(String text, boolean plain, Position at) implements YamlNode {
        @Override
        public String kind() {
            return isNull() ? "nothing" : "text";
        }

        @Override
        public boolean isNull() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }
    }

    record Sequence(List<YamlNode> items, Position at) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    record Mapping(List<Entry> entries, Position at) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        public @Nullable YamlNode get(String key) {
            for (Entry entry : entries) {
                if (entry.key().equals(key)) {
                    return entry.value();
                }
            }
            return null;
        }
    }

    /// @param keyAt where the key stands
    record Entry(String key, Position keyAt, YamlNode value) {}
}
