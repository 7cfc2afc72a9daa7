// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.logging;

/// How a log line is written.
public enum LogFormat {
    LOGFMT {
        @Override
        void append(StringBuilder line, String key, String value) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(key).append('=');
            if (needsQuotes(value)) {
                quote(line, value);
            } else {
                line.append(value);
            }
        }
    },
    JSON {
        @Override
        void begin(StringBuilder line) {
            line.append('{');
        }

        @Override
        void append(StringBuilder line, String key, String value) {
            if (line.length() > 1) {
                line.append(',');
            }
            quote(line, key);
            line.append(':');
            quote(line, value);
        }

        @Override
        void end(StringBuilder line) {
            line.append('}');
        }
    };

    void begin(StringBuilder line) {}

    abstract void append(StringBuilder line, String key, String value);

    void end(StringBuilder line) {}

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == '"' || c == '=' || c == '\\' || c == 0x7f) {
                return true;
            }
        }
        return value.isEmpty();
    }

    /// A JSON string, which is also what readers of logfmt expect in quotes.
    private static void quote(StringBuilder line, String value) {
        line.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        line.append(String.format("\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }
}
