// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import dev.watchfire.web.api.WatchfireApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ScheduleTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE = WatchfireApi.BASE;

    @TempDir Path folder;
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.start(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private JsonNode get(String path) {
        HttpResponse<String> response = rig.get(BASE + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static final String DOCUMENT =
            """
            {"schedule": {"name": "new", "zone": "Asia/Seoul", "layers": [
              {"name": "week", "start": "2026-11-02T09:00", "turns": ["ada", "grace"]}]},
             "from": "2026-11-03T00:00:00Z", "to": "2026-11-10T00:00:00Z"%s}
            """;

    private HttpResponse<String> preview(String more) {
        return rig.post(BASE + "/schedules/preview", DOCUMENT.formatted(more));
    }

    @Test
    void whoIsOnCallIsSaidForEveryScheduleAndRole() {
        // The clock of the tests stands on 22 November.
        JsonNode items = get("/oncall").get("items");
        assertThat(items.get(0).get("schedule").asString()).isEqualTo("platform");
        assertThat(items.get(0).get("people").get(0).asString()).isEqualTo("grace");
        assertThat(items.get(0).get("until").asString()).isEqualTo("2026-11-23T00:00:00.000Z");
        JsonNode then = get("/oncall?at=2026-11-24T09:00:00%2B09:00").get("items");
        assertThat(then.get(0).get("people").get(0).asString()).isEqualTo("ada");
        assertThat(get("/schedules").get("items").get(0).get("zone").asString())
                .isEqualTo("Asia/Seoul");
    }

    @Test
    void aScheduleIsShownOverARange() {
        JsonNode range =
                get("/schedules/platform?from=2026-11-22T00:00:00Z&to=2026-11-24T00:00:00Z");
        assertThat(range.get("final"))
                .extracting(s -> s.get("startLocal").asString() + " " + s.get("people"))
                .containsExactly(
                        "2026-11-22T09:00:00+09:00 [\"grace\"]",
                        "2026-11-23T09:00:00+09:00 [\"ada\"]");
        assertThat(range.get("handoffs").get(0).get("from").get(0).asString()).isEqualTo("grace");
        assertThat(range.get("gaps").size()).isZero();
        assertThat(rig.get(BASE + "/schedules/none").statusCode()).isEqualTo(404);
        assertThat(rig.get(BASE + "/schedules/platform?to=2020-01-01T00:00:00Z").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aDocumentIsTriedOutWithChangesThatNobodyMadeYet() {
        JsonNode plain = JSON.readTree(preview("").body());
        assertThat(plain.get("final"))
                .extracting(
                        s -> s.get("start").asString() + " " + s.get("people").get(0).asString())
                .containsExactly("2026-11-03T00:00:00.000Z ada", "2026-11-09T00:00:00.000Z grace");
        JsonNode changed =
                JSON.readTree(
                        preview(
                                        """
                                        , "swaps": [{"start": "2026-11-04T00:00:00Z",
                                           "end": "2026-11-05T00:00:00Z",
                                           "person": "ada", "by": "grace"}],
                                          "absences": [{"start": "2026-11-06T00:00:00Z",
                                           "end": "2026-11-07T00:00:00Z", "person": "ada"}],
                                          "overrides": [{"kind": "add", "person": "kim",
                                           "start": "2026-11-07T00:00:00Z",
                                           "end": "2026-11-08T00:00:00Z"}]
                                        """)
                                .body());
        assertThat(changed.get("final"))
                .extracting(s -> s.get("people") + " " + s.get("origin").asString())
                .containsExactly(
                        "[\"ada\"] rotation",
                        "[\"grace\"] swap",
                        "[\"ada\"] rotation",
                        "[\"ada\",\"kim\"] rotation",
                        "[\"ada\"] rotation",
                        "[\"grace\"] rotation");
        assertThat(changed.get("final").get(1).get("duties").get(0).get("instead").asString())
                .isEqualTo("ada");
        assertThat(changed.get("gaps").get(0).get("startLocal").asString())
                .isEqualTo("2026-11-06T09:00:00+09:00");
        assertThat(changed.get("layers").get(0).get("shifts").size()).isEqualTo(2);
    }

    @Test
    void everyMistakeOfADocumentIsNamedWithItsPlace() {
        HttpResponse<String> response =
                rig.post(
                        BASE + "/schedules/preview",
                        """
                        {"schedule": {"name": "new", "zone": "Mars/Base", "layers": [
                          {"name": "week", "start": "2026-11-02T09:00", "turns": []}]},
                         "from": "2026-11-03T00:00:00Z", "to": "soon",
                         "swaps": [{"start": "2026-11-04T00:00:00Z", "end": "2026-11-03T00:00:00Z",
                           "person": "ada", "by": "grace"}]}
                        """);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
        assertThat(JSON.readTree(response.body()).get("errors"))
                .extracting(e -> e.get("line").asInt() + " " + e.get("field").asString())
                .containsExactly(
                        "1 schedule.zone", "2 schedule.layers[0].turns", "3 to", "4 swaps[0].end");
    }

    @Test
    void aStrangerSeesNothingOfIt() {
        for (String path : new String[] {"/oncall", "/schedules", "/schedules/platform"}) {
            HttpRequest.Builder request = rig.stranger(BASE + path).GET();
            assertThat(rig.send(request).statusCode()).isEqualTo(401);
        }
        HttpRequest.Builder post =
                rig.stranger(BASE + "/schedules/preview")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(rig.send(post).statusCode()).isEqualTo(401);
    }
}
