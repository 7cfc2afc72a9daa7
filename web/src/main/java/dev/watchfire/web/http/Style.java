// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import dev.watchfire.web.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How a family of paths words its errors.
public enum Style {
    /// As go-openapi frames Alertmanager's: `{"code":404,"message":"…"}`.
    ALERTMANAGER {
        @Override
        public Answer error(int status, String code, String message) {
            return framed(status, status, message);
        }

        @Override
        public Answer notFound(String path) {
            return framed(404, 404, "path " + path + " was not found");
        }

        @Override
        public Answer wrongMethod(String method, String allowed) {
            return framed(
                            405,
                            405,
                            "method " + method + " is not allowed, but [" + allowed + "] are")
                    .with("Allow", allowed);
        }
    },

    /// RFC 9457 problem details with a stable code.
    PROBLEM {
        @Override
        public Answer error(int status, String code, String message) {
            return problem(status, code, message, null);
        }

        @Override
        public Answer notFound(String path) {
            return error(404, "path-not-found", "There is nothing at " + path + ".");
        }

        @Override
        public Answer wrongMethod(String method, String allowed) {
            return error(
                            405,
                            "method-not-allowed",
                            method + " is not allowed here, " + allowed + " is.")
                    .with("Allow", allowed);
        }
    },

    /// A line of text.
    PLAIN {
        @Override
        public Answer error(int status, String code, String message) {
            return Answer.text(status, message + "\n");
        }

        @Override
        public Answer notFound(String path) {
            return Answer.text(404, "404 page not found\n");
        }

        @Override
        public Answer wrongMethod(String method, String allowed) {
            return Answer.text(405, "Method Not Allowed\n").with("Allow", allowed);
        }
    };

    private static final Map<Integer, String> TITLES =
            Map.ofEntries(
                    Map.entry(400, "Bad request"),
                    Map.entry(401, "Not signed in"),
                    Map.entry(403, "Refused"),
                    Map.entry(404, "Not found"),
                    Map.entry(405, "Method not allowed"),
                    Map.entry(409, "Conflict"),
                    Map.entry(412, "Changed meanwhile"),
                    Map.entry(413, "Too large"),
                    Map.entry(415, "Unsupported media type"),
                    Map.entry(422, "Not acceptable"),
                    Map.entry(428, "Revision needed"),
                    Map.entry(429, "Too many requests"),
                    Map.entry(500, "Internal error"),
                    Map.entry(503, "Not now"));

    /// @param code stable, for programs
    /// @param message for people
    public abstract Answer error(int status, String code, String message);

    public abstract Answer notFound(String path);

    public abstract Answer wrongMethod(String method, String allowed);

    /// Alertmanager's frame.
    ///
    /// @param code the status, or go-openapi's number for a breach of the schema
    public static Answer framed(int status, int code, String message) {
        return Answer.json(
                status,
                json ->
                        json.beginObject()
                                .member("code", code)
                                .member("message", message)
                                .endObject());
    }

    /// Problem details.
    ///
    /// @param field the parameter or member that is at fault
    public static Answer problem(int status, String code, String detail, @Nullable String field) {
        return problem(status, code, detail, field, List.of());
    }

    /// What is wrong with one member of a body.
    public record FieldError(String field, String message) {}

    /// Problem details that name each member that is at fault.
    public static Answer problems(int status, String code, String detail, List<FieldError> errors) {
        return problem(status, code, detail, null, errors);
    }

    private static Answer problem(
            int status,
            String code,
            String detail,
            @Nullable String field,
            List<FieldError> errors) {
        return problemWith(
                status,
                code,
                detail,
                json -> {
                    if (field != null) {
                        json.member("field", field);
                    }
                    if (!errors.isEmpty()) {
                        json.name("errors").beginArray();
                        for (FieldError error : errors) {
                            json.beginObject()
                                    .member("field", error.field)
                                    .member("message", error.message)
                                    .endObject();
                        }
                        json.endArray();
                    }
                });
    }

    /// Problem details with members of their own.
    public static Answer problemWith(
            int status, String code, String detail, Consumer<JsonWriter> more) {
        return Answer.of(
                status,
                "application/problem+json",
                Answer.jsonBody(
                        json -> {
                            json.beginObject()
                                    .member("type", "urn:watchfire:problem:" + code)
                                    .member("title", TITLES.getOrDefault(status, "Error"))
                                    .member("status", status)
                                    .member("detail", detail)
                                    .member("code", code);
                            more.accept(json);
                            json.endObject();
                        }));
    }
}
