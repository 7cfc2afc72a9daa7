// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.web.json.ByteSink;
import dev.watchfire.web.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a client is told. The body is written when it is sent, into the connection, so that a large
/// one never stands in memory.
public record Answer(
        int status, @Nullable String contentType, @Nullable Body body, List<Header> headers) {
    public static final String JSON = "application/json";
    public static final String TEXT = "text/plain; charset=utf-8";

    public record Header(String name, String value) {}

    /// Writes a body; it must end with a last chunk.
    @FunctionalInterface
    public interface Body {
        void writeTo(ByteSink sink) throws IOException;
    }

    public Answer {
        headers = List.copyOf(headers);
    }

    public static Answer empty(int status) {
        return new Answer(status, null, null, List.of());
    }

    public static Answer of(int status, String contentType, Body body) {
        return new Answer(status, contentType, body, List.of());
    }

    public static Answer bytes(int status, String contentType, byte[] bytes) {
        return of(status, contentType, sink -> sink.write(bytes, 0, bytes.length, true));
    }

    public static Answer text(int status, String text) {
        return bytes(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer json(int status, Consumer<JsonWriter> content) {
        return of(status, JSON, jsonBody(content));
    }

    public static Body jsonBody(Consumer<JsonWriter> content) {
        return sink -> {
            JsonWriter writer = new JsonWriter(sink);
            content.accept(writer);
            writer.finish();
        };
    }

    public Answer with(String header, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(header, value));
        return new Answer(status, contentType, body, more);
    }

    /// The value of the first header of that name.
    public @Nullable String header(String name) {
        for (Header header : headers) {
            if (header.name.equalsIgnoreCase(name)) {
                return header.value;
            }
        }
        return null;
    }
}
