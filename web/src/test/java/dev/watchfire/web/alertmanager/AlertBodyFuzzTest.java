// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.web.alertmanager.AlertBodyReader.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds the reader against an independent parser on bodies that are damaged at random. Each body
/// is read by a reader that has seen other bodies and by a fresh one: memory must not change what
/// is read. `-Dwatchfire.seed=… -Dwatchfire.rounds=…` damages them otherwise, and more of them.
class AlertBodyFuzzTest {
    private static final long SEED = Long.getLong("watchfire.seed", 7);
    private static final int ROUNDS = Integer.getInteger("watchfire.rounds", 10_000);
    private static final String[] SEEDS = {
        """
        [{"labels":{"alertname":"A","b":"c"},"annotations":{"x":"y \\"z\\" \\u00e9"},"startsAt":"2026-01-01T00:00:00Z","endsAt":"2027-01-01T00:00:00Z","generatorURL":"http://a/b"},{"labels":{"alertname":"A","b":"d"}}]\
        """,
        """
        [ { "other" : [1, -2.5e3, {"a":[true,false,null]}], "labels" : {"불":"😀","e":""} } ]\
        """,
        """
        [{"labels":{"a":"1"},"endsAt":"2026-01-01T00:00:00Z"},{"labels":{"a":"2"},"endsAt":"2026-01-01T00:00:00Z"},{"endsAt":"2026-01-01T00:00:00Z","labels":{"a":"3"}}]\
        """,
        """
        [{"labels":{"a":"1"},"labels":{"b":"2","a":"3"}},{"labels":{"c":"4"},"x":{},"Labels":{"d":"5"}}]\
        """,
        """
        [{"labels":{"a":"b"}},{"labels":{"a":"b","a":"c"},"annotations":{}},{"labels":{"\\\\":"\\/"}}]\
        """,
    };
    private static final byte[] LIKELY =
            "{}[]\",:\\ \n\t0123456789.entfu-+abc\u0000".getBytes(StandardCharsets.UTF_8);

    private final JsonMapper jackson =
            JsonMapper.builder()
                    .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    @Test
    void damagedBodiesAreReadAsAnIndependentParserReadsThem() {
        Random random = new Random(SEED);
        AlertBodyReader seasoned = new AlertBodyReader(name -> !name.isEmpty());
        int valid = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = damage(SEEDS[random.nextInt(SEEDS.length)], random);
            String shown = new String(body, StandardCharsets.UTF_8);
            Result result = seasoned.read(body, body.length);
            Result fresh = new AlertBodyReader(name -> !name.isEmpty()).read(body, body.length);
            assertThat(result).as("seed %d: %s", SEED, shown).isEqualTo(fresh);
            List<LabelSet> expected = expected(body);
            if (expected != null
                    && result instanceof Result.Alerts alerts
                    && alerts.problems().isEmpty()) {
                valid++;
                assertThat(alerts.alerts().stream().map(a -> a.labels()).toList())
                        .as("seed %d: %s", SEED, shown)
                        .isEqualTo(expected);
            }
            if (expected == null) {
                assertThat(result)
                        .as("seed %d: %s", SEED, shown)
                        .isInstanceOfAny(Result.Malformed.class, Result.Unacceptable.class);
            }
        }
        assertThat(valid).isPositive();
    }

    private static byte[] damage(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int n = random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = LIKELY[random.nextInt(LIKELY.length)];
                case 1 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
                default -> {
                    byte[] longer = new byte[bytes.length + 1];
                    System.arraycopy(bytes, 0, longer, 0, at);
                    longer[at] = LIKELY[random.nextInt(LIKELY.length)];
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    /// The label sets of a body without any fault, or null where the first value in it is no JSON.
    private @Nullable List<LabelSet> expected(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try (var parser = jackson.createParser(text)) {
            if (jackson.readTree(parser) == null) {
                return null;
            }
        } catch (JacksonException e) {
            return null;
        }
        List<LabelSet> sets = new ArrayList<>();
        try (var parser = jackson.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return sets;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    parser.skipChildren();
                    continue;
                }
                Map<String, String> labels = labels(parser);
                LabelSet set = LabelSet.of(labels);
                if (!set.isEmpty() && labels.keySet().stream().noneMatch(String::isEmpty)) {
                    sets.add(set);
                }
            }
        }
        return sets;
    }

    /// The labels of the object that begins here. Where it says "labels" twice, the second adds to
    /// the first, as in Go; a tree would have forgotten the first.
    private Map<String, String> labels(JsonParser parser) {
        Map<String, String> labels = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean named = parser.currentName().equalsIgnoreCase("labels");
            if (parser.nextToken() == JsonToken.START_OBJECT && named) {
                JsonNode node = jackson.readTree(parser);
                node.properties().forEach(e -> labels.put(e.getKey(), e.getValue().asString("")));
            } else {
                parser.skipChildren();
            }
        }
        return labels;
    }
}
