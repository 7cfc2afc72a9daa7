// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.audit.Actor;
import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ServiceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASE = "/api/watchfire/v1";

    @TempDir Path folder;
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
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

    private static List<String> texts(JsonNode list, String member) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.get(member).asString()));
        return texts;
    }

    @Test
    void aServiceSaysWhoOwnsItWhoIsOnCallAndWhatFires() {
        rig.fire(
                "{\"alertname\":\"Disk\",\"severity\":\"low\",\"host\":\"a\"}",
                "{\"alertname\":\"Disk\",\"severity\":\"page\",\"host\":\"b\"}",
                "{\"alertname\":\"Other\",\"severity\":\"page\"}");
        JsonNode list = get("/services");
        assertThat(texts(list.get("items"), "name")).containsExactly("team", "storage");
        JsonNode first = list.get("items").get(0);
        assertThat(first.get("alerts").get("active").asInt()).isEqualTo(2);
        assertThat(first.get("alerts").get("severity").asString()).isEqualTo("P1");
        assertThat(list.get("items").get(1).get("alerts").get("active").asInt()).isZero();
        JsonNode service = get("/services/team");
        assertThat(texts(service.get("dependsOn"), "name")).containsExactly("storage");
        assertThat(service.get("revenuePerMinute").get("amount").decimalValue()).isEqualTo("12.5");
        JsonNode owner = service.get("team");
        assertThat(owner.get("channel").asString()).isEqualTo("chat");
        // 19:00 on a Sunday in Seoul.
        assertThat(owner.get("open").asBoolean()).isFalse();
        assertThat(owner.get("nextChange").asString()).isEqualTo("2026-11-23T00:00:00.000Z");
        JsonNode duty = owner.get("onCall").get(0);
        assertThat(duty.get("schedule").asString()).isEqualTo("platform");
        assertThat(duty.get("people").get(0).asString()).isEqualTo("grace");
        assertThat(texts(get("/services/storage").get("dependents"), "name"))
                .containsExactly("team");
    }

    @Test
    void whatIsSilencedOrOverIsNotCountedAsActive() {
        rig.fire(
                "{\"alertname\":\"Disk\",\"host\":\"a\"}",
                "{\"alertname\":\"Disk\",\"host\":\"b\"}");
        String silence =
                """
                {"matchers":[{"name":"host","value":"a","isRegex":false}],
                "startsAt":"%s","endsAt":"%s","createdBy":"ada","comment":"maintenance"}
                """
                        .formatted(Rig.NOW, Rig.NOW.plus(Duration.ofHours(3)));
        assertThat(rig.post("/api/v2/silences", silence).statusCode()).isEqualTo(200);
        JsonNode alerts = get("/services/team").get("alerts");
        assertThat(alerts.get("active").asInt()).isEqualTo(1);
        assertThat(alerts.get("suppressed").asInt()).isEqualTo(1);
        rig.clock.advance(Duration.ofHours(1));
        // A command makes the engine look at the clock, by which the alerts are over.
        rig.fire("{\"alertname\":\"Other\"}");
        assertThat(get("/services/team").get("alerts").get("active").asInt()).isZero();
    }

    @Test
    void theExplanationOfAnAlertNamesItsService() {
        rig.fire("{\"alertname\":\"Disk\"}", "{\"alertname\":\"Other\"}");
        for (JsonNode alert : get("/alerts").get("items")) {
            JsonNode services =
                    get("/alerts/" + alert.get("fingerprint").asString() + "/explain")
                            .get("services");
            if (alert.get("labels").get("alertname").asString().equals("Disk")) {
                assertThat(services.get(0).get("name").asString()).isEqualTo("team");
                assertThat(services.get(0).get("owner").asString()).isEqualTo("platform");
                assertThat(services.get(0).get("runbook").asString())
                        .isEqualTo("https://wiki.example.com/disk");
                assertThat(services.get(0).get("onCall").get(0).get("people").get(0).asString())
                        .isEqualTo("grace");
            } else {
                assertThat(services.size()).isZero();
            }
        }
    }

    @Test
    void anUnknownServiceIsNotFound() {
        HttpResponse<String> response = rig.get(BASE + "/services/none");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("There is no service \\\"none\\\".");
    }

    @Test
    void businessHoursShowTheirWeekWithItsHolidays() {
        rig.clock.advance(Duration.ofDays(31));
        JsonNode office = get("/business-hours").get("items").get(0);
        assertThat(office.get("hours").get(0).get("days").size()).isEqualTo(5);
        JsonNode week = office.get("week");
        assertThat(week.get("monday").asString()).isEqualTo("2026-12-21");
        assertThat(texts(week.get("open"), "start"))
                .containsExactly(
                        "2026-12-21T00:00:00.000Z",
                        "2026-12-22T00:00:00.000Z",
                        "2026-12-23T00:00:00.000Z",
                        "2026-12-24T00:00:00.000Z");
        assertThat(texts(week.get("holidays"), "name")).containsExactly("Christmas Day");
    }

    @Test
    void holidaysAreThoseOfTheYearWhereNothingElseIsAsked() {
        JsonNode answer = get("/holidays");
        assertThat(answer.get("from").asString()).isEqualTo("2026-01-01");
        assertThat(answer.get("to").asString()).isEqualTo("2026-12-31");
        assertThat(answer.get("items").size()).isEqualTo(22);
        assertThat(answer.get("incomplete").size()).isZero();
        JsonNode later = get("/holidays?calendar=kr&from=2040-12-01&to=2041-12-31");
        assertThat(later.get("incomplete").get(0).get("year").asInt()).isEqualTo(2041);
        JsonNode seollal = get("/holidays?from=2027-02-07&to=2027-02-07").get("items").get(0);
        assertThat(seollal.get("nameKo").asString()).isEqualTo("설날");
    }

    @Test
    void aWrongQuestionAboutHolidaysIsRefusedWithItsReason() {
        assertThat(rig.get(BASE + "/holidays?calendar=none").statusCode()).isEqualTo(404);
        for (String query :
                List.of(
                        "from=soon",
                        "from=2026-01-02&to=2026-01-01",
                        "from=2026-01-01&to=2046-01-01",
                        "from=%2B999999999-01-01")) {
            assertThat(rig.get(BASE + "/holidays?" + query).statusCode()).as(query).isEqualTo(400);
        }
    }

    @Test
    void aTeamOfAccountsSaysHowItWorks() throws Exception {
        rig.people.change(
                Actor.SYSTEM,
                change -> {
                    rig.people.teams().create(change, "platform", "", List.of());
                    return rig.people.teams().create(change, "other", "", List.of());
                });
        JsonNode teams = get("/teams").get("items");
        assertThat(teams.get(0).get("work").isNull()).isTrue();
        JsonNode work = teams.get(1).get("work");
        assertThat(work.get("channel").asString()).isEqualTo("chat");
        assertThat(work.get("zone").asString()).isEqualTo("Asia/Seoul");
        assertThat(work.get("open").asBoolean()).isFalse();
    }

    @Test
    void aStrangerIsRefused() {
        for (String path : List.of("/services", "/services/team", "/business-hours", "/holidays")) {
            HttpRequest.Builder request = rig.stranger(BASE + path);
            assertThat(rig.send(request.GET()).statusCode()).as(path).isEqualTo(401);
        }
    }
}
