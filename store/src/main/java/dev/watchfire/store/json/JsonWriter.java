// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.label.LabelSet;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes JSON as UTF-8 bytes into one growing buffer. For one thread.
///
/// What equals its default (no labels, no ids, false, "", null) is left out, and reads back as that
/// default: rows stay small and a later field needs no special case. Written by hand because every
/// new alert passes here twice; a general generator took three times as long.
final class JsonWriter {
    private static final int FIRST_CAPACITY_BYTES = 16 * 1024;

    /// A buffer that one huge record stretched is not kept for the rest of the process's life.
    private static final int KEPT_CAPACITY_BYTES = 4 * 1024 * 1024;

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_INSTANT = 40;
    private static final int SECONDS_PER_DAY = 86_400;

    /// The days whose year has four digits and no sign.
    private static final long FIRST_SHORT_DAY = LocalDate.of(0, 1, 1).toEpochDay();

    private static final long LAST_SHORT_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    /// Which ASCII characters stand for themselves within a string.
    private static final boolean[] PLAIN = new boolean[128];

    static {
        Arrays.fill(PLAIN, 0x20, 0x80, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    // The same byte eight times.
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long SPACES = 0x2020_2020_2020_2020L;
    private static final long QUOTES = 0x2222_2222_2222_2222L;
    private static final long BACKSLASHES = 0x5c5c_5c5c_5c5c_5c5cL;
    private static final long QUESTIONS = 0x3f3f_3f3f_3f3f_3f3fL;
    private static final long TOP_BITS = 0x8080_8080_8080_8080L;

    private byte[] bytes = new byte[FIRST_CAPACITY_BYTES];
    private int length;

    private long dayWritten = Long.MIN_VALUE;
    private final byte[] dayText = new byte[10];

    int length() {
        return length;
    }

    byte[] copyFrom(int start) {
        return Arrays.copyOfRange(bytes, start, length);
    }

    void clear() {
        length = 0;
        if (bytes.length > KEPT_CAPACITY_BYTES) {
            bytes = new byte[FIRST_CAPACITY_BYTES];
        }
    }

    void beginObject() {
        put('{');
    }

    void endObject() {
        close('}');
    }

    void beginArray(Field field) {
        name(field);
        put('[');
    }

    void endArray() {
        close(']');
        put(',');
    }

    /// Ends an object that is a field or an element.
    void endInnerObject() {
        endObject();
        put(',');
    }

    void lineBreak() {
        put('\n');
    }

    void name(Field field) {
        byte[] quoted = field.quoted;
        ensure(quoted.length);
        System.arraycopy(quoted, 0, bytes, length, quoted.length);
        length += quoted.length;
    }

    void number(Field field, long value) {
        name(field);
        digits(value);
        put(',');
    }

    void flag(Field field, boolean value) {
        if (value) {
            name(field);
            ascii("true,");
        }
    }

    void text(Field field, String value) {
        if (!value.isEmpty()) {
            name(field);
            string(value);
            put(',');
        }
    }

    void element(String value) {
        string(value);
        put(',');
    }

    void instant(Field field, @Nullable Instant value) {
        if (value != null) {
            name(field);
            instant(value);
            put(',');
        }
    }

    void ids(Field field, Ids ids) {
        if (!ids.isEmpty()) {
            name(field);
            put('[');
            for (int i = 0; i < ids.size(); i++) {
                digits(ids.get(i));
                put(',');
            }
            endArray();
        }
    }

    void labels(Field field, LabelSet labels) {
        if (labels.isEmpty()) {
            return;
        }
        name(field);
        put('{');
        for (int i = 0; i < labels.size(); i++) {
            string(labels.name(i));
            put(':');
            string(labels.value(i));
            put(',');
        }
        endInnerObject();
    }

    /// Every value is followed by a comma; the last one gives way to the bracket.
    private void close(char bracket) {
        if (bytes[length - 1] == ',') {
            bytes[length - 1] = (byte) bracket;
        } else {
            put(bracket);
        }
    }

    private void string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        put('"');
        if (utf8.length == value.length() && isPlain(utf8, value)) {
            ensure(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        } else {
            characters(value);
        }
        put('"');
    }

    /// Whether all of `ascii`, which has as many bytes as `value` has characters, stand for
    /// themselves. Looks at eight at a time, as labels and annotations are nearly all of what is
    /// written; subtracting carries into a byte's top bit where the byte was too small, and any
    /// mark sends the text the slow way.
    private static boolean isPlain(byte[] ascii, String value) {
        int i = 0;
        for (; i + Long.BYTES <= ascii.length; i += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(ascii, i);
            long control = eight - SPACES;
            long quote = (eight ^ QUOTES) - ONES;
            long backslash = (eight ^ BACKSLASHES) - ONES;
            long question = (eight ^ QUESTIONS) - ONES;
            if (((control | quote | backslash | question) & TOP_BITS) != 0
                    && !isPlain(ascii, value, i, i + Long.BYTES)) {
                return false;
            }
        }
        return isPlain(ascii, value, i, ascii.length);
    }

    /// Half a character became a question mark on its way to ASCII.
    private static boolean isPlain(byte[] ascii, String value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!PLAIN[ascii[i]] || ascii[i] == '?' && value.charAt(i) != '?') {
                return false;
            }
        }
        return true;
    }

