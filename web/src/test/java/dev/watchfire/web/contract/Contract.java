// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What our own API promises, to hold answers against. Safe for any thread.
public final class Contract {
    /// Before every path of it.
    public static final String BASE = "/api/watchfire/v1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> kept = new ConcurrentSkipListSet<>();

    private record Operation(String id, String method, Pattern path, JsonNode responses) {}

    /// @param json what `/openapi.json` answers
    public Contract(String json) {
        document = JSON.readTree(json);
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            Pattern pattern = Pattern.compile(BASE + path.getKey().replaceAll("\\{\\w+}", "[^/]+"));
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(
                        new Operation(
                                method.getValue().get("operationId").asString(),
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                pattern,
                                method.getValue().get("responses")));
            }
        }
        // What is written out goes before what braces match.
        operations.sort((a, b) -> Boolean.compare(hasVariable(a), hasVariable(b)));
    }

    private static boolean hasVariable(Operation operation) {
        return operation.path.pattern().contains("[^/]+");
    }

    /// The operations whose success was seen.
    public Set<String> kept() {
        return Collections.unmodifiableSet(kept);
    }

    /// All operations.
    public Set<String> promised() {
        Set<String> ids = new TreeSet<>();
        operations.forEach(operation -> ids.add(operation.id));
        return ids;
    }

    /// @param path without a query and without the server's prefix
    /// @param type the header `Content-Type`
    /// @return a sentence for each breach
    public List<String> breaches(String method, String path, int status, String type, String body) {
        Operation operation = operation(method, path);
        if (operation == null) {
            return List.of();
        }
        String where = operation.id + " " + status;
        JsonNode response = response(operation, status);
        if (response == null) {
            return List.of(where + " is not in the contract: " + body);
        }
        if (status < 400) {
            kept.add(operation.id);
        }
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return body.isEmpty() ? List.of() : List.of(where + " should have no body: " + body);
        }
        String essence = type.split(";", 2)[0];
        if (!content.has(essence)) {
            return List.of(where + " is " + type + " instead of " + content.propertyNames());
        }
        List<String> wrong = new ArrayList<>();
        if (essence.endsWith("json") && content.get(essence).has("schema")) {
            new Schema(document.get("components").get("schemas"), wrong)
                    .check(content.get(essence).get("schema"), JSON.readTree(body), where);
        }
        return wrong;
    }

    /// What of a document is not as the schema of this name says.
    public List<String> breaches(String schema, JsonNode value) {
        List<String> wrong = new ArrayList<>();
        new Schema(document.get("components").get("schemas"), wrong).check(schema, value);
        return wrong;
    }

    private @Nullable Operation operation(String method, String path) {
        for (Operation operation : operations) {
            if (operation.method.equals(method) && operation.path.matcher(path).matches()) {
                return operation;
            }
        }
        return null;
    }

    private @Nullable JsonNode response(Operation operation, int status) {
        JsonNode response = operation.responses.get(Integer.toString(status));
        if (response == null && status >= 400) {
            response = operation.responses.get("default");
        }
        if (response != null && response.has("$ref")) {
            String reference = response.get("$ref").asString();
            return document.at(reference.substring(1));
        }
        return response;
    }
}
