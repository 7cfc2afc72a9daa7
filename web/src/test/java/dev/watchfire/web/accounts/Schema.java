// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Checks documents against the part of JSON Schema that our contract uses: references, types,
/// required and known members, enumerations, alternatives.
final class Schema {
    private static final String COMPONENT = "#/components/schemas/";

    private final JsonNode schemas;
    private final List<String> wrong;

    /// @param wrong gets a sentence for each breach
    Schema(JsonNode schemas, List<String> wrong) {
        this.schemas = schemas;
        this.wrong = wrong;
    }

    void check(String name, JsonNode value) {
        check(schemas.get(name), value, name);
    }

    private void check(JsonNode schema, JsonNode value, String where) {
        if (schema.has("$ref")) {
            check(
                    schemas.get(schema.get("$ref").asString().substring(COMPONENT.length())),
                    value,
                    where);
            return;
        }
        if (schema.has("oneOf")) {
            for (JsonNode option : schema.get("oneOf")) {
                List<String> here = new ArrayList<>();
                new Schema(schemas, here).check(option, value, where);
                if (here.isEmpty()) {
                    return;
                }
            }
            wrong.add(where + " is none of the alternatives: " + value);
            return;
        }
        if (schema.has("type") && !isOfType(schema.get("type"), value)) {
            wrong.add(where + " is no " + schema.get("type") + ": " + value);
            return;
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            wrong.add(where + " is none of " + schema.get("enum") + ": " + value);
        }
        if (value.isArray() && schema.has("items")) {
            for (JsonNode item : value) {
                check(schema.get("items"), item, where + "[]");
            }
        }
        if (value.isObject() && schema.has("properties")) {
            members(schema, value, where);
        }
    }

    private void members(JsonNode schema, JsonNode value, String where) {
        if (schema.has("required")) {
            for (JsonNode required : schema.get("required")) {
                if (!value.has(required.asString())) {
                    wrong.add(where + "." + required.asString() + " is missing");
                }
            }
        }
        for (String name : value.propertyNames()) {
            JsonNode member = schema.get("properties").get(name);
            if (member == null) {
                wrong.add(where + "." + name + " is not in the contract");
            } else {
                check(member, value.get(name), where + "." + name);
            }
        }
    }

    private static boolean contains(JsonNode options, JsonNode value) {
        for (JsonNode option : options) {
            if (option.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asString()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
