// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.yaml;

import dev.watchfire.config.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a node is where nothing says what it must be, as Go's YAML decoder would have it in an
/// `any`.
public final class YamlValues {
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+)([eE][-+]?[0-9]{1,3})?");

    private YamlValues() {}

    /// Maps, lists, strings, numbers, booleans and null.
    public static @Nullable Object tree(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.isNull() ? null : value(scalar);
            case YamlNode.Sequence sequence -> {
                List<@Nullable Object> list = new ArrayList<>();
                sequence.items().forEach(item -> list.add(tree(item)));
                yield list;
            }
            case YamlNode.Mapping mapping -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> map.put(entry.key(), tree(entry.value())));
                yield map;
            }
        };
    }

    /// YAML 1.1's booleans and numbers if it is not quoted, else text.
    private static Object value(Scalar scalar) {
        String text = scalar.text();
        if (!scalar.plain()) {
            return text;
        }
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> {
                return true;
            }
            case "false", "no", "off" -> {
                return false;
            }
            default -> {}
        }
        if (INTEGER.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        return DECIMAL.matcher(text).matches() ? (Object) Double.parseDouble(text) : text;
    }
}
