// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.schema.Value.Entries;
import dev.watchfire.config.schema.Value.Entry;
import dev.watchfire.config.schema.Value.Items;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.config.schema.Value.Wrong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mapping that was checked against its table. A look-up gives the value in the file, else the
/// table's default; a value that was wrong counts as given and looks like a missing one.
///
/// Changes only while a file is read, when it inherits values. Not safe for several threads.
public final class Section implements Value {
    private final Schema schema;
    private final String path;
    private final Position at;
    private final Map<String, Entry> given = new LinkedHashMap<>();

    public Section(Schema schema, String path, Position at) {
        this.schema = schema;
        this.path = path;
        this.at = at;
    }

    public Schema schema() {
        return schema;
    }

    /// The keys from the top of the file down to here.
    public String path() {
        return path;
    }

    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    @Override
    public Position at() {
        return at;
    }

    /// Where the key's value stands, or the mapping itself where it is missing.
    public Position at(String key) {
        Entry entry = given.get(key);
        return entry == null ? at : entry.value().at();
    }

    public void put(String key, Position keyAt, Value value) {
        schema.key(key);
        given.put(key, new Entry(key, keyAt, value));
    }

    /// Takes another section's value for this key, if that has one.
    public void inherit(String key, Section from, String fromKey) {
        Value value = from.value(fromKey);
        if (value != null) {
            put(key, at, value);
        }
    }

    /// Given, whether right or wrong, even if empty.
    public boolean isGiven(String key) {
        return given.containsKey(key);
    }

    /// Given and neither "" nor an empty list or mapping.
    public boolean isSet(String key) {
        Entry entry = given.get(key);
        return entry != null
                && switch (entry.value()) {
                    case Single single -> !single.value().equals("");
                    case Items items -> !items.items().isEmpty();
                    case Entries entries -> !entries.entries().isEmpty();
                    case Section _, Raw _, Wrong _ -> true;
                };
    }

    /// Whether the value was refused, so that what follows from it is not worth a message.
    public boolean isWrong(String key) {
        return given(key) instanceof Wrong;
    }

    private @Nullable Value given(String key) {
        Entry entry = given.get(key);
        return entry == null ? null : entry.value();
    }

    /// The value in the file, else the default, else null.
    public @Nullable Value value(String key) {
        Value value = given(key);
        if (value != null) {
            return value;
        }
        Key row = schema.key(key);
        if (row.byDefault() == null) {
            return null;
        }
        ScalarType kind = row.type() instanceof Type.Single s ? s.kind() : ScalarType.TEXT;
        return new Single(kind.parseDefault(row.byDefault()), kind, at);
    }

    private @Nullable Object single(String key) {
        return value(key) instanceof Single single ? single.value() : null;
    }

    /// @return "" where the key is missing
    public String text(String key) {
        Object value = single(key);
        return value == null ? "" : value.toString();
    }

    /// @return null where the key is missing or its value is empty
    public @Nullable String textOrNull(String key) {
        String text = text(key);
        return text.isEmpty() ? null : text;
    }

    public boolean flag(String key) {
        return Boolean.TRUE.equals(single(key));
    }

    public long number(String key) {
        return single(key) instanceof Long number ? number : 0;
    }

    /// 0 where the key is missing.
    public double decimal(String key) {
        return single(key) instanceof Double number ? number : 0;
    }

    public @Nullable Duration duration(String key) {
        return single(key) instanceof Duration duration ? duration : null;
    }

    public @Nullable Section section(String key) {
        return value(key) instanceof Section section ? section : null;
    }

    /// The mappings of a list that were right.
    public List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        if (value(key) instanceof Items items) {
            for (Value item : items.items()) {
                if (item instanceof Section section) {
                    sections.add(section);
                }
            }
        }
        return sections;
    }

    /// The scalars of a list that were right.
    public List<Single> singles(String key) {
        return value(key) instanceof Items items ? singles(items) : List.of();
    }

    public static List<Single> singles(Items items) {
        List<Single> singles = new ArrayList<>();
        for (Value item : items.items()) {
            if (item instanceof Single single) {
                singles.add(single);
            }
        }
        return singles;
    }

    public List<String> texts(String key) {
        return singles(key).stream().map(Single::text).toList();
    }

    /// The entries of a mapping with free keys.
    public List<Entry> entries(String key) {
        return value(key) instanceof Entries entries ? entries.entries() : List.of();
    }

    public Map<String, String> textMap(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Entry entry : entries(key)) {
            if (entry.value() instanceof Single single) {
                map.put(entry.key(), single.text());
            }
        }
        return map;
    }

    @Override
    public String toString() {
        return schema.what() + given.values();
    }
}
