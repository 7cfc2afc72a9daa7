// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v2/silences`, answered as Alertmanager does.
class SilencesTest {
    @TempDir private Path folder;
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.start(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.builder().build().readTree(response.body());
    }

    static String silence(String matchers) {
        return silence(matchers, "2026-11-22T10:00:00Z", "2026-11-22T12:00:00Z", "");
    }

    static String silence(String matchers, String start, String end, String more) {
        return "{\"matchers\":%s,\"startsAt\":\"%s\",\"endsAt\":\"%s\",\"createdBy\":\"me\",\"comment\":\"c\"%s}"
                .formatted(matchers, start, end, more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]|422|{\"code\":612,\"message\":\"matchers in body should have at least 1"
                        + " items\"}",
                "null|422|{\"code\":602,\"message\":\"matchers in body is required\"}",
                "[{}]|422|{\"code\":602,\"message\":\"matchers.0.isRegex in body is required\"}",
                "[null]|422|{\"code\":602,\"message\":\"matchers.0.isRegex in body is required\"}",
                "[{\"value\":\"a\",\"isRegex\":false}]|422|{\"code\":602,\"message\":\"matchers.0.name"
                    + " in body is required\"}",
                "[{\"name\":\"a\",\"isRegex\":false}]|422|{\"code\":602,\"message\":\"matchers.0.value"
                    + " in body is required\"}",
                "[{\"name\":\"a\",\"value\":\"b\",\"isRegex\":\"no\"}]|400|{\"code\":400,\"message\":\"parsing"
                    + " silence body from \\\"\\\" failed, because json: cannot unmarshal string"
                    + " into Go struct field Matcher.matchers.isRegex of type bool\"}",
                "[{\"name\":\"a\",\"value\":\"(\",\"isRegex\":true}]|400|\"invalid silence: matcher"
                    + " set 0: invalid label matcher 0: invalid regular expression \\\"(\\\": error"
                    + " parsing regexp: missing closing ): `(`\"\\n",
                "[{\"name\":\"\",\"value\":\"x\",\"isRegex\":false}]|400|\"invalid silence: matcher"
                        + " set 0: invalid label matcher 0: invalid label name \\\"\\\"\"\\n",
                "[{\"name\":\"a\",\"value\":\".*\",\"isRegex\":true}]|400|\"invalid silence:"
                    + " matcher set 0: at least one matcher must not match the empty string\"\\n",
                "[{\"name\":\"a\",\"value\":\"\",\"isRegex\":false}]|400|\"invalid silence: matcher"
                        + " set 0: at least one matcher must not match the empty string\"\\n"
            })
    void aFaultyMatcherIsNamed(String matchers, int status, String answer) {
        HttpResponse<String> response = rig.post("/api/v2/silences", silence(matchers));
        assertThat(response.body()).isEqualTo(answer.replace("\\n", "\n"));
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2028-01-01T00:00:00Z|2027-01-01T00:00:00Z||400|\"Failed to create silence: start"
                        + " time must be before end time\"",
                "2027-01-01T00:00:00Z|2027-01-01T00:00:00Z||400|\"Failed to create silence: start"
                        + " time must be before end time\"",
                "2020-01-01T00:00:00Z|2021-01-01T00:00:00Z||400|\"Failed to create silence: end"
                        + " time can't be in the past\"",
                "2026-11-22T00:00:00Z|2027-01-01T00:00:00Z|,\"id\":\"foo\"|404|\"silence not"
                        + " found\"",
                "2026-11-22T00:00:00Z|2027-01-01T00:00:00Z|,\"id\":\"7e7a1d5d-a8d2-4be4-a6f4-ad9d43bbb4d0\"|404|\"silence"
                    + " not found\"",
                "x|2027-01-01T00:00:00Z||400|{\"code\":400,\"message\":\"parsing silence body from"
                        + " \\\"\\\" failed, because parsing time \\\"x\\\" as"
                        + " \\\"2006-01-02T15:04:05Z07:00\\\": cannot parse \\\"x\\\" as"
                        + " \\\"2006\\\"\"}"
            })
    void faultyTimesAndIdsAreNamed(
            String start, String end, String more, int status, String answer) {
        HttpResponse<String> response =
                rig.post(
                        "/api/v2/silences",
                        silence(
                                "[{\"name\":\"a\",\"value\":\"b\",\"isRegex\":false}]",
                                start,
                                end,
                                more == null ? "" : more));
        assertThat(response.body().strip()).isEqualTo(answer);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void aSilenceLivesAndEndsAndEndsAgain() {
        String body =
                silence(
                        "[{\"name\":\"b\",\"value\":\"x.*\",\"isRegex\":true,\"isEqual\":false},{\"name\":\"a\",\"value\":\"b\",\"isRegex\":false}]",
                        "2026-11-22T00:00:00Z",
                        "2027-01-01T00:00:00Z",
                        ",\"annotations\":{\"ticket\":\"7\"}");
        HttpResponse<String> created = rig.post("/api/v2/silences", body);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        String id = json(created).get("silenceID").asString();
        assertThat(created.body()).isEqualTo("{\"silenceID\":\"" + id + "\"}\n");
        JsonNode shown = json(rig.get("/api/v2/silence/" + id));
        assertThat(shown.get("status").toString()).isEqualTo("{\"state\":\"active\"}");
        assertThat(shown.get("annotations").toString()).isEqualTo("{\"ticket\":\"7\"}");
        assertThat(shown.get("startsAt").asString()).startsWith("2026-11-22T10:00:00.000Z");
        assertThat(shown.get("matchers").size()).isEqualTo(2);
        assertThat(rig.method("DELETE", "/api/v2/silence/" + id).statusCode()).isEqualTo(200);
        HttpResponse<String> again = rig.method("DELETE", "/api/v2/silence/" + id);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEmpty();
        rig.clock.advance(java.time.Duration.ofSeconds(1));
        assertThat(json(rig.get("/api/v2/silence/" + id)).get("status").toString())
                .isEqualTo("{\"state\":\"expired\"}");
    }

    @Test
    void silencesAreListedByStateThenByWhatComesNext() {
        String matcher = "[{\"name\":\"a\",\"value\":\"%s\",\"isRegex\":false}]";
        String[][] times = {
            {"late", "2026-11-22T09:00:00Z", "2026-11-25T00:00:00Z"},
            {"soon", "2026-11-22T09:00:00Z", "2026-11-23T00:00:00Z"},
            {"next-week", "2026-11-29T09:00:00Z", "2026-11-30T00:00:00Z"},
            {"tomorrow", "2026-11-23T09:00:00Z", "2026-11-30T00:00:00Z"},
            {"gone-first", "2026-11-22T09:00:00Z", "2026-11-25T00:00:00Z"},
            {"gone-last", "2026-11-22T09:00:00Z", "2026-11-25T00:00:00Z"}
        };
        List<String> ids = new ArrayList<>();
        for (String[] time : times) {
            HttpResponse<String> response =
                    rig.post(
                            "/api/v2/silences",
                            silence(matcher.formatted(time[0]), time[1], time[2], ""));
            ids.add(json(response).get("silenceID").asString());
        }
        rig.method("DELETE", "/api/v2/silence/" + ids.get(4));
        rig.clock.advance(java.time.Duration.ofSeconds(1));
        rig.method("DELETE", "/api/v2/silence/" + ids.get(5));
        rig.clock.advance(java.time.Duration.ofSeconds(1));
        assertThat(values("/api/v2/silences"))
                .containsExactly(
                        "soon", "late", "tomorrow", "next-week", "gone-last", "gone-first");
        assertThat(values("/api/v2/silences?expired=false&pending=no"))
                .containsExactly("soon", "late");
        assertThat(values("/api/v2/silences?active=false&expired=0"))
                .containsExactly("tomorrow", "next-week");
        assertThat(values("/api/v2/silences?filter=a%3Dlate")).containsExactly("late");
        assertThat(values("/api/v2/silences?filter=a%3D~late")).isEmpty();
    }

    private List<String> values(String path) {
        List<String> values = new ArrayList<>();
        json(rig.get(path))
                .forEach(s -> values.add(s.get("matchers").get(0).get("value").asString()));
        return values;
    }
}
