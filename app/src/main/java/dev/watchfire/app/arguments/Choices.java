// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Values of which one is chosen.
final class Choices {
    private Choices() {}

    static <E extends Enum<E>> E read(Class<E> type, String text) {
        List<String> names = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            String name = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text.toLowerCase(Locale.ROOT))) {
                return value;
            }
            names.add(name);
        }
        throw new IllegalArgumentException(
                "'"
                        + text
                        + "' is none of "
                        + String.join(", ", names)
                        + Suggestion.of(text, names));
    }

    static boolean readBoolean(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new UsageException(name + ": '" + text + "' is neither true nor false");
        };
    }
}
