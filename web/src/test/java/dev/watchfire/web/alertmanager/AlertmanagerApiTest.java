// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertmanagerApiTest {
    private static final String PAGE =
            "{\"alertname\":\"Fire\",\"severity\":\"page\",\"job\":\"a\"}";
    private static final String LOW =
            "{\"alertname\":\"Smoke\",\"severity\":\"low\",\"cluster\":\"x\"}";
    private static final String PLAIN = "{\"alertname\":\"Dust\"}";

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

    private List<String> names(String path) {
        HttpResponse<String> response = rig.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        json(response).forEach(a -> names.add(a.get("labels").get("alertname").asString()));
        return names;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "POST|/api/v2/alerts||422|{\"code\":602,\"message\":\"alerts in body is"
                        + " required\"}",
                "POST|/api/v2/alerts|null|200|",
                "POST|/api/v2/alerts|[]|200|",
                "POST|/api/v2/alerts|[{|400|{\"code\":400,\"message\":\"parsing alerts body from"
                        + " \\\"\\\" failed, because unexpected EOF\"}",
                "POST|/api/v2/alerts|[{}]|422|{\"code\":602,\"message\":\"0.labels in body is"
                        + " required\"}",
                "POST|/api/v2/alerts|[{\"labels\":{\"a\":\"b\"},\"generatorURL\":\"x\"}]|422|{\"code\":601,\"message\":\"0.generatorURL"
                    + " in body must be of type uri: \\\"x\\\"\"}",
                "POST|/api/v2/alerts|[{\"labels\":{\"a\":\"\"}}]|400|\"at least one label pair"
                        + " required\"\\n",
                "POST|/api/v2/silences||422|{\"code\":602,\"message\":\"silence in body is"
                        + " required\"}",
                "POST|/api/v2/silences|null|422|{\"code\":602,\"message\":\"comment in body is"
                        + " required\"}",
                "POST|/api/v2/silences|{}|422|{\"code\":602,\"message\":\"comment in body is"
                        + " required\"}",
                "POST|/api/v2/silences|[]|400|{\"code\":400,\"message\":\"parsing silence body from"
                    + " \\\"\\\" failed, because json: cannot unmarshal array into Go value of type"
                    + " models.PostableSilence\"}",
                "POST|/api/v2/silences|{\"comment\":\"c\"}|422|{\"code\":602,\"message\":\"createdBy"
                    + " in body is required\"}",
                "GET|/api/v2/alerts?filter=foo||400|\"bad matcher format: foo\"\\n",
                "GET|/api/v2/alerts?receiver=(||400|\"failed to parse receiver param: error parsing"
                        + " regexp: missing closing ): `^(?:()$`\"\\n",
                "GET|/api/v2/alerts?receiver_matchers=foo||400|\"bad matcher format: foo\"\\n",
                "GET|/api/v2/alerts/groups?filter=foo||400|\"bad matcher format: foo\"\\n",
                "GET|/api/v2/silences?filter=a||400|\"bad matcher format: a\"\\n",
                "GET|/api/v2/silence/foo||422|{\"code\":601,\"message\":\"silenceID in path must be"
                        + " of type uuid: \\\"foo\\\"\"}",
                "GET|/api/v2/silence/7e7a1d5d-a8d2-4be4-a6f4-ad9d43bbb4d0||404|",
                "DELETE|/api/v2/silence/7e7a1d5d-a8d2-4be4-a6f4-ad9d43bbb4d0||404|",
                "DELETE|/api/v2/silence/foo||422|{\"code\":601,\"message\":\"silenceID in path must"
                        + " be of type uuid: \\\"foo\\\"\"}",
                "GET|/api/v2/foo||404|{\"code\":404,\"message\":\"path /api/v2/foo was not"
                        + " found\"}",
                "GET|/api/v2/||404|{\"code\":404,\"message\":\"path /api/v2/ was not found\"}",
                "GET|/api/v2/swagger.json||404|{\"code\":404,\"message\":\"path"
                        + " /api/v2/swagger.json was not found\"}",
                "GET|/api/v2/silence/||404|{\"code\":404,\"message\":\"path /api/v2/silence/ was"
                        + " not found\"}",
                "PUT|/api/v2/alerts||405|{\"code\":405,\"message\":\"method PUT is not allowed, but"
                        + " [POST,GET] are\"}",
                "POST|/api/v2/status||405|{\"code\":405,\"message\":\"method POST is not allowed,"
                        + " but [GET] are\"}",
                "PUT|/api/v2/silence/foo||405|{\"code\":405,\"message\":\"method PUT is not"
                        + " allowed, but [GET,DELETE] are\"}",
                "OPTIONS|/api/v2/alerts||405|{\"code\":405,\"message\":\"method OPTIONS is not"
                        + " allowed, but [POST,GET] are\"}",
                "GET|/api/v1/alerts||410|{\"status\":\"deprecated\",\"error\":\"The Alertmanager v1"
                    + " API was deprecated in version 0.16.0 and is removed as of version 0.27.0 -"
                    + " please use the equivalent route in the v2 API\"}\\n",
                "DELETE|/api/v1/silences||410|{\"status\":\"deprecated\",\"error\":\"The"
                    + " Alertmanager v1 API was deprecated in version 0.16.0 and is removed as of"
                    + " version 0.27.0 - please use the equivalent route in the v2 API\"}\\n",
                "POST|/api/v1/alerts|[{\"labels\":{\"v\":\"1\"}}]|200|{\"status\":\"success\"}",
                "POST|/api/v1/alerts|[{|400|{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"unexpected"
                    + " EOF\"}",
                "POST|/api/v1/alerts|[{\"labels\":{}}]|400|{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"at"
                    + " least one label pair required\"}",
                "GET|/-/healthy||200|OK",
                "GET|/-/ready||200|OK",
                "POST|/-/healthy||405|Method Not Allowed\\n",
                "GET|/-/reload||405|Method Not Allowed\\n",
                "POST|/-/reload||200|",
                "PUT|/-/reload||200|",
                "GET|/nothing||404|404 page not found\\n"
            })
    void codesAndShapesAreAlertmanagers(
            String method, String path, String body, int status, String answer) {
        HttpRequest.Builder request =
                rig.request(path.replace("(", "%28"))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(body == null ? "" : body));
        HttpResponse<String> response = rig.send(request);
        assertThat(response.body()).isEqualTo(answer == null ? "" : answer.replace("\\n", "\n"));
        assertThat(response.statusCode()).isEqualTo(status);
        if (path.startsWith("/api")) {
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "text/plain|415|{\"code\":415,\"message\":\"unsupported media type"
                        + " \\\"text/plain\\\", only [application/json] are allowed\"}",
                "|415|{\"code\":415,\"message\":\"unsupported media type"
                    + " \\\"application/octet-stream\\\", only [application/json] are allowed\"}",
                "foo bar|400|{\"code\":400,\"message\":\"parsing Content-Type header from \\\"foo"
                        + " bar\\\" failed, because mime: expected slash after first token\"}",
                "application/json; charset=utf-8|200|",
                "Application/JSON|200|"
            })
    void aBodyMustSayThatItIsJson(String type, int status, String answer) {
        HttpRequest.Builder request =
                rig.request("/api/v2/alerts").POST(HttpRequest.BodyPublishers.ofString("[]"));
        if (type != null) {
            request.header("Content-Type", type);
        }
        HttpResponse<String> response = rig.send(request);
        assertThat(response.body()).isEqualTo(answer == null ? "" : answer);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void aFiringAlertIsShownWithEveryField() {
        assertThat(
                        rig.post(
                                        "/api/v2/alerts",
                                        """
                                        [{"labels":{"alertname":"Fire","severity":"page"},"annotations":{"summary":"<b>\\u2028\\"hot\\""},
                                          "startsAt":"2026-11-22T09:59:58.7654321Z","endsAt":"2026-11-22T10:04:00Z","generatorURL":"http://p/x"}]\
                                        """)
                                .statusCode())
                .isEqualTo(200);
        assertThat(rig.get("/api/v2/alerts").body())
                .isEqualTo(
                        """
                        [{"annotations":{"summary":"<b>%s\\"hot\\""},"endsAt":"2026-11-22T10:04:00.000Z","fingerprint":"%s",\
                        "receivers":[{"name":"pager"},{"name":"chat"}],"startsAt":"2026-11-22T09:59:58.765Z",\
                        "status":{"inhibitedBy":[],"mutedBy":[],"silencedBy":[],"state":"active"},"updatedAt":"2026-11-22T10:00:00.000Z",\
                        "generatorURL":"http://p/x","labels":{"alertname":"Fire","severity":"page"}}]
                        """
                                .formatted(
                                        "\u2028",
                                        dev.watchfire.engine.label.LabelSet.of(
                                                        "alertname", "Fire", "severity", "page")
                                                .fingerprintHex()));
    }

    @Test
    void alertsComeInTheOrderOfTheirFingerprintsAndResolvedOnesNotAtAll() {
        String[] labels =
                IntStream.range(0, 300)
                        .mapToObj(i -> "{\"alertname\":\"A\",\"n\":\"" + i + "\"}")
                        .toArray(String[]::new);
        rig.fire(labels);
        rig.post(
                "/api/v2/alerts",
                "[{\"labels\":" + labels[7] + ",\"endsAt\":\"2026-11-22T09:59:59.5Z\"}]");
        rig.post(
                "/api/v2/alerts",
                "[{\"labels\":{\"over\":\"already\"},\"startsAt\":\"2026-11-22T09:00:00Z\",\"endsAt\":\"2026-11-22T09:30:00Z\"}]");
        List<String> fingerprints = new ArrayList<>();
        json(rig.get("/api/v2/alerts"))
                .forEach(a -> fingerprints.add(a.get("fingerprint").asString()));
        assertThat(fingerprints).hasSize(299).isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "'',Dust Fire Smoke",
        "?active=true,Dust Fire Smoke",
        "?active=,Dust Fire Smoke",
        "?active=foo,''",
        "?active=false,''",
        "?active=1,Dust Fire Smoke",
        "?active=YES,Dust Fire Smoke",
        "?active=false&active=on,Dust Fire Smoke",
        "?unprocessed=false,Dust Fire Smoke",
        "?receiver=pager,Fire",
        "?receiver=page,''",
        "?receiver=p.*|team,Dust Fire",
        "?receiver=,Dust Fire Smoke",
        "?receiver_matchers=owner%3D%22platform%22,Dust",
        "?receiver_matchers=name%3D~%22.%2Bt%22,Smoke Fire",
        "?filter=severity%3D%22page%22,Fire",
        "?filter=severity%3D%22%22,Dust",
        "?filter=severity%21%3D%22%22,Fire Smoke",
        "?filter=severity%3D~%22%22,Dust",
        "?filter=severity%3D~%22.*%22,Dust Fire Smoke",
        "?filter=severity!%3Dpage&filter=cluster%3Dx,Smoke",
        "?filter=alertname%3D~%22Fi.%2B%7CSmoke%22,Fire Smoke"
    })
    void parametersSelectAlerts(String query, String names) {
        rig.fire(PAGE, LOW, PLAIN);
        String[] expected = names.isEmpty() ? new String[0] : names.split(" ");
        assertThat(names("/api/v2/alerts" + query.replace("|", "%7C")))
                .containsExactlyInAnyOrder(expected);
    }

    @Test
    void mutedAlertsSayByWhat() {
        rig.fire(PAGE, LOW, PLAIN, "{\"alertname\":\"Boss\",\"cluster\":\"x\"}");
        String id =
                json(rig.post(
                                "/api/v2/silences",
                                SilencesTest.silence(
                                        "[{\"name\":\"alertname\",\"value\":\"Fi.*\",\"isRegex\":true}]")))
                        .get("silenceID")
                        .asString();
        assertThat(names("/api/v2/alerts?active=false")).containsExactlyInAnyOrder("Fire", "Smoke");
        assertThat(names("/api/v2/alerts?silenced=false"))
                .containsExactlyInAnyOrder("Boss", "Dust", "Smoke");
        assertThat(names("/api/v2/alerts?inhibited=false"))
                .containsExactlyInAnyOrder("Boss", "Dust", "Fire");
        JsonNode fire = json(rig.get("/api/v2/alerts?filter=alertname%3DFire")).get(0);
        assertThat(fire.get("status").toString())
                .isEqualTo(
                        "{\"inhibitedBy\":[],\"mutedBy\":[],\"silencedBy\":[\""
                                + id
                                + "\"],\"state\":\"suppressed\"}");
        JsonNode smoke = json(rig.get("/api/v2/alerts?filter=alertname%3DSmoke")).get(0);
        String boss =
                json(rig.get("/api/v2/alerts?filter=alertname%3DBoss"))
                        .get(0)
                        .get("fingerprint")
                        .asString();
        assertThat(smoke.get("status").get("inhibitedBy").get(0).asString()).isEqualTo(boss);
    }

    @Test
    void groupsAreSortedAndCarryTheLabelsOfTheirRoute() {
        rig.fire(
                PLAIN,
                PAGE,
                "{\"alertname\":\"Fire\",\"severity\":\"page\",\"instance\":\"1\"}",
                "{\"alertname\":\"Fire\",\"severity\":\"page\",\"job\":\"a\",\"instance\":\"2\"}",
                LOW);
        JsonNode groups = json(rig.get("/api/v2/alerts/groups"));
        List<String> shown = new ArrayList<>();
        groups.forEach(
                g ->
                        shown.add(
                                g.get("labels").get("alertname").asString()
                                        + "/"
                                        + g.get("receiver").get("name").asString()
                                        + "/"
                                        + g.get("alerts").size()
                                        + "/"
                                        + g.get("routeLabels")));
        assertThat(shown)
                .containsExactly(
                        "Dust/team/1/{}",
                        "Fire/chat/3/{\"desk\":\"chat\",\"load\":\"of 3\"}",
                        "Fire/pager/3/{}",
                        "Smoke/chat/1/{\"desk\":\"chat\",\"load\":\"of 1\"}");
        List<String> instances = new ArrayList<>();
        groups.get(2)
                .get("alerts")
                .forEach(a -> instances.add(a.get("labels").path("instance").asString("none")));
        assertThat(instances).containsExactly("2", "none", "1");
    }

    @Test
    void theLabelsOfARouteAreMadeOfTheWholeGroupWhicheverAlertsAreAskedFor() {
        rig.fire(PAGE, "{\"alertname\":\"Fire\",\"severity\":\"page\",\"instance\":\"1\"}");

        JsonNode chat = json(rig.get("/api/v2/alerts/groups?filter=instance%3D1")).get(0);

        assertThat(chat.get("receiver").get("name").asString()).isEqualTo("chat");
        assertThat(chat.get("alerts").size()).isEqualTo(1);
        assertThat(chat.get("routeLabels").get("load").asString()).isEqualTo("of 2");
    }

    @Test
    void aGroupOutsideItsHoursIsMutedAndCanBeLeftOut() {
        rig.fire(LOW, PLAIN);
        JsonNode groups = json(rig.get("/api/v2/alerts/groups"));
        // The clock stands on a Sunday.
        assertThat(groups.get(1).get("alerts").get(0).get("status").toString())
                .isEqualTo(
                        "{\"inhibitedBy\":[],\"mutedBy\":[\"sundays\"],\"silencedBy\":[],\"state\":\"suppressed\"}");
        assertThat(json(rig.get("/api/v2/alerts/groups?muted=false")).size()).isEqualTo(1);
        assertThat(json(rig.get("/api/v2/alerts/groups?receiver=chat")).size()).isEqualTo(1);
        assertThat(json(rig.get("/api/v2/alerts/groups?filter=alertname%3DNone")).size()).isZero();
    }

    @Test
    void receiversAreListedWithTheirLabels() {
        assertThat(rig.get("/api/v2/receivers").body())
                .isEqualTo(
                        "[{\"labels\":{\"name\":\"team\",\"owner\":\"platform\"},\"name\":\"team\"},{\"labels\":{\"name\":\"pager\"},\"name\":\"pager\"},{\"labels\":{\"name\":\"chat\"},\"name\":\"chat\"}]\n");
        assertThat(json(rig.get("/api/v2/receivers?receiver_matchers=owner%3Dplatform")).size())
                .isEqualTo(1);
    }

    @Test
    void statusShowsTheNodeAndTheConfiguration() {
        JsonNode status = json(rig.get("/api/v2/status"));
        assertThat(status.get("cluster").toString())
                .isEqualTo(
                        "{\"name\":\"node-1\",\"peers\":[{\"address\":\"127.0.0.1:9094\",\"name\":\"node-1\"}],\"status\":\"ready\"}");
        assertThat(status.get("config").get("original").asString()).contains("receiver: team");
        assertThat(status.get("uptime").asString()).isEqualTo("2026-11-22T10:00:00.000Z");
        assertThat(status.get("versionInfo").toString())
                .isEqualTo(
                        "{\"branch\":\"main\",\"buildDate\":\"today\",\"buildUser\":\"tests\",\"goVersion\":\"java\",\"revision\":\"abc\",\"version\":\"0.34.0\"}");
    }

    @Test
    void validAlertsOfABodyAreTakenWhereOthersAreRefused() {
        HttpResponse<String> response =
                rig.post(
                        "/api/v2/alerts",
                        """
                        [{"labels":{}},{"labels":{"alertname":"Good"}},
                         {"labels":{"x":"1"},"startsAt":"2026-11-22T12:00:00Z"},
                         {"labels":{"y":"1"},"startsAt":"2026-01-02T00:00:00Z","endsAt":"2026-01-01T00:00:00Z"}]\
                        """);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo(
                        "\"at least one label pair required\\n"
                                + "start time must be before end time\\n"
                                + "start time must be before end time\"\n");
        assertThat(names("/api/v2/alerts")).containsExactly("Good");
        assertThat(rig.get("/metrics").body())
                .contains("alertmanager_alerts_invalid_total{version=\"v2\"} 3.0")
                .contains(
                        "alertmanager_alerts_received_total{status=\"firing\",version=\"v2\"} 4.0")
                .contains("alertmanager_alerts{state=\"active\"} 1.0");
    }

    @Test
    void absurdTimesAreTakenAsFarAsTheyMakeSense() {
        assertThat(
                        rig.post(
                                        "/api/v2/alerts",
                                        "[{\"labels\":{\"alertname\":\"Long\"},\"startsAt\":\"0001-01-02T00:00:00Z\",\"endsAt\":\"9999-12-31T23:59:59Z\"}]")
                                .statusCode())
                .isEqualTo(200);
        JsonNode alert = json(rig.get("/api/v2/alerts")).get(0);
        assertThat(alert.get("startsAt").asString()).isEqualTo("0001-01-02T00:00:00.000Z");
        assertThat(alert.get("endsAt").asString()).isEqualTo("9999-12-31T23:59:59.000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v2/alerts", "/api/v2/status", "/-/healthy", "/metrics"})
    void headSaysWhatGetWouldWithoutTheBody(String path) {
        rig.fire(PAGE);
        HttpResponse<String> get = rig.get(path);
        HttpResponse<String> head = rig.method("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(get.headers().firstValue("Content-Type"));
    }

    @Test
    void aSlashAtTheEndDoesNotMatter() {
        assertThat(rig.get("/api/v2/alerts/").body()).isEqualTo("[]\n");
    }
}
