// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.http.HttpSettingsReader;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Type;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.yaml.YamlNode;
import dev.watchfire.config.yaml.YamlValues;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a checked mapping into the options that an integration is handed.
final class OptionsReader {
    private OptionsReader() {}

    static Options read(Section section) {
        return Options.of(values(section));
    }

    static Map<String, @Nullable Object> values(Section section) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Key key : section.schema().keys()) {
            values.put(key.name(), value(section, key));
        }
        return values;
    }

    private static @Nullable Object value(Section section, Key key) {
        return key.type() instanceof Type.Nested(var schema)
                ? nested(schema.get() == HttpSchemas.CLIENT, key.name(), section)
                : plain(section.value(key.name()), key.type());
    }

    private static @Nullable Object nested(boolean isHttp, String key, Section section) {
        Section part = section.section(key);
        if (isHttp) {
            return HttpSettingsReader.read(part);
        }
        if (part != null && part.schema() == HttpSchemas.TLS) {
            return HttpSettingsReader.tls(part);
        }
        return part == null ? null : read(part);
    }

    private static @Nullable Object plain(@Nullable Value value, Type type) {
        return switch (value) {
            case null -> null;
            case Value.Wrong _ -> null;
            case Section section -> read(section);
            case Value.Single single ->
                    single.kind().isSecret() ? new Secret(single.text()) : single.value();
            case Value.Items items -> list(items, type);
            case Value.Entries entries -> map(entries);
            case Value.Raw(YamlNode node) -> YamlValues.tree(node);
        };
    }

    private static List<Object> list(Value.Items items, Type type) {
        Type of = type instanceof Type.ListOf(Type items1) ? items1 : type;
        List<Object> list = new ArrayList<>();
        for (Value item : items.items()) {
            Object value = plain(item, of);
            if (value != null) {
                list.add(value instanceof Options ? value : value.toString());
            }
        }
        return list;
    }

    private static Map<String, Object> map(Value.Entries entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Value.Entry entry : entries.entries()) {
            Object value =
                    switch (entry.value()) {
                        case Value.Single single -> single.text();
                        case Value other -> plain(other, new Type.Anything());
                    };
            map.put(entry.key(), value == null ? "" : value);
        }
        return map;
    }
}
