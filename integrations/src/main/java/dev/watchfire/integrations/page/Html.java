// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

/// Text as HTML has it.
public final class Html {
    private Html() {}

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
