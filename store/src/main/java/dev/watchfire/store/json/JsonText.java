// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads JSON (RFC 8259) from UTF-8 bytes. For one thread.
///
/// Written by hand because loading is most of a start with many alerts: texts that come back all
/// the time are found by their bytes, without a new string for each, and nothing has to warm up.
final class JsonText {
    /// What we write is four levels deep; a newer version's may be a little deeper.
    private static final int DEEPEST = 64;

    private final SharedStrings shared = new SharedStrings();

    private byte[] bytes = {};
    private int at;
    private int end;
    private int depth;

    /// Reads the one object that `bytes` holds from `from` up to `to`.
    ///
    /// @throws MalformedRecordException where that is anything else
    JsonObject read(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
        this.depth = 0;
        if (next() != '{') {
            throw malformed("not a JSON object");
        }
        JsonObject object = object();
        skipSpace();
        if (at != end) {
            throw malformed("text goes on after the object's end");
        }
        return object;
    }

    /// Reads on after the opening brace.
    private JsonObject object() {
        enter();
        JsonObject object = new JsonObject();
        char mark = next();
        while (mark != '}') {
            if (mark != '"') {
                throw malformed("no field's name");
            }
            String name = string();
            if (next() != ':') {
                throw malformed("no colon after a field's name");
            }
            object.add(name, value());
            mark = next();
            if (mark == ',') {
                mark = next();
                if (mark == '}') {
                    throw malformed("a comma before the object's end");
                }
            } else if (mark != '}') {
                throw malformed("no comma between fields");
            }
        }
        depth--;
        return object;
    }

    private List<@Nullable Object> array() {
        enter();
        List<@Nullable Object> elements = new ArrayList<>();
        skipSpace();
        if (at < end && bytes[at] == ']') {
            at++;
            depth--;
            return elements;
        }
        char mark;
        do {
            elements.add(value());
            mark = next();
        } while (mark == ',');
        if (mark != ']') {
            throw malformed("no comma between elements");
        }
        depth--;
        return elements;
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw malformed("more than " + DEEPEST + " levels");
        }
    }

    private @Nullable Object value() {
        char mark = next();
        return switch (mark) {
            case '"' -> string();
            case '{' -> object();
            case '[' -> array();
            case 't' -> literal("rue", true);
            case 'f' -> literal("alse", false);
            case 'n' -> literal("ull", null);
            default -> {
                at--;
                yield number();
            }
        };
    }

    private @Nullable Object literal(String rest, @Nullable Object meaning) {
        for (int i = 0; i < rest.length(); i++) {
            if (at == end || bytes[at++] != rest.charAt(i)) {
                throw malformed("an unknown word");
            }
        }
        return meaning;
    }

    /// A number is a `Long`, or its text where it has a fraction, an exponent or too many digits.
    private Object number() {
        int start = at;
        boolean negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        int firstDigit = at;
        long value = 0;
        boolean exact = true;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            int digit = bytes[at++] - '0';
            // Counted downwards, because there is one more number below zero than above.
            exact &= value >= (Long.MIN_VALUE + digit) / 10;
            value = value * 10 - digit;
        }
        if (at == firstDigit || bytes[firstDigit] == '0' && at > firstDigit + 1) {
            throw malformed("no value");
        }
        if (skipFraction() || !exact || !negative && value == Long.MIN_VALUE) {
            return new String(bytes, start, at - start, StandardCharsets.US_ASCII);
        }
        return negative ? value : -value;
    }

    /// @return whether there was a fraction or an exponent
    private boolean skipFraction() {
        int start = at;
        if (at < end && bytes[at] == '.') {
            at++;
            skipDigits();
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            skipDigits();
        }
        return at != start;
    }

    private void skipDigits() {
        int start = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed("a number without digits");
        }
    }

    /// Reads on after the opening quote.
    private String string() {
        int start = at;
        int hash = 0;
        int all = 0;
        boolean escapes = false;
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                int length = at++ - start;
                if (escapes) {
                    String known = shared.known(bytes, start, length, hash);
                    return known == null
                            ? shared.keep(bytes, start, length, hash, withEscapes(start))
                            : known;
                }
                return all >= 0 ? shared.get(bytes, start, length, hash) : utf8(start, length);
            }
            if (b == '\\' && at + 1 < end) {
                // What it escapes may be a quotation mark.
                escapes = true;
                hash = hash * 31 + b;
                b = bytes[++at];
            }
            if (b >= 0 && b < 0x20) {
                throw malformed("a control character in a text");
            }
            all |= b;
            hash = hash * 31 + b;
            at++;
        }
        throw malformed("a text without an end");
    }

    private String utf8(int start, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRecordException("a text is no UTF-8, before byte " + at, e);
        }
    }

    /// A text that begins at `start` and has a backslash.
    private String withEscapes(int start) {
        StringBuilder text = new StringBuilder();
        int from = start;
        at = start;
        while (at < end) {
            byte b = bytes[at];
            if (b == '"' || b == '\\') {
                text.append(utf8(from, at - from));
                at++;
                if (b == '"') {
                    return text.toString();
                }
                text.append(escaped());
                from = at;
            } else if (b >= 0 && b < 0x20) {
                throw malformed("a control character in a text");
            } else {
                at++;
            }
        }
        throw malformed("a text without an end");
    }

    private char escaped() {
        if (at == end) {
            throw malformed("a text without an end");
        }
        char mark = (char) bytes[at++];
        return switch (mark) {
            case '"', '\\', '/' -> mark;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = at < end ? Character.digit(bytes[at++], 16) : -1;
                    if (digit < 0) {
                        throw malformed("an escape without four digits");
                    }
                    unit = unit << 4 | digit;
                }
                yield (char) unit;
            }
            default -> throw malformed("an unknown escape");
        };
    }

    private char next() {
        skipSpace();
        if (at == end) {
            throw malformed("text ends too early");
        }
        return (char) (bytes[at++] & 0xff);
    }

    private void skipSpace() {
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private MalformedRecordException malformed(String what) {
        return new MalformedRecordException(what + ", before byte " + at);
    }
}
