// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RoutingTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        HttpResponse<String> response = rig.get(WatchfireApi.BASE + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Test
    void theTreeSaysWhatPassesThroughEachNode() {
        rig.fire("{\"alertname\":\"Fire\",\"severity\":\"page\"}");
        rig.fire("{\"alertname\":\"Fire\",\"severity\":\"page\",\"pod\":\"b\"}");
        rig.fire("{\"alertname\":\"Boss\",\"cluster\":\"c\"}");
        rig.fire("{\"alertname\":\"Minor\",\"severity\":\"low\",\"cluster\":\"c\"}");
        JsonNode routes = get("/routing").get("routes");
        assertThat(routes)
                .extracting(
                        r ->
                                r.get("receiver").asString()
                                        + " "
                                        + r.get("groups").asInt()
                                        + " "
                                        + r.get("active").asInt()
                                        + " "
                                        + r.get("suppressed").asInt())
                .containsExactly("team 1 1 0", "pager 1 2 0", "chat 2 2 1");
        assertThat(routes.get(0).get("parent").isNull()).isTrue();
        assertThat(routes.get(1).get("parent")).isEqualTo(routes.get(0).get("id"));
        assertThat(routes.get(1).get("continues").asBoolean()).isTrue();
        assertThat(routes.get(2).get("integrations").size()).isEqualTo(2);
        assertThat(routes.get(2).get("groupWaitMs").asLong()).isEqualTo(30_000);
        // The clock of the tests stands on a Sunday.
        assertThat(routes.get(2).get("heldBy").get(0).asString()).isEqualTo("sundays");
    }

    @Test
    void anyLabelsAreFollowedThroughTheTreeAtAnyInstant() {
        JsonNode monday = get("/routing/test?label=severity%3Dpage&at=2026-11-23T09:00:00%2B09:00");
        assertThat(monday.get("destinations"))
                .extracting(d -> d.get("receiver").asString())
                .containsExactly("pager", "chat");
        assertThat(monday.get("at").asString()).isEqualTo("2026-11-23T00:00:00.000Z");
        assertThat(monday.get("destinations").get(1).get("heldBy").size()).isZero();
        assertThat(monday.get("destinations").get(1).get("firstFlushAt").asString())
                .isEqualTo("2026-11-23T00:00:30.000Z");
        JsonNode sunday = get("/routing/test?label=severity%3Dlow");
        assertThat(sunday.get("destinations").get(0).get("heldBy").get(0).asString())
                .isEqualTo("sundays");
        assertThat(sunday.get("silent").asBoolean()).isTrue();
        assertThat(sunday.get("routes").get(1).get("refusedBy").asString())
                .isEqualTo("severity=\"page\"");
    }

    @Test
    void whatWouldMuteItIsNamed() {
        rig.fire("{\"alertname\":\"Boss\",\"cluster\":\"c\"}");
        JsonNode inhibited = get("/routing/test?label=severity%3Dlow&label=cluster%3Dc");
        assertThat(inhibited.get("inhibition").get("labels").get("alertname").asString())
                .isEqualTo("Boss");
        assertThat(get("/routing/test?label=severity%3Dlow").get("inhibition").isNull()).isTrue();
        rig.post(
                "/api/v2/silences",
                """
                {"matchers":[{"name":"alertname","value":"Disk","isRegex":false}],
                 "startsAt":"2026-11-24T00:00:00Z","endsAt":"2026-11-25T00:00:00Z",
                 "createdBy":"ada","comment":"new disk"}
                """);
        assertThat(get("/routing/test?label=alertname%3DDisk").get("silences").size()).isZero();
        JsonNode then = get("/routing/test?label=alertname%3DDisk&at=2026-11-24T12:00:00Z");
        assertThat(then.get("silences").get(0).get("comment").asString()).isEqualTo("new disk");
        assertThat(then.get("silent").asBoolean()).isTrue();
    }

    @Test
    void aGroupThatIsThereIsJoined() {
        rig.fire("{\"alertname\":\"Boss\"}");
        JsonNode destination = get("/routing/test?label=alertname%3DBoss").get("destinations");
        assertThat(destination.get(0).get("joins").asBoolean()).isTrue();
        assertThat(destination.get(0).get("firstFlushAt").isNull()).isTrue();
    }

    @Test
    void aTimeThatIsNoneAndALabelThatIsNoneAreNamed() {
        HttpResponse<String> time = rig.get(WatchfireApi.BASE + "/routing/test?at=tomorrow");
        assertThat(time.statusCode()).isEqualTo(400);
        assertThat(time.body()).contains("tomorrow").contains("2026-02-28T03:00:00+09:00");
        assertThat(rig.get(WatchfireApi.BASE + "/routing/test?label=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aStrangerSeesNothingOfIt() {
        for (String path : new String[] {"/routing", "/routing/test"}) {
            HttpRequest.Builder request = rig.stranger(WatchfireApi.BASE + path).GET();
            assertThat(rig.send(request).statusCode()).isEqualTo(401);
        }
    }
}
