// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.silences;

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

final class SilencesApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE = WatchfireApi.BASE;

    private static final String WEEKLY =
            """
            {"name":"Backups","matchers":["alertname=\\"Disk\\""],"zone":"Asia/Seoul",
             "first":"2026-11-29T02:00","minutes":%d,"repeat":"weekly",
             "weekdays":["sunday"],"comment":"weekly"%s}
            """;

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

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private JsonNode silences() {
        return json(rig.get("/api/v2/silences"), 200);
    }

    @Test
    void maintenanceMakesASilenceAheadOfItsWindow() {
        json(rig.post(BASE + "/maintenance", WEEKLY.formatted(120, "")), 201);
        JsonNode item = json(rig.get(BASE + "/maintenance"), 200).get("items").get(0);
        assertThat(item.get("windowEnd").asString()).isEqualTo("2026-11-28T19:00:00.000Z");
        assertThat(item.get("weekdays").get(0).asString()).isEqualTo("sunday");
        JsonNode silence = silences().get(0);
        assertThat(silence.get("id")).isEqualTo(item.get("silence"));
        assertThat(silence.get("startsAt").asString()).isEqualTo("2026-11-28T17:00:00.000Z");
        assertThat(silence.get("status").get("state").asString()).isEqualTo("pending");
        assertThat(silence.get("comment").asString()).isEqualTo("Backups: weekly");
    }

    @Test
    void aChangeOfAnOldVersionIsRefusedAndWhatIsRemovedMutesNothing() {
        String id =
                json(rig.post(BASE + "/maintenance", WEEKLY.formatted(120, "")), 201)
                        .get("id")
                        .asString();
        HttpRequest.BodyPublisher old =
                HttpRequest.BodyPublishers.ofString(WEEKLY.formatted(60, ",\"revision\":9"));
        HttpResponse<String> stale = rig.send(rig.request(BASE + "/maintenance/" + id).PUT(old));
        assertThat(json(stale, 409).get("code").asString()).isEqualTo("changed-meanwhile");
        assertThat(rig.send(rig.request(BASE + "/maintenance/" + id).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(silences().get(0).get("status").get("state").asString()).isEqualTo("expired");
        assertThat(rig.send(rig.request(BASE + "/maintenance/" + id).DELETE()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theNextFiveWindowsAreShownWithoutKeepingAnything() {
        JsonNode windows =
                json(rig.post(BASE + "/maintenance/preview", WEEKLY.formatted(120, "")), 200)
                        .get("windows");
        assertThat(windows.size()).isEqualTo(5);
        assertThat(windows.get(0).get("startsAt").asString()).isEqualTo("2026-11-28T17:00:00.000Z");
        assertThat(windows.get(4).get("endsAt").asString()).isEqualTo("2026-12-26T19:00:00.000Z");
        JsonNode fewer =
                json(
                        rig.post(
                                BASE + "/maintenance/preview",
                                WEEKLY.formatted(120, ",\"until\":\"2026-12-06\"")),
                        200);
        assertThat(fewer.get("windows").size()).isEqualTo(2);
        assertThat(silences().size()).isZero();
        JsonNode wrong =
                json(rig.post(BASE + "/maintenance/preview", WEEKLY.formatted(-5, "")), 400);
        assertThat(wrong.get("errors").get(0).get("field").asString()).isEqualTo("minutes");
    }

    @Test
    void aWindowKnowsWhetherItRunsAndWhatBecameOfIt() {
        String now = WEEKLY.formatted(120, "").replace("2026-11-29T02:00", "2026-11-22T18:30");
        String id = json(rig.post(BASE + "/maintenance", now), 201).get("id").asString();
        JsonNode item = json(rig.get(BASE + "/maintenance"), 200).get("items").get(0);
        assertThat(item.get("state").asString()).isEqualTo("running");
        assertThat(item.get("windowStart").asString()).isEqualTo("2026-11-22T09:30:00.000Z");
        String silence = item.get("silence").asString();
        assertThat(rig.method("DELETE", "/api/v2/silence/" + silence).statusCode()).isEqualTo(200);
        JsonNode skipped = json(rig.get(BASE + "/maintenance"), 200).get("items").get(0);
        assertThat(skipped.get("state").asString()).isEqualTo("skipped");
        JsonNode history =
                json(rig.get(BASE + "/maintenance/" + id + "/history"), 200).get("items");
        assertThat(history.findValuesAsString("name"))
                .contains("maintenance.saved.v1", "silence.saved.v1", "silence.ended.v1");
        json(rig.get(BASE + "/maintenance/none/history"), 404);
    }

    @Test
    void mistakesAreNamedWithTheirField() {
        String bad = WEEKLY.formatted(120, "").replace("Asia/Seoul", "Mars");
        JsonNode problem = json(rig.post(BASE + "/maintenance", bad), 400);
        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo("zone");
        assertThat(problem.get("detail").asString()).contains("such as Asia/Seoul, got \"Mars\"");
        JsonNode none = json(rig.post(BASE + "/maintenance", WEEKLY.formatted(0, "")), 400);
        assertThat(none.get("detail").asString()).contains("from 1 second to 31 days");
    }

    @Test
    void whatIsAskedForWaitsAndWhoAskedCannotApproveIt() {
        String asked =
                """
                {"matchers":["alertname=\\"Disk\\""],"endsAt":"2026-11-23T10:00:00Z",
                 "comment":"moving"}
                """;
        String id = json(rig.post(BASE + "/silence-requests", asked), 201).get("id").asString();
        assertThat(silences().size()).isZero();
        JsonNode waiting = json(rig.get(BASE + "/silence-requests"), 200).get("items").get(0);
        assertThat(waiting.get("comment").asString()).isEqualTo("moving");
        String path = BASE + "/silence-requests/" + id + "/decide";
        JsonNode own = json(rig.post(path, "{\"verdict\":\"approved\"}"), 400);
        assertThat(own.get("detail").asString()).contains("somebody else must");
        json(rig.post(path, "{\"verdict\":\"withdrawn\"}"), 200);
        assertThat(json(rig.get(BASE + "/silence-requests"), 200).get("items").size()).isZero();
        json(rig.post(path, "{\"verdict\":\"declined\"}"), 404);
        json(rig.post(path, "{\"verdict\":\"perhaps\"}"), 400);
    }
}
