// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Walks one JSON value in a byte array, strictly as RFC 8259 has it.
///
/// Bytes that are no UTF-8, and escaped surrogates without their partner, become U+FFFD: a broken
/// byte in an annotation is no reason to lose an alert, and Alertmanager does the same. What
/// follows the value is not looked at. For one thread.
public final class JsonReader {
    /// Deeper than any sender nests, shallow enough for the stack.
    static final int MAX_DEPTH = 1_000;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private final byte[] bytes;
    private final int end;
    private int at;

    public JsonReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// What kind of value comes next, named as Go names it in messages.
    public enum Kind {
        OBJECT("object"),
        ARRAY("array"),
        STRING("string"),
        NUMBER("number"),
        BOOLEAN("bool"),
        NULL("null");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Where the reader stands.
    public int position() {
        return at;
    }

    /// Goes on from `position`, which a caller found by other means.
    public void moveTo(int position) {
        at = position;
    }

    /// The next byte that is no white space.
    public int next() throws JsonSyntaxException {
        while (at < end) {
            byte c = bytes[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c & 0xff;
            }
            at++;
        }
        throw new JsonSyntaxException("unexpected EOF");
    }

    public Kind kind() throws JsonSyntaxException {
        int c = next();
        return switch (c) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.STRING;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> {
                if (c == '-' || c >= '0' && c <= '9') {
                    yield Kind.NUMBER;
                }
                throw unexpected(c, "looking for beginning of value");
            }
        };
    }

    /// Steps into the object or array whose opening byte comes next.
    public void enter() {
        at++;
    }

    /// Moves to the next member's value and leaves its name between {@link #nameStart()} and {@link
    /// #nameEnd()}, or past the closing brace.
    ///
    /// @param first whether no member was read yet
    public boolean member(boolean first) throws JsonSyntaxException {
        int c = next();
        if (c == '}') {
            at++;
            return false;
        }
        if (!first) {
            if (c != ',') {
                throw unexpected(c, "after object key:value pair");
            }
            at++;
            c = next();
        }
        if (c != '"') {
            throw unexpected(c, "looking for beginning of object key string");
        }
        nameStart = at + 1;
        at = endOfString(nameStart);
        nameEnd = at - 1;
        c = next();
        if (c != ':') {
            throw unexpected(c, "after object key");
        }
        at++;
        return true;
    }

    private int nameStart;
    private int nameEnd;

    public int nameStart() {
        return nameStart;
    }

    public int nameEnd() {
        return nameEnd;
    }

    /// The last member's name.
    public String name() throws JsonSyntaxException {
        return decode(nameStart, nameEnd);
    }

    /// Moves to the next element, or past the closing bracket.
    public boolean element(boolean first) throws JsonSyntaxException {
        int c = next();
        if (c == ']') {
            at++;
            return false;
        }
        if (!first) {
            if (c != ',') {
                throw unexpected(c, "after array element");
            }
            at++;
            next();
        }
        return true;
    }

    /// The string that comes next.
    public String string() throws JsonSyntaxException {
        next();
        int start = at + 1;
        at = endOfString(start);
        return decode(start, at - 1);
    }

    /// Moves past the string that comes next and returns where its text starts; it ends one before
    /// {@link #position()}.
    public int skipString() throws JsonSyntaxException {
        next();
        int start = at + 1;
        at = endOfString(start);
        return start;
    }

    public boolean bool() throws JsonSyntaxException {
        boolean value = next() == 't';
        literal(value ? "true" : "false");
        return value;
    }

    /// Moves past the value that comes next, whatever it is, and checks it.
    public void skip() throws JsonSyntaxException {
        skip(0);
    }

    private void skip(int depth) throws JsonSyntaxException {
        if (depth > MAX_DEPTH) {
            throw new JsonSyntaxException("exceeded max depth");
        }
        switch (kind()) {
            case OBJECT -> {
                enter();
                for (boolean first = true; member(first); first = false) {
                    skip(depth + 1);
                }
            }
            case ARRAY -> {
                enter();
                for (boolean first = true; element(first); first = false) {
                    skip(depth + 1);
                }
            }
            case STRING -> skipString();
            case NUMBER -> number();
            case BOOLEAN -> bool();
            case NULL -> literal("null");
        }
    }

