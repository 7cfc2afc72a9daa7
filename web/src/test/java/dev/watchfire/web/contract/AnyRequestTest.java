// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks every operation of our own API for nonsense. Whatever is asked, the answer is one that the
/// contract knows, and never that something went wrong in the server.
///
/// `-Dwatchfire.seed=… -Dwatchfire.rounds=…` asks for other nonsense, and more of it.
class AnyRequestTest {
    private static final long SEED = Long.getLong("watchfire.seed", 7);
    private static final int ROUNDS = Integer.getInteger("watchfire.rounds", 3);

    /// Never ends.
    private static final Set<String> STREAMS = Set.of("streamChanges");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    private record Operation(String method, String path, JsonNode says) {}

    @Test
    void nonsenseIsRefusedAndBreaksNothing() {
        List<String> broken = new ArrayList<>();
        try (Rig rig = Rig.start(folder)) {
            rig.fire("{\"alertname\":\"A\",\"severity\":\"page\"}");
            JsonNode document = JSON.readTree(rig.get(Contract.BASE + "/openapi.json").body());
            AnyValue any = new AnyValue(document, new Random(SEED));
            for (int round = 0; round < ROUNDS; round++) {
                for (Operation operation : operations(document)) {
                    String address = address(operation, any);
                    String body = body(operation, any);
                    HttpResponse<String> response =
                            rig.send(
                                    rig.request(address)
                                            .header("Content-Type", "application/json")
                                            .method(
                                                    operation.method(),
                                                    BodyPublishers.ofString(body)));
                    if (response.statusCode() == 500) {
                        broken.add(operation.method() + " " + address + " " + body);
                    }
                }
            }
            assertThat(rig.get("/-/healthy").statusCode()).isEqualTo(200);
        }
        assertThat(broken).as("seed %d", SEED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z"})
    void timesThatAreTooFarAwayAreRefusedByName(String far) {
        int refused = 0;
        try (Rig rig = Rig.start(folder)) {
            JsonNode document = JSON.readTree(rig.get(Contract.BASE + "/openapi.json").body());
            AnyValue any = new AnyValue(document, new Random(SEED));
            for (Operation operation : operations(document)) {
                for (JsonNode given : operation.says().path("parameters")) {
                    JsonNode parameter = any.resolved(given);
                    String name = parameter.get("name").asString();
                    boolean isTime =
                            parameter.at("/schema/format").asString("").equals("date-time");
                    if (!isTime || !operation.method().equals("GET")) {
                        continue;
                    }
                    String path = VARIABLE.matcher(operation.path()).replaceAll("platform");
                    HttpResponse<String> response =
                            rig.get(Contract.BASE + path + "?" + name + "=" + encoded(far));
                    // Who asks, and for what, is looked at first.
                    assertThat(response.statusCode()).as(path + " " + name).isIn(400, 403, 404);
                    if (response.statusCode() == 400) {
                        assertThat(response.body()).as(path).contains(name, "years 1 to 9999");
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(5);
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                JsonNode says = method.getValue();
                if (METHODS.contains(method.getKey())
                        && !STREAMS.contains(says.get("operationId").asString())) {
                    all.add(
                            new Operation(
                                    method.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    says));
                }
            }
        }
        return all;
    }

    private static String address(Operation operation, AnyValue any) {
        String path =
                VARIABLE.matcher(operation.path())
                        .replaceAll(_ -> Matcher.quoteReplacement(encoded(name(any))));
        StringBuilder address = new StringBuilder(Contract.BASE).append(path);
        char before = '?';
        for (JsonNode given : operation.says().path("parameters")) {
            JsonNode parameter = any.resolved(given);
            if (parameter.get("in").asString().equals("query") && any.chance(60)) {
                address.append(before)
                        .append(parameter.get("name").asString())
                        .append('=')
                        .append(encoded(any.text(parameter.path("schema"))));
                before = '&';
            }
        }
        return address.toString();
    }

    /// Most are of something that there is. What cannot stand in a path is refused before it is
    /// ours.
    private static String name(AnyValue any) {
        String name = any.chance(60) ? any.one(List.of("1", "platform", "team", "me")) : any.text();
        String fit = name.replaceAll("[/%\\p{Cntrl}]", "").strip();
        return fit.isEmpty() ? "x" : fit.substring(0, Math.min(fit.length(), 100));
    }

    private static String body(Operation operation, AnyValue any) {
        JsonNode schema = operation.says().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return "";
        }
        String body = any.of(schema).toString();
        return any.chance(5) ? body.substring(0, body.length() / 2) : body;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
