// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes iCalendar (RFC 5545): lines that end in CRLF and are folded at 75 bytes, and texts that
/// cannot end one.
final class IcalWriter {
    private static final int MOST_LINE_BYTES = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    void begin(String component) {
        property("BEGIN", component);
    }

    void end(String component) {
        property("END", component);
    }

    void instant(String name, Instant value) {
        property(name, UTC.format(value));
    }

    /// A text of anybody's: commas, semicolons, backslashes and ends of lines are escaped, other
    /// control characters are left out.
    void text(String name, String value) {
        StringBuilder escaped = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                default -> {
                    if (c >= ' ' && c != 0x7f) {
                        escaped.append(c);
                    }
                }
            }
        }
        property(name, escaped.toString());
    }

    /// @param name with its parameters
    /// @param value as it must stand there
    void property(String name, String value) {
        String line = name + ":" + value;
        int bytes = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            int size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MOST_LINE_BYTES) {
                out.append("\r\n ");
                bytes = 1;
            }
            out.appendCodePoint(c);
            bytes += size;
            i += Character.charCount(c);
        }
        out.append("\r\n");
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
