// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.yaml.YamlNode.Scalar;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a scalar is where nothing says what it must be: YAML 1.1's booleans and numbers if it is
/// not quoted, else text.
final class YamlScalars {
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+)([eE][-+]?[0-9]{1,3})?");

    private YamlScalars() {}

    static Object value(Scalar scalar) {
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
