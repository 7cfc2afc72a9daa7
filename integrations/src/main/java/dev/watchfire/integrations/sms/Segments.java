// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text as the messages that carry it, each with a header that says which it is of how many: 3GPP
/// TS 23.040, 9.2.3.24.1.
final class Segments {
    private static final int ESCAPE = 0x1b;
    private static final int BASIC_JOINED = 153;
    private static final int UNICODE_JOINED_BYTES = 134;

    /// Length, concatenation, its length, reference, how many, which.
    private static final int HEADER_BYTES = 6;

    private Segments() {}

    /// @param reference tells texts to one number apart
    static List<byte[]> of(SmsText text, int reference) {
        List<byte[]> units = units(text);
        int room = text.unicode() ? UNICODE_JOINED_BYTES : BASIC_JOINED;
        List<ByteArrayOutputStream> parts = new ArrayList<>();
        if (text.segments() == 1) {
            room = Integer.MAX_VALUE;
        }
        parts.add(new ByteArrayOutputStream());
        for (byte[] unit : units) {
            if (parts.getLast().size() + unit.length > room) {
                parts.add(new ByteArrayOutputStream());
            }
            parts.getLast().writeBytes(unit);
        }
        if (parts.size() == 1) {
            return List.of(parts.getFirst().toByteArray());
        }
        List<byte[]> segments = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            byte[] content = parts.get(i).toByteArray();
            byte[] whole = new byte[HEADER_BYTES + content.length];
            byte[] header = {
                HEADER_BYTES - 1, 0, 3, (byte) reference, (byte) parts.size(), (byte) (i + 1)
            };
            System.arraycopy(header, 0, whole, 0, HEADER_BYTES);
            System.arraycopy(content, 0, whole, HEADER_BYTES, content.length);
            segments.add(whole);
        }
        return segments;
    }

    /// What must not be torn apart: a character, with its escape or its other half.
    private static List<byte[]> units(SmsText text) {
        return text.text()
                .codePoints()
                .mapToObj(
                        c ->
                                text.unicode()
                                        ? Character.toString(c).getBytes(StandardCharsets.UTF_16BE)
                                        : basic((char) c))
                .toList();
    }

    private static byte[] basic(char c) {
        int place = SmsText.BASIC.indexOf(c);
        if (place >= 0) {
            return new byte[] {(byte) (place < ESCAPE ? place : place + 1)};
        }
        return new byte[] {ESCAPE, (byte) extended(c)};
    }

    private static int extended(char c) {
        return switch (c) {
            case '\f' -> 0x0a;
            case '^' -> 0x14;
            case '{' -> 0x28;
            case '}' -> 0x29;
            case '\\' -> 0x2f;
            case '[' -> 0x3c;
            case '~' -> 0x3d;
            case ']' -> 0x3e;
            case '|' -> 0x40;
            case '€' -> 0x65;
            default -> throw new IllegalArgumentException("not of the basic alphabet: " + c);
        };
    }
}
