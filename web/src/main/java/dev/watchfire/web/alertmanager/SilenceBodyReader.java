// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.web.json.JsonReader;
import dev.watchfire.web.json.JsonReader.Kind;
import dev.watchfire.web.json.JsonSyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the body of `POST /api/v2/silences`. For one body.
public final class SilenceBodyReader {
    /// What a body said.
    public sealed interface Result {
        /// @param id as it was written, "" for a new silence
        record Silence(
                String id,
                List<PostedMatcher> matchers,
                Instant startsAt,
                Instant endsAt,
                String createdBy,
                String comment,
                LabelSet annotations)
                implements Result {}

        record Malformed(String reason) implements Result {}

        /// @param code go-openapi's number for the kind of breach
        record Unacceptable(int code, String message) implements Result {}
    }

    public record PostedMatcher(String name, String value, boolean isRegex, boolean isEqual) {}

    private final byte[] body;
    private final int length;
    private final JsonReader json;
    private @Nullable String wrongType;
    private String id = "";
    private @Nullable List<Map<String, Object>> matchers;
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;
    private @Nullable String createdBy;
    private @Nullable String comment;
    private final Map<String, String> annotations = new TreeMap<>();

    public SilenceBodyReader(byte[] body, int length) {
        this.body = body;
        this.length = length;
        this.json = new JsonReader(body, 0, length);
    }

    public Result read() {
        if (new String(body, 0, length, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
            return new Result.Unacceptable(602, "silence in body is required");
        }
        try {
            Kind kind = json.kind();
            if (kind == Kind.OBJECT) {
                json.enter();
                for (boolean first = true; json.member(first); first = false) {
                    member(json.name().toLowerCase(Locale.ROOT));
                }
            } else {
                json.skip();
                if (kind != Kind.NULL) {
                    wrong(kind, "Go value of type models.PostableSilence");
                }
            }
        } catch (JsonSyntaxException e) {
            return new Result.Malformed(String.valueOf(e.getMessage()));
        }
        return wrongType == null ? checked() : new Result.Malformed(wrongType);
    }

    private void member(String name) throws JsonSyntaxException {
        switch (name) {
            case "id" -> id = orElse(text(".id"), "");
            case "createdby" -> createdBy = text("Silence.createdBy");
            case "comment" -> comment = text("Silence.comment");
            case "startsat" -> startsAt = time("Silence.startsAt", startsAt);
            case "endsat" -> endsAt = time("Silence.endsAt", endsAt);
            case "matchers" -> matchers();
            case "annotations" -> annotations();
            default -> json.skip();
        }
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private @Nullable String text(String field) throws JsonSyntaxException {
        Kind kind = json.kind();
        if (kind == Kind.STRING) {
            return json.string();
        }
        json.skip();
        wrongField(kind, field, "string");
        return null;
    }

    private @Nullable Instant time(String field, @Nullable Instant before)
            throws JsonSyntaxException {
        Kind kind = json.kind();
        if (kind != Kind.STRING) {
            json.skip();
            wrongField(kind, field, "string");
            return before;
        }
        int from = json.skipString();
        int to = json.position() - 1;
        TimestampReader reader = new TimestampReader();
        if (!reader.read(body, from, to) && wrongType == null) {
            wrongType = TimestampReader.complaint(json.decode(from, to));
        }
        // No time at all is long ago: the start becomes now, and such an end is refused.
        return orElse(reader.value(), Instant.EPOCH);
    }

    private void annotations() throws JsonSyntaxException {
        Kind kind = json.kind();
        if (kind != Kind.OBJECT) {
            json.skip();
            wrongField(kind, "Silence.annotations", "models.LabelSet");
            return;
        }
        json.enter();
        for (boolean first = true; json.member(first); first = false) {
            String name = json.name();
            String value = text("Silence.annotations");
            if (value != null) {
                annotations.put(name, value);
            }
        }
    }

    private void matchers() throws JsonSyntaxException {
        Kind kind = json.kind();
        if (kind != Kind.ARRAY) {
            json.skip();
            wrongField(kind, "Silence.matchers", "models.Matchers");
            return;
        }
        List<Map<String, Object>> read = new ArrayList<>();
        json.enter();
        for (boolean first = true; json.element(first); first = false) {
            read.add(matcher());
        }
        matchers = read;
    }

    private Map<String, Object> matcher() throws JsonSyntaxException {
        Map<String, Object> read = new TreeMap<>();
        Kind kind = json.kind();
        if (kind != Kind.OBJECT) {
            json.skip();
            wrongField(kind, "Silence.matchers", "models.Matcher");
            return read;
        }
        json.enter();
        for (boolean first = true; json.member(first); first = false) {
            String name = json.name().toLowerCase(Locale.ROOT);
            switch (name) {
                case "name", "value" -> {
                    String text = text("Matcher.matchers." + name);
                    if (text != null) {
                        read.put(name, text);
                    }
                }
                case "isregex" -> flag(read, name, "isRegex");
                case "isequal" -> flag(read, name, "isEqual");
                default -> json.skip();
            }
        }
        return read;
    }

    private void flag(Map<String, Object> matcher, String key, String shown)
            throws JsonSyntaxException {
        Kind kind = json.kind();
        if (kind == Kind.BOOLEAN) {
            matcher.put(key, json.bool());
        } else {
            json.skip();
            wrongField(kind, "Matcher.matchers." + shown, "bool");
        }
    }

    private void wrongField(Kind kind, String field, String type) {
        if (kind != Kind.NULL) {
            wrong(kind, "Go struct field " + field + " of type " + type);
        }
    }

    private void wrong(Kind kind, String what) {
        if (wrongType == null) {
            wrongType = "json: cannot unmarshal " + kind + " into " + what;
        }
    }

    private Result checked() {
        if (comment == null) {
            return required("comment");
        }
        if (createdBy == null) {
            return required("createdBy");
        }
        if (endsAt == null) {
            return required("endsAt");
        }
        if (matchers == null) {
            return required("matchers");
        }
        if (matchers.isEmpty()) {
            return new Result.Unacceptable(612, "matchers in body should have at least 1 items");
        }
        List<PostedMatcher> read = new ArrayList<>();
        for (Map<String, Object> matcher : matchers) {
            String field = "matchers." + read.size() + ".";
            if (!(matcher.get("isregex") instanceof Boolean isRegex)) {
                return required(field + "isRegex");
            }
            if (!(matcher.get("name") instanceof String name)) {
                return required(field + "name");
            }
            if (!(matcher.get("value") instanceof String value)) {
                return required(field + "value");
            }
            boolean isEqual = !Boolean.FALSE.equals(matcher.get("isequal"));
            read.add(new PostedMatcher(name, value, isRegex, isEqual));
        }
        if (startsAt == null) {
            return required("startsAt");
        }
        return new Result.Silence(
                id, read, startsAt, endsAt, createdBy, comment, LabelSet.of(annotations));
    }

    private static Result required(String field) {
        return new Result.Unacceptable(602, field + " in body is required");
    }
}
