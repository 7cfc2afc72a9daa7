// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.yaml;

/// Writes block-style YAML as Go's yaml.v2 lays it out: two spaces, lists not indented under their
/// key. What it writes reads back as the same text, numbers and booleans in YAML 1.1 and 1.2.
public final class YamlWriter {
    private final StringBuilder out = new StringBuilder();
    private int indent;

    /// True right behind `- `, where the next key stands on the same line.
    private boolean inline;

    /// `key: text`, where the text is already in YAML's form; see {@link #quote(String)}.
    public void scalar(String key, String yaml) {
        line().append(quote(key)).append(": ").append(yaml).append('\n');
    }

    /// An item of a list; `yaml` is in YAML's form.
    public void item(String yaml) {
        line().append("- ").append(yaml).append('\n');
    }

    public void mapping(String key, Runnable body) {
        line().append(quote(key)).append(":\n");
        nested(body);
    }

    public void list(String key, Runnable items) {
        line().append(quote(key)).append(":\n");
        items.run();
    }

    /// An item that is a mapping; `body` writes at least one key.
    public void mappingItem(Runnable body) {
        line().append("- ");
        inline = true;
        nested(body);
        inline = false;
    }

    /// An item that is a list; `items` writes at least one.
    public void listItem(Runnable items) {
        mappingItem(items);
    }

    private void nested(Runnable body) {
        indent += 2;
        body.run();
        indent -= 2;
    }

    private StringBuilder line() {
        if (inline) {
            inline = false;
            return out;
        }
        return out.repeat(' ', indent);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /// Plain where that reads back as the same text, else in single or double quotes.
    public static String quote(String text) {
        boolean controls = text.chars().anyMatch(YamlWriter::needsEscape);
        if (controls) {
            return doubleQuoted(text);
        }
        return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
    }

    private static boolean needsEscape(int c) {
        return c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff;
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || isReserved(text)) {
            return false;
        }
        char first = text.charAt(0);
        // Whatever starts like a number, a sign or an indicator is quoted: simpler than to tell
        // which of them YAML 1.1 would take for something else than text.
        boolean safeStart =
                Character.isLetter(first) || first == '_' || first == '/' || first == '(';
        return safeStart
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && !text.endsWith(" ");
    }

    /// Words that YAML 1.1 reads as booleans or null.
    private static boolean isReserved(String text) {
        return switch (text) {
            case "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO" -> true;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
            case "on", "On", "ON", "off", "Off", "OFF", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (needsEscape(c)) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
