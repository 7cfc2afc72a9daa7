// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The contract of this API, as YAML as it was written and as JSON. Safe for any thread.
public final class OpenApi {
    private static final String FILE = "watchfire.yaml";

    /// Made when it is first asked for; it is of the program, not of a server.
    private static final class AsJson {
        static final byte[] BYTES = toJson(text());
    }

    Answer yaml(Exchange exchange) {
        return Answer.bytes(200, "application/yaml", text());
    }

    Answer json(Exchange exchange) {
        return Answer.bytes(200, Answer.JSON, AsJson.BYTES);
    }

    static byte[] text() {
        try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " was not packed");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] toJson(byte[] yaml) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter writer =
                new JsonWriter((bytes, from, length, _) -> out.write(bytes, from, length));
        write(
                new Load(LoadSettings.builder().build())
                        .loadFromString(new String(yaml, StandardCharsets.UTF_8)),
                writer);
        writer.finish();
        return out.toByteArray();
    }

    private static void write(@Nullable Object value, JsonWriter json) {
        switch (value) {
            case null -> json.raw("null");
            case Map<?, ?> map -> {
                json.beginObject();
                map.forEach(
                        (name, member) -> {
                            json.name(String.valueOf(name));
                            write(member, json);
                        });
                json.endObject();
            }
            case List<?> list -> {
                json.beginArray();
                list.forEach(element -> write(element, json));
                json.endArray();
            }
            case Number number -> json.raw(number.toString());
            case Boolean flag -> json.value(flag);
            default -> json.value(value.toString());
        }
    }
}
