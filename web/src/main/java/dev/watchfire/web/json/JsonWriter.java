// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.json;

import dev.watchfire.engine.Language;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Writes JSON as UTF-8 bytes in chunks. Commas are its business, braces its caller's.
///
/// What goes wrong with the stream underneath comes out as {@link UncheckedIOException}. For one
/// thread.
public final class JsonWriter {
    /// Large enough that a hundred thousand alerts take a thousand system calls.
    public static final int CHUNK_BYTES = 64 * 1024;

    /// Room for one character of any kind, escaped.
    private static final int WIDEST_CHARACTER = 6;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// For bytes below 0x80: 0 where the byte stands for itself, else what follows the backslash;
    /// `u` for the long form.
    private static final byte[] ESCAPES = new byte[128];

    static {
        for (int i = 0; i < ' '; i++) {
            ESCAPES[i] = 'u';
        }
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
        ESCAPES['\n'] = 'n';
        ESCAPES['\r'] = 'r';
        ESCAPES['\t'] = 't';
        ESCAPES[0x7f] = 'u';
    }

    /// Most answers are small.
    private static final int FIRST_BYTES = 2 * 1024;

    private final ByteSink out;
    private final Timestamps timestamps = new Timestamps();

    /// From the second chunk on: a small answer repeats little.
    private @Nullable QuotedStrings repeated;

    private Language language = Language.ENGLISH;
    private byte[] chunk = new byte[FIRST_BYTES];
    private int at;
    private boolean comma;

    public JsonWriter(ByteSink out) {
        this.out = out;
    }

    /// What is explained is explained in that language; in English unless said.
    public JsonWriter explainedIn(Language language) {
        this.language = language;
        return this;
    }

    public JsonWriter beginObject() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter beginArray() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    private JsonWriter open(char bracket) {
        separate();
        put(bracket);
        comma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        room(1);
        put(bracket);
        comma = true;
        return this;
    }

    /// The name of the member whose value comes next.
    public JsonWriter name(String name) {
        separate();
        quoted(name);
        room(1);
        put(':');
        comma = false;
        return this;
    }

    public JsonWriter value(@Nullable String value) {
        if (value == null) {
            return raw("null");
        }
        separate();
        quoted(value);
        comma = true;
        return this;
    }

    public JsonWriter value(long value) {
        return raw(Long.toString(value));
    }

    public JsonWriter value(double value) {
        return raw(Double.toString(value));
    }

    public JsonWriter value(boolean value) {
        return raw(value ? "true" : "false");
    }

    /// Milliseconds and `Z`, as Alertmanager's API has all its times; null becomes `null`.
    public JsonWriter value(@Nullable Instant instant) {
        if (instant == null) {
            return raw("null");
        }
        separate();
        room(Timestamps.LONGEST + 2);
        put('"');
        at = timestamps.write(instant, chunk, at);
        put('"');
        comma = true;
        return this;
    }

