// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contract;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Checks documents against the part of JSON Schema that our contract uses: references, types,
/// formats, required and known members, maps, enumerations, alternatives. A member that the
/// contract does not name is a breach, and so is a keyword that is not known here.
final class Schema {
    private static final String COMPONENT = "#/components/schemas/";
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> KNOWN =
            Set.of(
                    "$ref",
                    "additionalProperties",
                    "allOf",
                    "const",
                    "default",
                    "description",
                    "enum",
                    "examples",
                    "example",
                    "format",
                    "items",
                    "maxItems",
                    "maxLength",
                    "maximum",
                    "minItems",
                    "minLength",
                    "minimum",
                    "oneOf",
                    "pattern",
                    "properties",
                    "required",
                    "title",
                    "type",
                    "writeOnly",
                    "readOnly");

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

    void check(JsonNode schema, JsonNode value, String where) {
        for (String keyword : schema.propertyNames()) {
            if (!KNOWN.contains(keyword)) {
                wrong.add(where + ": this check does not know the keyword " + keyword);
            }
        }
        if (schema.has("allOf")) {
            check(merged(schema.get("allOf")), value, where);
            return;
        }
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
        if (schema.has("const") && !schema.get("const").equals(value)) {
            wrong.add(where + " is not " + schema.get("const") + ": " + value);
        }
        if (value.isString() && schema.has("format")) {
            format(schema.get("format").asString(), value.asString(), where);
        }
        if (value.isString()
                && schema.has("pattern")
                && !Pattern.compile(schema.get("pattern").asString())
                        .matcher(value.asString())
                        .find()) {
            wrong.add(where + " does not match its pattern: " + value);
        }
        if (value.isArray() && schema.has("items")) {
            for (JsonNode item : value) {
                check(schema.get("items"), item, where + "[]");
            }
        }
        if (value.isObject() && (schema.has("properties") || schema.has("additionalProperties"))) {
            members(schema, value, where);
        }
    }

    /// One schema with the members of all; none of ours gives a name two meanings.
    private JsonNode merged(JsonNode parts) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        ObjectNode properties = whole.putObject("properties");
        ArrayNode required = whole.putArray("required");
        for (JsonNode part : parts) {
            JsonNode one =
                    part.has("$ref")
                            ? schemas.get(part.get("$ref").asString().substring(COMPONENT.length()))
                            : part;
            JsonNode whole1 = one.has("allOf") ? merged(one.get("allOf")) : one;
            whole1.path("properties")
                    .properties()
                    .forEach(e -> properties.set(e.getKey(), e.getValue()));
            whole1.path("required").forEach(required::add);
        }
        return whole.put("type", "object");
    }

    private void format(String format, String value, String where) {
        boolean right =
                switch (format) {
                    case "date-time" -> isInstant(value);
                    case "uuid" -> UUID.matcher(value).matches();
                    case "uri" -> URI.create(value).isAbsolute();
                    default -> true;
                };
        if (!right) {
            wrong.add(where + " is no " + format + ": " + value);
        }
    }

    private static boolean isInstant(String value) {
        try {
            Instant.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
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
            JsonNode member = schema.path("properties").get(name);
            if (member == null && schema.path("additionalProperties").isObject()) {
                member = schema.get("additionalProperties");
            }
            if (member == null && schema.path("additionalProperties").asBoolean(false)) {
                continue;
            }
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
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
