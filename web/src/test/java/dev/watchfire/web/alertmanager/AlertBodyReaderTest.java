// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.web.alertmanager.AlertBodyReader.Problem;
import dev.watchfire.web.alertmanager.AlertBodyReader.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertBodyReaderTest {
    private final AlertBodyReader reader = new AlertBodyReader(name -> !name.contains(" "));

    private Result read(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, bytes.length);
    }

    private IncomingAlert one(String body) {
        Result result = read(body);
        assertThat(result).isInstanceOf(Result.Alerts.class);
        Result.Alerts alerts = (Result.Alerts) result;
        assertThat(alerts.problems()).isEmpty();
        assertThat(alerts.alerts()).hasSize(1);
        return alerts.alerts().getFirst();
    }

    @Test
    void anAlertAsPrometheusPostsItIsReadWhole() {
        String body =
                """
                [{"annotations":{"summary":"it \\"burns\\""},"endsAt":"2026-11-22T10:00:00.5Z",
                  "startsAt":"2026-11-22T19:00:00+10:00","generatorURL":"http://p:9090/graph?g0=1",
                  "labels":{"severity":"page","alertname":"불","empty":""}}]\
                """;
        for (int i = 0; i < 3; i++) {
            assertThat(one(body))
                    .isEqualTo(
                            new IncomingAlert(
                                    LabelSet.of("alertname", "불", "severity", "page"),
                                    LabelSet.of("summary", "it \"burns\""),
                                    Instant.parse("2026-11-22T09:00:00Z"),
                                    Instant.parse("2026-11-22T10:00:00.500Z"),
                                    "http://p:9090/graph?g0=1"));
        }
    }

    @Test
    void bytesThatWereReadBeforeYieldTheSameLabelSet() {
        String body = "[{\"labels\":{\"a\":\"b\"},\"annotations\":{\"c\":\"d\"}}]";
        IncomingAlert first = one(body);
        IncomingAlert second = one(body);
        assertThat(second.labels()).isSameAs(first.labels());
        assertThat(second.annotations()).isSameAs(first.annotations());
    }

    @Test
    void bytesAreForgottenWhenTheyWereOfNoUseForAWhile() {
        String body = "[{\"labels\":{\"a\":\"b\"}}]";
        LabelSet first = one(body).labels();
        reader.forgetUnused();
        assertThat(one(body).labels()).isSameAs(first);
        reader.forgetUnused();
        reader.forgetUnused();
        assertThat(one(body).labels()).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void theSameBytesAsLabelsAndAsAnnotationsKeepTheirOwnRules() {
        String pairs =
                IntStream.range(0, 3).mapToObj(i -> "\"n" + i + "\":\"v\"").collect(braces());
        IncomingAlert alert = one("[{\"labels\":" + pairs + ",\"annotations\":" + pairs + "}]");
        assertThat(alert.labels()).isEqualTo(alert.annotations());
    }

    @Test
    void differentSpellingsOfOneLabelSetAreEqual() {
        LabelSet plain = one("[{\"labels\":{\"a\":\"x\",\"b\":\"y\"}}]").labels();
        LabelSet other = one("[{\"LABELS\" : { \"b\":\"\\u0079\", \"a\":\"x\" } }]").labels();
        assertThat(other).isEqualTo(plain);
        assertThat(other.fingerprint()).isEqualTo(plain.fingerprint());
    }

    @Test
    void aRepeatedNameTakesTheLastValueAndARepeatedObjectAdds() {
        assertThat(one("[{\"labels\":{\"a\":\"1\",\"a\":\"2\"}}]").labels())
                .isEqualTo(LabelSet.of("a", "2"));
        assertThat(one("[{\"labels\":{\"a\":\"1\"},\"labels\":{\"b\":\"2\"}}]").labels())
                .isEqualTo(LabelSet.of("a", "1", "b", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"})
    void anEmptyTimeAndGosZeroTimeCountAsNotGiven(String time) {
        assertThat(one("[{\"labels\":{\"a\":\"b\"},\"endsAt\":\"" + time + "\"}]").endsAt())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z,2026-01-02T03:04:05Z",
        "2026-01-02t03:04:05z,2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.123456789Z,2026-01-02T03:04:05.123456789Z",
        "2026-01-02T03:04:05.1234567891Z,2026-01-02T03:04:05.123456789Z",
        "2026-01-02T03:04:05+09:00,2026-01-01T18:04:05Z",
        "2026-01-02T03:04:05-0130,2026-01-02T04:34:05Z",
        "2026-01-02T03:04:05,2026-01-02T03:04:05Z",
        "2026-01-02T03:04Z,2026-01-02T03:04:00Z",
        "2026-01-02 03:04:05,2026-01-02T03:04:05Z",
        "2026-01-02,2026-01-02T00:00:00Z",
        "9999-12-31T23:59:59Z,9999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z,0000-01-01T00:00:00Z"
    })
    void timesAreReadInEverySpellingThatAlertmanagerTakes(String text, String instant) {
        assertThat(one("[{\"labels\":{\"a\":\"b\"},\"startsAt\":\"" + text + "\"}]").startsAt())
                .isEqualTo(Instant.parse(instant));
    }

    @Test
    void aTimeIsReadAnewAfterAnAlertWithoutOne() {
        String one = "{\"labels\":{\"a\":\"%d\"},\"endsAt\":\"%s\"}";
        String body =
                "["
                        + String.join(
                                ",",
                                one.formatted(1, "2026-01-01T00:00:00Z"),
                                one.formatted(2, ""),
                                one.formatted(3, "2026-01-01T00:00:00Z"),
                                "{\"labels\":{\"a\":\"4\"}}",
                                one.formatted(5, "2026-01-01T00:00:00Z"))
                        + "]";
        Instant end = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 3; i++) {
            assertThat(((Result.Alerts) read(body)).alerts())
                    .extracting(IncomingAlert::endsAt)
                    .containsExactly(end, null, end, null, end);
        }
    }

    @Test
    void alertsAreRecognisedInAnyOrderAndWithAnyEnd() {
        java.util.Random random = new java.util.Random(7);
        for (int round = 0; round < 200; round++) {
            List<IncomingAlert> expected = new java.util.ArrayList<>();
            List<String> parts = new java.util.ArrayList<>();
            int count = random.nextInt(6);
            for (int k = 0; k < count; k++) {
                int n = random.nextInt(8);
                Instant end = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(3));
                String summary = "s" + random.nextInt(2);
                expected.add(
                        new IncomingAlert(
                                LabelSet.of("n", "" + n),
                                LabelSet.of("summary", summary),
                                null,
                                end,
                                "http://x/" + n));
                parts.add(
                        "{\"labels\":{\"n\":\"%d\"},\"endsAt\":\"%s\",\"annotations\":{\"summary\":\"%s\"},\"generatorURL\":\"http://x/%1$d\"}"
                                .formatted(n, end, summary));
            }
            Result.Alerts result = (Result.Alerts) read("[" + String.join(", ", parts) + "]");
            assertThat(result.alerts()).isEqualTo(expected);
            if (round % 50 == 49) {
                reader.forgetUnused();
            }
        }
    }

    @Test
    void aKnownAlertWithAnEndThatIsNoTimeOrBeforeItsStartIsRefusedAsIfNew() {
        String body =
                "[{\"labels\":{\"a\":\"0\"}},{\"labels\":{\"a\":\"1\"},\"startsAt\":\"2026-01-01T00:00:00Z\",\"endsAt\":\"%s\"}]";
        for (int i = 0; i < 3; i++) {
            assertThat(read(body.formatted("2026-01-02T00:00:00Z")))
                    .isInstanceOf(Result.Alerts.class);
            assertThat(read(body.formatted("2026-0\"-02T00:00:0Z")))
                    .isInstanceOf(Result.Malformed.class);
            assertThat(((Result.Alerts) read(body.formatted("2025-01-02T00:00:00Z"))).problems())
                    .containsExactly(new Problem(1, "start time must be before end time"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:00ZZ",
                "2026-01-01T00:00:00+25:00",
                "12026-01-01T00:00:00Z",
                "0000-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "2026-01-01T00:00:00.000000000000000000000000000000000000000000000000000Z"
            })
    void aTextThatIsNoTimeIsNamed(String text) {
        Result result = read("[{\"labels\":{\"a\":\"b\"},\"startsAt\":\"" + text + "\"}]");
        assertThat(result)
                .isEqualTo(
                        new Result.Malformed(
                                "parsing time \"%1$s\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"%1$s\" as \"2006\""
                                        .formatted(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{|unexpected EOF",
                "[|unexpected EOF",
                "[{\"labels\":{\"a\":\"b|unexpected EOF",
                "[{x}]|invalid character 'x' looking for beginning of object key string",
                "[{\"labels\" 1}]|invalid character '1' after object key",
                "[{\"labels\":{\"a\":\"b\"} \"x\"}]|invalid character '\"' after object key:value"
                        + " pair",
                "[{\"labels\":{\"a\":\"b\"}} {}]|invalid character '{' after array element",
                "[{\"labels\":{\"a\":\"\\x\"}}]|invalid character 'x' in string escape code",
                "[{\"labels\":{\"a\":\"\\u00g0\"}}]|invalid character 'g' in \\u hexadecimal"
                        + " character escape",
                "[{\"foo\":tru}]|invalid character '}' in literal true (expecting 'e')",
                "[{\"foo\":01}]|invalid character '1' after object key:value pair",
                "[{\"foo\":-}]|invalid character '}' in numeric literal",
                "[{\"foo\":1.}]|invalid character '}' after decimal point in numeric literal",
                "[{\"foo\":1e}]|invalid character '}' in exponent of numeric literal",
                "x|invalid character 'x' looking for beginning of value",
                "{}|json: cannot unmarshal object into Go value of type models.PostableAlerts",
                "\"x\"|json: cannot unmarshal string into Go value of type models.PostableAlerts",
                "[1]|json: cannot unmarshal number into Go value of type models.PostableAlert",
                "[{\"labels\":[]}]|json: cannot unmarshal array into Go struct field Alert.labels"
                        + " of type models.LabelSet",
                "[{\"labels\":{\"a\":1}}]|json: cannot unmarshal number into Go struct field"
                        + " Alert.labels of type string",
                "[{\"annotations\":{\"a\":{}}}]|json: cannot unmarshal object into Go struct field"
                        + " .annotations of type string",
                "[{\"labels\":1,\"endsAt\":true}]|json: cannot unmarshal bool into Go struct field"
                        + " .endsAt of type string",
                "[{\"generatorURL\":1}]|json: cannot unmarshal number into Go struct field"
                        + " Alert.generatorURL of type string"
            })
    void whatIsNoJsonOrOfAWrongTypeIsNamedAsGoNamesIt(String body, String reason) {
        assertThat(read(body)).isEqualTo(new Result.Malformed(reason));
    }

    @Test
    void aControlCharacterInAStringIsRefused() {
        assertThat(read("[{\"labels\":{\"x\":\"a\tb\"}}]"))
                .isEqualTo(new Result.Malformed("invalid character '\\t' in string literal"));
    }

    @Test
    void aFaultOfSyntaxAfterAWrongTypeIsTheOneThatIsNamed() {
        assertThat(read("[{\"labels\":1},{")).isEqualTo(new Result.Malformed("unexpected EOF"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "|602|alerts in body is required",
                "[{}]|602|0.labels in body is required",
                "[null]|602|0.labels in body is required",
                "[{\"labels\":null}]|602|0.labels in body is required",
                "[{\"labels\":{\"a\":\"b\"}},{}]|602|1.labels in body is required",
                "[{\"labels\":{\"a\":\"b\"},\"generatorURL\":\"foo bar\"}]|601|0.generatorURL in"
                        + " body must be of type uri: \"foo bar\"",
                "[{\"generatorURL\":\"foo\"}]|601|0.generatorURL in body must be of type uri:"
                        + " \"foo\"",
                "[{},{\"generatorURL\":\"foo\"}]|602|0.labels in body is required"
            })
    void aBreachOfTheSchemaHasGoOpenApisCode(String body, int code, String message) {
        assertThat(read(body == null ? "" : body))
                .isEqualTo(new Result.Unacceptable(code, message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", " [ ] ", "[] x", "[]]"})
    void anEmptyListAndWhatFollowsItAreFine(String body) {
        assertThat(read(body)).isEqualTo(new Result.Alerts(List.of(), 0, List.of()));
    }

    @Test
    void oneBadAlertDoesNotTouchTheOthers() {
        Result.Alerts result =
                (Result.Alerts)
                        read(
                                """
                                [{"labels":{}},{"labels":{"a":"1"}},{"labels":{"a b":"1"}},
                                 {"labels":{"x":"1"},"annotations":{"":"1","c d":"1"}},
                                 {"labels":{"x":"2"},"startsAt":"2026-01-02T00:00:00Z","endsAt":"2026-01-01T00:00:00Z"},
                                 {"labels":{"a":"2"}}]\
                                """);
        assertThat(result.total()).isEqualTo(6);
        assertThat(result.alerts())
                .extracting(IncomingAlert::labels)
                .containsExactly(LabelSet.of("a", "1"), LabelSet.of("a", "2"));
        assertThat(result.position(0)).isEqualTo(1);
        assertThat(result.position(1)).isEqualTo(5);
        assertThat(result.problems())
                .containsExactly(
                        new Problem(0, "at least one label pair required"),
                        new Problem(2, "invalid label set: invalid name \"a b\""),
                        new Problem(3, "invalid annotations: invalid name \"c d\""),
                        new Problem(4, "start time must be before end time"));
    }

    @Test
    void brokenUtf8AndLoneSurrogatesBecomeTheReplacementCharacter() {
        byte[] body = "[{\"labels\":{\"a\":\"x??y\"}}]".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '?' ? (byte) 0xff : body[i];
        }
        Result.Alerts result = (Result.Alerts) reader.read(body, body.length);
        assertThat(result.alerts().getFirst().labels().get("a")).isEqualTo("x\ufffd\ufffdy");
        assertThat(
                        one("[{\"labels\":{\"a\":\"\\ud83d\\ude00 \\ud83d \\ude00\"}}]")
                                .labels()
                                .get("a"))
                .isEqualTo("😀 \ufffd \ufffd");
    }

    @Test
    void tooManyLabelsAndTooLongTextsAreRefusedWithTheLimit() {
        String labels =
                IntStream.range(0, 10_000).mapToObj(i -> "\"n" + i + "\":\"v\"").collect(braces());
        String huge = "x".repeat(1 << 20);
        Result.Alerts result =
                (Result.Alerts)
                        read(
                                "[{\"labels\":%s},{\"labels\":{\"a\":\"%2$s\"}},{\"labels\":{\"a\":\"b\"},\"annotations\":{\"a\":\"%2$s\"}},{\"labels\":{\"ok\":\"1\"}}]"
                                        .formatted(labels, huge));
        assertThat(result.alerts()).hasSize(1);
        assertThat(result.problems())
                .containsExactly(
                        new Problem(0, "invalid label set: 10000 pairs, at most 512 are allowed"),
                        new Problem(
                                1, "invalid label set: 1048584 bytes, at most 65536 are allowed"),
                        new Problem(
                                2,
                                "invalid annotations: 1048584 bytes, at most 262144 are allowed"));
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertThat(read("[{\"x\":" + "[".repeat(20_000)))
                .isEqualTo(new Result.Malformed("exceeded max depth"));
    }

    private static java.util.stream.Collector<CharSequence, ?, String> braces() {
        return Collectors.joining(",", "{", "}");
    }
}
