// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import dev.watchfire.engine.label.GoQuote;

/// How values look in messages.
public final class Shown {
    /// Longer values are cut: a message is one line.
    private static final int MAX_LENGTH = 80;

    private Shown() {}

    /// In quotes, with control characters escaped, cut where it is long.
    public static String text(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_LENGTH) {
            return GoQuote.quote(text);
        }
        int end = text.offsetByCodePoints(0, MAX_LENGTH);
        return GoQuote.quote(text.substring(0, end)) + "… (" + text.length() + " characters)";
    }
}
