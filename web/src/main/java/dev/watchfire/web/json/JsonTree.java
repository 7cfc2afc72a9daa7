// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.json;

import dev.watchfire.config.schema.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A small JSON document, read whole: for bodies that come now and then, where alerts' bodies have
/// readers of their own. Says where what is wrong. Immutable.
public final class JsonTree {
    /// Deeper than any of our contracts nests.
    private static final int MAX_DEPTH = 16;

    /// Says what a document must hold and does not.
    public static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        private final String field;

        Mismatch(String field, String message) {
            super(message);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    private final String path;
    private final @Nullable Object value;

    private JsonTree(String path, @Nullable Object value) {
        this.path = path;
        this.value = value;
    }

    public static JsonTree read(byte[] bytes, int length) throws JsonSyntaxException {
        JsonReader reader = new JsonReader(bytes, 0, length);
        return new JsonTree("", read(reader, 0));
    }

    private static @Nullable Object read(JsonReader reader, int depth) throws JsonSyntaxException {
        if (depth > MAX_DEPTH) {
            throw new JsonSyntaxException("nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (reader.kind()) {
            case OBJECT -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                reader.enter();
                for (boolean first = true; reader.member(first); first = false) {
                    String name = reader.name();
                    members.put(name, read(reader, depth + 1));
                }
                yield members;
            }
            case ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                reader.enter();
                for (boolean first = true; reader.element(first); first = false) {
                    elements.add(read(reader, depth + 1));
                }
                yield elements;
            }
            case STRING -> reader.string();
            case BOOLEAN -> reader.bool();
            case NUMBER -> {
                int from = reader.position();
                reader.skip();
                yield new Digits(reader.decode(from, reader.position()));
            }
            case NULL -> {
                reader.skip();
                yield null;
            }
        };
    }

    /// A number as it was written.
    private record Digits(String text) {}

    /// The member of an object, null where it is missing or null.
    public @Nullable JsonTree get(String name) throws Mismatch {
        if (!(value instanceof Map<?, ?> members)) {
            throw wrong("an object");
        }
        Object member = members.get(name);
        return member == null
                ? null
                : new JsonTree(path.isEmpty() ? name : path + "." + name, member);
    }

    public JsonTree require(String name) throws Mismatch {
        JsonTree member = get(name);
        if (member == null) {
            String where = path.isEmpty() ? name : path + "." + name;
            throw new Mismatch(where, where + " is missing.");
        }
        return member;
    }

    public List<JsonTree> elements() throws Mismatch {
        if (!(value instanceof List<?> list)) {
            throw wrong("a list");
        }
        List<JsonTree> elements = new ArrayList<>();
        for (Object element : list) {
            elements.add(new JsonTree(path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    /// The elements of a member; none where it is missing.
    public List<JsonTree> elements(String name) throws Mismatch {
        JsonTree member = get(name);
        return member == null ? List.of() : member.elements();
    }

    public String text() throws Mismatch {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("a string");
    }

    public String text(String name, String missing) throws Mismatch {
        JsonTree member = get(name);
        return member == null ? missing : member.text();
    }

    public boolean flag(String name, boolean missing) throws Mismatch {
        JsonTree member = get(name);
        if (member == null) {
            return missing;
        }
        if (member.value instanceof Boolean flag) {
            return flag;
        }
        throw member.wrong("true or false");
    }

    public int smallNumber() throws Mismatch {
        try {
            if (value instanceof Digits(String text)) {
                return Integer.parseInt(text);
            }
        } catch (NumberFormatException e) {
            // Refused below like anything else.
        }
        throw wrong("a whole number below 2³¹");
    }

    public long wholeNumber() throws Mismatch {
        try {
            if (value instanceof Digits(String text)) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            // Refused below like anything else.
        }
        throw wrong("a whole number below 2⁶³");
    }

    /// RFC 3339.
    public Instant instant() throws Mismatch {
        try {
            return Times.parse(text());
        } catch (DateTimeException e) {
            throw wrong(Times.WANTED);
        }
    }

    /// A hash or fingerprint as 16 hexadecimal digits.
    public long hash() throws Mismatch {
        String text = text();
        try {
            if (text.length() == 16) {
                return Long.parseUnsignedLong(text, 16);
            }
        } catch (NumberFormatException e) {
            // Refused below like anything else.
        }
        throw wrong("16 hexadecimal digits");
    }

    /// An object whose members are all strings; empty where it is missing.
    public Map<String, String> texts(String name) throws Mismatch {
        JsonTree member = get(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (member == null) {
            return texts;
        }
        if (!(member.value instanceof Map<?, ?> members)) {
            throw member.wrong("an object");
        }
        for (Object key : members.keySet()) {
            texts.put((String) key, member.require((String) key).text());
        }
        return texts;
    }

    /// Says that what stands here is something else.
    public Mismatch wrong(String expected) {
        String where = path.isEmpty() ? "the body" : path;
        return new Mismatch(path, where + " must be " + expected + ".");
    }
}