    private void literal(String text) throws JsonSyntaxException {
        for (int i = 0; i < text.length(); i++, at++) {
            int c = byteAt(at);
            if (c != text.charAt(i)) {
                throw unexpected(c, "in literal " + text + " (expecting '" + text.charAt(i) + "')");
            }
        }
    }

    private void number() throws JsonSyntaxException {
        if (bytes[at] == '-') {
            at++;
        }
        int c = byteAt(at);
        if (c == '0') {
            at++;
        } else {
            digits("in numeric literal");
        }
        if (at < end && bytes[at] == '.') {
            at++;
            digits("after decimal point in numeric literal");
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            digits("in exponent of numeric literal");
        }
    }

    private void digits(String where) throws JsonSyntaxException {
        int c = byteAt(at);
        if (c < '0' || c > '9') {
            throw unexpected(c, where);
        }
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
    }

    private int byteAt(int i) throws JsonSyntaxException {
        if (i >= end) {
            throw new JsonSyntaxException("unexpected EOF");
        }
        return bytes[i] & 0xff;
    }

    /// Checks the string whose text starts at `from` and returns the position after its closing
    /// quote.
    private int endOfString(int from) throws JsonSyntaxException {
        int i = from;
        while (true) {
            // Eight bytes at a time while none of them is a quote, a backslash or a control.
            while (i + 8 <= end) {
                long word = (long) LONGS.get(bytes, i);
                if (isSpecial(word)) {
                    break;
                }
                i += 8;
            }
            int c = byteAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\') {
                i = escape(i + 1);
            } else if (c < ' ') {
                throw unexpected(c, "in string literal");
            } else {
                i++;
            }
        }
    }

    private static boolean isSpecial(long word) {
        return (zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES) | below(word)) != 0;
    }

    private static long zeroBytes(long x) {
        return (x - ONES) & ~x & HIGHS;
    }

    /// Marks bytes below the space; may mark others too, which only costs time.
    private static long below(long x) {
        return (x - ' ' * ONES) & ~x & HIGHS;
    }

    private int escape(int i) throws JsonSyntaxException {
        int c = byteAt(i);
        return switch (c) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 1;
            case 'u' -> {
                for (int k = 1; k <= 4; k++) {
                    int h = byteAt(i + k);
                    if (Character.digit(h, 16) < 0 || h >= 0x80) {
                        throw unexpected(h, "in \\u hexadecimal character escape");
                    }
                }
                yield i + 5;
            }
            default -> throw unexpected(c, "in string escape code");
        };
    }

    /// The text of a string that was checked before.
    ///
    /// @param to where its closing quote is
    public String decode(int from, int to) {
        boolean plain = true;
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if (c == '\\') {
                return unescape(from, i, to);
            }
            plain &= c >= 0;
        }
        return new String(
                bytes,
                from,
                to - from,
                plain ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private String unescape(int from, int firstEscape, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int copied = from;
        int i = firstEscape;
        while (i < to) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            text.append(new String(bytes, copied, i - copied, StandardCharsets.UTF_8));
            byte c = bytes[i + 1];
            i += 2;
            switch (c) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    char unit = hex(i);
                    i += 4;
                    if (Character.isHighSurrogate(unit)
                            && i + 6 <= to
                            && bytes[i] == '\\'
                            && bytes[i + 1] == 'u'
                            && Character.isLowSurrogate(hex(i + 2))) {
                        text.append(unit).append(hex(i + 2));
                        i += 6;
                    } else {
                        text.append(Character.isSurrogate(unit) ? '\ufffd' : unit);
                    }
                }
                default -> text.append((char) c);
            }
            copied = i;
        }
        return text.append(new String(bytes, copied, to - copied, StandardCharsets.UTF_8))
                .toString();
    }

    private char hex(int i) {
        int unit = 0;
        for (int k = 0; k < 4; k++) {
            unit = unit << 4 | Character.digit(bytes[i + k], 16);
        }
        return (char) unit;
    }

    private static JsonSyntaxException unexpected(int c, String where) {
        return new JsonSyntaxException("invalid character " + quoted(c) + " " + where);
    }

    /// A byte as Go's `%q`-like `quoteChar` shows it.
    private static String quoted(int c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            case '\\' -> "'\\\\'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            default -> c < ' ' || c == 0x7f ? String.format("'\\x%02x'", c) : "'" + (char) c + "'";
        };
    }
}