    private void characters(String value) {
        for (int i = 0; i < value.length(); i++) {
            ensure(6);
            char c = value.charAt(i);
            if (c < 0x80) {
                if (PLAIN[c]) {
                    bytes[length++] = (byte) c;
                } else {
                    escape(c);
                }
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xc0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3f);
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xe0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
                bytes[length++] = (byte) (0x80 | c & 0x3f);
            } else if (isPair(value, i)) {
                int point = Character.toCodePoint(c, value.charAt(++i));
                bytes[length++] = (byte) (0xf0 | point >> 18);
                bytes[length++] = (byte) (0x80 | point >> 12 & 0x3f);
                bytes[length++] = (byte) (0x80 | point >> 6 & 0x3f);
                bytes[length++] = (byte) (0x80 | point & 0x3f);
            } else {
                // Half a character has no UTF-8; as an escape it comes back as it was.
                escape(c);
            }
        }
    }

    private static boolean isPair(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[length++] = (byte) c;
            case '\n' -> bytes[length++] = 'n';
            case '\t' -> bytes[length++] = 't';
            case '\r' -> bytes[length++] = 'r';
            default -> {
                bytes[length++] = 'u';
                for (int shift = 12; shift >= 0; shift -= 4) {
                    bytes[length++] = HEX[c >> shift & 0xf];
                }
            }
        }
    }

    private void instant(Instant value) {
        long second = value.getEpochSecond();
        long day = Math.floorDiv(second, SECONDS_PER_DAY);
        if (day != dayWritten && !prepareDay(day)) {
            string(value.toString());
            return;
        }
        ensure(LONGEST_INSTANT);
        put('"');
        System.arraycopy(dayText, 0, bytes, length, dayText.length);
        length += dayText.length;
        int ofDay = (int) (second - day * SECONDS_PER_DAY);
        put('T');
        twoDigits(ofDay / 3600);
        put(':');
        twoDigits(ofDay / 60 % 60);
        put(':');
        twoDigits(ofDay % 60);
        int nano = value.getNano();
        if (nano != 0) {
            put('.');
            int shown = nano % 1_000_000 == 0 ? 3 : nano % 1_000 == 0 ? 6 : 9;
            for (int divisor = 100_000_000; shown > 0; divisor /= 10, shown--) {
                bytes[length++] = (byte) ('0' + nano / divisor % 10);
            }
        }
        put('Z');
        put('"');
    }

    /// Most instants of a batch lie on one day, so that its text is worth keeping.
    ///
    /// @return false for years that four digits do not show
    private boolean prepareDay(long day) {
        if (day < FIRST_SHORT_DAY || day > LAST_SHORT_DAY) {
            return false;
        }
        byte[] text = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, dayText, 0, dayText.length);
        dayWritten = day;
        return true;
    }

    private void twoDigits(int value) {
        bytes[length++] = (byte) ('0' + value / 10);
        bytes[length++] = (byte) ('0' + value % 10);
    }

    private void digits(long value) {
        ensure(LONGEST_NUMBER);
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                ascii(Long.toString(value));
                return;
            }
            bytes[length++] = '-';
            value = -value;
        }
        int end = length + 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            end++;
        }
        length = end;
        do {
            bytes[--end] = (byte) ('0' + value % 10);
            value /= 10;
        } while (value != 0);
    }

    private void ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void put(char c) {
        ensure(1);
        bytes[length++] = (byte) c;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
