// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz.input;

import dev.watchfire.web.json.JsonReader;
import dev.watchfire.web.json.JsonSyntaxException;
import dev.watchfire.web.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// A JSON value with its members in order, repeated ones included, as two readers see it.
sealed interface Tree {
    record Obj(List<Member> members) implements Tree {
        /// The value of a name that is there once in any case; null where it is absent.
        @Nullable Tree only(String name) {
            return members.stream()
                    .filter(m -> m.name.equalsIgnoreCase(name))
                    .map(Member::value)
                    .findFirst()
                    .orElse(null);
        }

        /// Whether two of its names are the same in any case.
        boolean repeats() {
            return members.stream()
                            .map(m -> m.name.toLowerCase(java.util.Locale.ROOT))
                            .distinct()
                            .count()
                    < members.size();
        }
    }

    record Member(String name, Tree value) {}

    record Arr(List<Tree> elements) implements Tree {}

    record Text(String value) implements Tree {}

    /// A number as it was written, or a word of JSON's own.
    record Plain(String raw) implements Tree {}

    /// Above ours, so that only ours refuses for its depth.
    int MOST_DEPTH = 5_000;

    /// Pairs and other escapes first, so that what is left over of surrogates is a half.
    Pattern ESCAPE =
            Pattern.compile(
                    "\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}"
                            + "|(\\\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\\\.",
                    Pattern.DOTALL);

    JsonFactory JACKSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MOST_DEPTH)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /// The first value of the text by an independent parser, or null where it is no JSON.
    static @Nullable Tree byJackson(byte[] bytes) {
        String text = withoutHalves(new String(bytes, StandardCharsets.UTF_8));
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), text)) {
            return parser.nextToken() == null ? null : read(parser);
        } catch (JacksonException _) {
            return null;
        }
    }

    /// Whether the value is a number or a word at the top: another reader may want a separator
    /// behind it, or find fault with what follows.
    static boolean isWord(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return !text.isEmpty() && "{[\"".indexOf(text.charAt(0)) < 0;
    }

    /// Jackson refuses names with escaped halves of pairs; ours puts U+FFFD in their place.
    private static String withoutHalves(String text) {
        Matcher escape = ESCAPE.matcher(text);
        StringBuilder whole = new StringBuilder();
        int copied = 0;
        while (escape.find()) {
            if (escape.group(1) != null) {
                whole.append(text, copied, escape.start()).append("\\ufffd");
                copied = escape.end();
            }
        }
        return whole.append(text, copied, text.length()).toString();
    }

    private static Tree read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                List<Member> members = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.add(new Member(name, read(parser)));
                }
                yield new Obj(members);
            }
            case START_ARRAY -> {
                List<Tree> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(read(parser));
                }
                yield new Arr(elements);
            }
            case VALUE_STRING -> new Text(parser.getString());
            default -> new Plain(parser.getString());
        };
    }

    /// The value that comes next by our reader.
    static Tree byOurs(JsonReader json, byte[] bytes) throws JsonSyntaxException {
        return switch (json.kind()) {
            case OBJECT -> {
                List<Member> members = new ArrayList<>();
                json.enter();
                for (boolean first = true; json.member(first); first = false) {
                    members.add(new Member(json.name(), byOurs(json, bytes)));
                }
                yield new Obj(members);
            }
            case ARRAY -> {
                List<Tree> elements = new ArrayList<>();
                json.enter();
                for (boolean first = true; json.element(first); first = false) {
                    elements.add(byOurs(json, bytes));
                }
                yield new Arr(elements);
            }
            case STRING -> new Text(json.string());
            case NUMBER, BOOLEAN, NULL -> {
                int from = json.position();
                json.skip();
                yield new Plain(
                        new String(bytes, from, json.position() - from, StandardCharsets.US_ASCII));
            }
        };
    }

    /// As our writer writes it.
    default byte[] written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json =
                new JsonWriter((bytes, from, length, _) -> out.write(bytes, from, length));
        write(json);
        json.finish();
        return out.toByteArray();
    }

    private void write(JsonWriter json) {
        switch (this) {
            case Obj(List<Member> members) -> {
                json.beginObject();
                for (Member member : members) {
                    json.name(member.name);
                    member.value.write(json);
                }
                json.endObject();
            }
            case Arr(List<Tree> elements) -> {
                json.beginArray();
                elements.forEach(element -> element.write(json));
                json.endArray();
            }
            case Text(String value) -> json.value(value);
            case Plain(String raw) -> json.raw(raw);
        }
    }
}
