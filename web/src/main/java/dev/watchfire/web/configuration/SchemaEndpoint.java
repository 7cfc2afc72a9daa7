// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.configuration;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Type;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.json.JsonWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;

/// `/configuration/schema`: which keys there are and what they take, for forms and for completion.
final class SchemaEndpoint {
    private static final String ROOT = "configuration";

    Answer get(Exchange exchange) {
        return Answer.json(200, new Writing()::write).with("Cache-Control", "private, max-age=300");
    }

    /// One pass over all sections, each of which is written once under a name of its own.
    private static final class Writing {
        private final IdentityHashMap<Schema, String> names = new IdentityHashMap<>();
        private final Deque<Schema> waiting = new ArrayDeque<>();

        void write(JsonWriter json) {
            name(ConfigurationReader.ROOT, ROOT);
            json.beginObject().member("root", ROOT).name("sections").beginObject();
            while (!waiting.isEmpty()) {
                Schema schema = waiting.remove();
                json.name(names.getOrDefault(schema, "")).beginArray();
                for (Key key : schema.keys()) {
                    key(key, json);
                }
                json.endArray();
            }
            json.endObject().endObject();
        }

        private String name(Schema schema, String wanted) {
            String known = names.get(schema);
            if (known != null) {
                return known;
            }
            String name = names.containsValue(wanted) ? wanted + "-" + names.size() : wanted;
            names.put(schema, name);
            waiting.add(schema);
            return name;
        }

        private void key(Key key, JsonWriter json) {
            json.beginObject().member("name", key.name());
            type(key.name(), key.type(), json);
            if (key.byDefault() != null) {
                json.member("default", key.byDefault());
            }
            json.endObject();
        }

        private void type(String key, Type type, JsonWriter json) {
            switch (type) {
                case Type.Single(ScalarType kind) ->
                        json.member("type", kind.name().toLowerCase(Locale.ROOT))
                                .member("secret", kind.isSecret());
                case Type.OneOf(var allowed) ->
                        json.member("type", "one_of").member("allowed", allowed);
                case Type.ListOf(Type items) -> {
                    json.member("list", true);
                    type(key, items, json);
                }
                case Type.MapOf(Type values) -> {
                    json.member("map", true);
                    type(key, values, json);
                }
                case Type.Nested nested ->
                        json.member("type", "section")
                                .member("section", name(nested.schema().get(), key));
                case Type.Either(Type _, Type.Nested full) ->
                        json.member("type", "section")
                                .member("section", name(full.schema().get(), key));
                case Type.Anything() -> json.member("type", "anything");
            }
        }
    }
}