    /// A fingerprint as 16 hex digits in quotes.
    public JsonWriter fingerprint(long fingerprint) {
        separate();
        room(2 + Long.BYTES * 2);
        put('"');
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            chunk[at++] = HEX[(int) (fingerprint >>> shift) & 15];
        }
        put('"');
        comma = true;
        return this;
    }

    public JsonWriter value(LabelSet labels) {
        beginObject();
        for (int i = 0; i < labels.size(); i++) {
            name(labels.name(i));
            value(labels.value(i));
        }
        return endObject();
    }

    public JsonWriter value(Collection<String> values) {
        beginArray();
        for (String value : values) {
            value(value);
        }
        return endArray();
    }

    public JsonWriter member(String name, @Nullable String value) {
        return name(name).value(value);
    }

    public JsonWriter member(String name, long value) {
        return name(name).value(value);
    }

    public JsonWriter member(String name, boolean value) {
        return name(name).value(value);
    }

    public JsonWriter member(String name, @Nullable Instant value) {
        return name(name).value(value);
    }

    public JsonWriter value(Why value) {
        return value(value.in(language));
    }

    public JsonWriter member(String name, Why value) {
        return name(name).value(value);
    }

    public JsonWriter member(String name, LabelSet value) {
        return name(name).value(value);
    }

    public JsonWriter member(String name, Collection<String> values) {
        return name(name).value(values);
    }

    /// A value that is JSON already, of ASCII characters only.
    public JsonWriter raw(String json) {
        separate();
        room(Math.min(json.length(), CHUNK_BYTES));
        for (int i = 0; i < json.length(); i++) {
            room(1);
            chunk[at++] = (byte) json.charAt(i);
        }
        comma = true;
        return this;
    }

    /// A value that is JSON already.
    public JsonWriter raw(byte[] json) {
        separate();
        bytes(json);
        comma = true;
        return this;
    }

    /// Members or a whole tail of JSON with its own punctuation; what comes next is no concern of
    /// the comma.
    public JsonWriter fragment(byte[] json, boolean commaAfter) {
        bytes(json);
        comma = commaAfter;
        return this;
    }

    /// What ends a body: Alertmanager's end with a line feed.
    public JsonWriter lineFeed() {
        room(1);
        put('\n');
        comma = false;
        return this;
    }

    private void bytes(byte[] json) {
        int from = 0;
        while (from < json.length) {
            room(1);
            int count = Math.min(json.length - from, chunk.length - at);
            System.arraycopy(json, from, chunk, at, count);
            at += count;
            from += count;
        }
    }

    private void separate() {
        room(2);
        if (comma) {
            put(',');
        }
    }

    private void put(char c) {
        chunk[at++] = (byte) c;
    }

    /// Makes room for so many bytes, at most a chunk.
    private void room(int bytes) {
        if (chunk.length - at >= bytes) {
            return;
        }
        if (chunk.length < CHUNK_BYTES) {
            int wanted = Math.max(chunk.length * 2, at + bytes);
            chunk = Arrays.copyOf(chunk, Math.min(wanted, CHUNK_BYTES));
        }
        if (chunk.length - at < bytes) {
            write(false);
        }
    }

    private void quoted(String s) {
        QuotedStrings kept = repeated;
        int slot = kept == null ? -1 : QuotedStrings.slot(s);
        if (kept == null || slot < 0) {
            quote(s);
            return;
        }
        byte[] known = kept.get(s, slot);
        if (known != null) {
            if (chunk.length - at < known.length) {
                bytes(known);
                return;
            }
            System.arraycopy(known, 0, chunk, at, known.length);
            at += known.length;
        } else if (kept.wants(s, slot)) {
            keep(s, slot, kept);
        } else {
            quote(s);
        }
    }

    private void keep(String s, int slot, QuotedStrings kept) {
        room(s.length() * WIDEST_CHARACTER + 2);
        int from = at;
        quote(s);
        kept.keep(s, slot, Arrays.copyOfRange(chunk, from, at));
    }

    private void quote(String s) {
        int length = s.length();
        if (length > chunk.length - at - 2) {
            room(Math.min(length + 2, CHUNK_BYTES));
        }
        if (length <= chunk.length - at - 2 && isPlain(s, length)) {
            return;
        }
        put('"');
        for (int i = 0; i < length; ) {
            room(WIDEST_CHARACTER);
            char c = s.charAt(i);
            if (c < 0x80 && ESCAPES[c] == 0) {
                put(c);
                i++;
            } else {
                i = special(s, i);
            }
        }
        room(1);
        put('"');
    }

    /// Copies a string of characters that stand for themselves, the usual case; where there is
    /// another one, nothing was written.
    private boolean isPlain(String s, int length) {
        byte[] to = chunk;
        int p = at;
        to[p++] = '"';
        int special = 0;
        for (int i = 0; i < length; i++) {
            int c = s.charAt(i);
            to[p + i] = (byte) c;
            // Negative for a control, for what is no ASCII, for a quote and for a backslash.
            special |= c - ' ' | 0x7e - c | (c ^ '"') - 1 | (c ^ '\\') - 1;
        }
        if (special < 0) {
            return false;
        }
        p += length;
        to[p++] = '"';
        at = p;
        return true;
    }

    private int special(String s, int i) {
        char c = s.charAt(i);
        if (c < 0x80) {
            put('\\');
            byte escape = ESCAPES[c];
            chunk[at++] = escape;
            if (escape == 'u') {
                put('0');
                put('0');
                chunk[at++] = HEX[c >> 4];
                chunk[at++] = HEX[c & 15];
            }
        } else if (c < 0x800) {
            chunk[at++] = (byte) (0xc0 | c >> 6);
            chunk[at++] = (byte) (0x80 | c & 0x3f);
        } else if (Character.isHighSurrogate(c)
                && i + 1 < s.length()
                && Character.isLowSurrogate(s.charAt(i + 1))) {
            int point = Character.toCodePoint(c, s.charAt(i + 1));
            chunk[at++] = (byte) (0xf0 | point >> 18);
            chunk[at++] = (byte) (0x80 | point >> 12 & 0x3f);
            chunk[at++] = (byte) (0x80 | point >> 6 & 0x3f);
            chunk[at++] = (byte) (0x80 | point & 0x3f);
            return i + 2;
        } else {
            char shown = Character.isSurrogate(c) ? '\ufffd' : c;
            chunk[at++] = (byte) (0xe0 | shown >> 12);
            chunk[at++] = (byte) (0x80 | shown >> 6 & 0x3f);
            chunk[at++] = (byte) (0x80 | shown & 0x3f);
        }
        return i + 1;
    }

    /// Hands out what is left. Nothing may be written afterwards.
    public void finish() {
        write(true);
    }

    private void write(boolean last) {
        if (!last && repeated == null) {
            repeated = new QuotedStrings();
        }
        try {
            out.write(chunk, 0, at, last);
            at = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
