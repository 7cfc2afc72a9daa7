// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contract;

import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Values that mostly are as a schema of the contract says, and sometimes are anything.
final class AnyValue {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DEEPEST = 6;

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "x".repeat(5_000),
                    "\u0000",
                    "<script>",
                    "%00",
                    "../..",
                    "불",
                    "P1",
                    "P9",
                    "1h",
                    "-1h",
                    "100000000d",
                    "999999999999999999h",
                    "ada",
                    "platform",
                    "team",
                    "ops",
                    "Asia/Seoul",
                    "Mars/Base",
                    "alertname=\"A\"",
                    "{a=~\"(\"}",
                    "1000 EUR",
                    "24:00",
                    "2026-02-30");

    private static final List<String> TIMES =
            List.of(
                    "2026-11-24T00:00:00Z",
                    "2026-11-24T00:00:00.123456789+09:00",
                    "2026-03-29T02:30:00",
                    "0000-01-01T00:00:00Z",
                    "0001-01-01T00:00:00Z",
                    "9999-12-31T23:59:59Z",
                    "-999999999-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "yesterday");

    private static final List<String> ANYTHING =
            List.of("null", "true", "0", "-1", "1e308", "9223372036854775808", "[]", "{}");

    private final JsonNode document;
    private final Random random;

    AnyValue(JsonNode document, Random random) {
        this.document = document;
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// For a path or a query.
    String text(JsonNode schema) {
        JsonNode value = of(schema);
        return value.isString() ? value.asString() : value.toString();
    }

    String text() {
        return one(TEXTS);
    }

    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref")) {
            found = document.at(found.get("$ref").asString().substring(1));
        }
        return found;
    }

    private JsonNode of(JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        if (chance(12) || depth > DEEPEST) {
            return chance(50) ? JSON.readTree(one(ANYTHING)) : JSON.valueToTree(text());
        }
        if (schema.has("allOf")) {
            ObjectNode all = JSON.createObjectNode();
            for (JsonNode part : schema.get("allOf")) {
                if (of(part, depth) instanceof ObjectNode members) {
                    all.setAll(members);
                }
            }
            return all;
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                JsonNode options = schema.get(choice);
                return of(options.get(random.nextInt(options.size())), depth + 1);
            }
        }
        if (schema.has("enum")) {
            JsonNode options = schema.get("enum");
            return options.get(random.nextInt(options.size()));
        }
        return ofType(schema, depth);
    }

    private JsonNode ofType(JsonNode schema, int depth) {
        JsonNode types = schema.path("type");
        String type =
                types.isArray()
                        ? types.get(random.nextInt(types.size())).asString()
                        : types.asString("string");
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> {
                ArrayNode array = JSON.createArrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    array.add(of(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer", "number" ->
                    JSON.valueToTree(one(List.of(0L, 1L, -1L, 5L, 1L << 31, Long.MAX_VALUE)));
            case "boolean" -> JSON.valueToTree(random.nextBoolean());
            case "null" -> JSON.readTree("null");
            default ->
                    JSON.valueToTree(
                            schema.path("format").asString("").equals("date-time")
                                    ? one(TIMES)
                                    : text());
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            if (chance(75)) {
                object.set(member.getKey(), of(member.getValue(), depth + 1));
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            object.set(text(), of(schema.get("additionalProperties"), depth + 1));
        }
        return object;
    }
}
