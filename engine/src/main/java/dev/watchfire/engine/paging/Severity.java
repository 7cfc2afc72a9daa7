// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How bad something is, 1 worst.
public enum Severity {
    P1,
    P2,
    P3,
    P4,
    P5;

    public boolean isWorseThan(Severity other) {
        return ordinal() < other.ordinal();
    }

    /// @return null for a text that is none of the five
    public static @Nullable Severity parse(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "P1" -> P1;
            case "P2" -> P2;
            case "P3" -> P3;
            case "P4" -> P4;
            case "P5" -> P5;
            default -> null;
        };
    }
}
