// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.store.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Our reader against another's.
final class JsonTextTest {
    private static final JsonFactory JACKSON = new JsonFactory();
    private static final int ROUNDS = 20_000;

    private static JsonObject read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new JsonText().read(bytes, 0, bytes.length);
    }

    private static boolean jacksonReads(byte[] bytes) {
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    parser.getString();
                }
                if (parser.currentToken().isNumeric()) {
                    parser.getNumberValue();
                }
                // Where the object ends, nothing may follow.
                if (parser.streamReadContext().inRoot()) {
                    return parser.nextToken() == null;
                }
            }
            return false;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean weRead(byte[] bytes) {
        try {
            new JsonText().read(bytes, 0, bytes.length);
            return true;
        } catch (MalformedRecordException e) {
            return false;
        }
    }

    /// Whatever happens to a stored record, we take for a record what Jackson takes for one.
    @Test
    void damageIsNoticedWhereJacksonNoticesIt() {
        long seed = Long.getLong("watchfire.seed", 7);
        Random random = new Random(seed);
        List<byte[]> originals = new ArrayList<>();
        Samples.facts().forEach(fact -> originals.add(new RecordWriter().write(List.of(fact))));
        originals.add(
                "{ \"a\" : [ 1 , -2.5e+3, {}, [ ], null,true,\"\\u00e9\\n\"] , \"b\":0 }"
                        .getBytes(StandardCharsets.UTF_8));
        String marks = "{}[]\",:\\0123456789.eE+-tfnul \n\u0001aé";
        int both = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] text = originals.get(random.nextInt(originals.size())).clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                text[random.nextInt(text.length)] =
                        (byte) marks.charAt(random.nextInt(marks.length()));
            }
            boolean ours = weRead(text);
            assertThat(ours)
                    .as("seed %d, round %d: %s", seed, i, new String(text, StandardCharsets.UTF_8))
                    .isEqualTo(jacksonReads(text));
            both += ours ? 1 : 0;
        }
        assertThat(both).as("some damage leaves JSON").isBetween(ROUNDS / 100, ROUNDS);
    }

    @Test
    void numbersAreExactOrKeptAsText() {
        assertThat(read("{\"id\":-9223372036854775808}").number(Field.ID))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(read("{\"id\":9223372036854775807}").number(Field.ID)).isEqualTo(Long.MAX_VALUE);
        assertThat(read("{\"id\":-0}").number(Field.ID)).isZero();
        for (String other : List.of("9223372036854775808", "-9223372036854775809", "1.0", "1e3")) {
            assertThat(read("{\"text\":%s}".formatted(other)).text(Field.TEXT)).isEqualTo(other);
        }
    }

    @Test
    void escapesOfAllKindsAreRead() {
        assertThat(
                        read("{\"text\":\"\\\"\\\\\\/\\b\\f\\n"
                                        + "\\r"
                                        + "\\t\\u00e9é\\uD83D\\uDD25🔥\\ud800\"}")
                                .text(Field.TEXT))
                .isEqualTo("\"\\/\b\f\n\r\téé🔥🔥\ud800");
    }

    @Test
    void spaceBetweenTokensIsAllowed() {
        assertThat(read(" {\n\t\"id\" : 5 ,\r\"text\":\"a\" } ").number(Field.ID)).isEqualTo(5);
    }

    @Test
    void ofARepeatedFieldTheFirstCounts() {
        assertThat(read("{\"id\":1,\"id\":2}").number(Field.ID)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{",
                "}",
                "{}}",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":[}",
                "{\"a\":tru}",
                "{\"a\":nul",
                "{\"a\":-}",
                "{\"a\":01}",
                "{\"a\":\"b}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u12",
                "{\"a\":\"\\",
                "{\"a\":\"\n\"}",
                "{a:1}"
            })
    void whatIsNoObjectIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void depthIsBounded() {
        String deep = "{\"a\":".repeat(64) + "1" + "}".repeat(64);
        assertThat(read(deep)).isNotNull();
        assertThatThrownBy(() -> read("{\"a\":" + deep + "}"))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("64");
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void textThatIsNoUtf8IsRefused() {
        byte[] text = "{\"a\":\"x?y\"}".getBytes(StandardCharsets.ISO_8859_1);
        text[7] = (byte) 0xff;
        assertThatThrownBy(() -> new JsonText().read(text, 0, text.length))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("UTF-8");
    }
}
