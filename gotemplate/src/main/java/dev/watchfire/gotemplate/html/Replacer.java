// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.html;

import org.jspecify.annotations.Nullable;

/// Replaces some ASCII characters, and for scripts all that ends lines or controls.
final class Replacer {
    private static final int ASCII = 0x80;

    private final @Nullable String[] table = new @Nullable String[ASCII];
    private final boolean isScript;

    /// @param pairs a character and what replaces it, again and again
    Replacer(boolean isScript, String... pairs) {
        this.isScript = isScript;
        for (int i = 0; i < pairs.length; i += 2) {
            table[pairs[i].charAt(0)] = pairs[i + 1];
        }
    }

    private Replacer(Replacer other, String except) {
        this.isScript = other.isScript;
        for (int i = 0; i < ASCII; i++) {
            table[i] = except.indexOf(i) >= 0 ? null : other.table[i];
        }
    }

    Replacer without(String characters) {
        return new Replacer(this, characters);
    }

    String replace(String text) {
        StringBuilder replaced = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String replacement = replacement(c);
            if (replacement == null) {
                if (replaced != null) {
                    replaced.append(c);
                }
            } else {
                if (replaced == null) {
                    replaced = new StringBuilder(text.length() + 32).append(text, 0, i);
                }
                replaced.append(replacement);
            }
        }
        return replaced == null ? text : replaced.toString();
    }

    private @Nullable String replacement(char c) {
        if (c < ASCII) {
            boolean isControl = isScript && c < ' ' && table[c] == null;
            return isControl ? String.format("\\u%04x", (int) c) : table[c];
        }
        boolean isSeparator = c == '\u2028' || c == '\u2029';
        return isScript && isSeparator ? c == '\u2028' ? "\\u2028" : "\\u2029" : null;
    }
}
