// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.takeover.AlertHash;
import dev.watchfire.web.Rig;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Beside another Alertmanager, through the port.
final class ShadowTest {
    private static final String FIRE = "{\"alertname\":\"Fire\",\"severity\":\"page\"}";
    private static final String GROUP = "{}/{severity=\\\"page\\\"}:{alertname=\\\"Fire\\\"}";
    private static final String IMPORT = "/api/watchfire/v1/import/alertmanager";

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
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(response.body());
    }

    private static String message(String status, String... alerts) {
        String list =
                Stream.of(alerts)
                        .map(
                                labels ->
                                        "{\"status\":\"%s\",\"labels\":%s,\"annotations\":{}}"
                                                .formatted(status, labels))
                        .collect(Collectors.joining(","));
        return """
        {"version":"4","receiver":"pager","status":"%s","groupKey":"%s",\
        "groupLabels":{"alertname":"Fire"},"truncatedAlerts":0,"alerts":[%s]}\
        """
                .formatted(status, GROUP, list);
    }

    private void copy(String... alerts) {
        assertThat(
                        json(rig.post("/in/shadow/pager", message("firing", alerts)))
                                .get("kept")
                                .asBoolean())
                .isTrue();
    }

    private void pass(Duration time) {
        rig.clock.advance(time);
        rig.engine().submit(new Command.Tick()).join();
        rig.observe();
    }

    private JsonNode report() {
        return json(rig.get("/api/watchfire/v1/shadow/report"));
    }

    @Test
    void beforeAnyCopyTheReportSaysWhatToDo() {
        JsonNode report = report();
        assertThat(report.get("anyCopy").asBoolean()).isFalse();
        assertThat(report.get("verdict").asString()).contains("/in/shadow/RECEIVER");
    }

    @Test
    void whatBothToldIsTheSame() {
        rig.fire(FIRE);
        pass(Duration.ofSeconds(31));
        copy(FIRE);
        pass(Duration.ofMinutes(10));
        JsonNode report = report();
        assertThat(report.get("same").asInt()).isEqualTo(1);
        assertThat(report.get("items")).isEmpty();
        assertThat(report.get("verdict").asString())
                .as("its end is too young to judge")
                .isEqualTo(
                        "In the last 24 h: 1 notification the same, 0 only here, 0 only there,"
                                + " 1 too young to tell.");
    }

    @Test
    void aReceiverOfWhichNoCopyCameIsNamedAndNotCompared() {
        json(rig.post("/in/shadow/chat", message("firing", FIRE)));
        rig.fire(FIRE);
        pass(Duration.ofSeconds(31));
        JsonNode report = report();
        assertThat(report.get("onlyHere").asInt()).isZero();
        assertThat(report.get("withoutCopies").toString())
                .isEqualTo("[{\"receiver\":\"pager\",\"here\":1}]");
        assertThat(report.get("verdict").asString())
                .endsWith(" Not compared, as no copy of them came: pager.");
    }

    @Test
    void ofAnAlertThatNeverArrivedTheReportSaysSo() {
        copy("{\"alertname\":\"Fire\",\"severity\":\"page\",\"instance\":\"gone\"}");
        pass(Duration.ofMinutes(10));
        JsonNode item = report().get("items").get(0);
        assertThat(item.get("kind").asString()).isEqualTo("only-there");
        assertThat(item.get("why").asString()).isEqualTo("this alert has never arrived here");
        assertThat(item.get("alerts").get(0).get("labels").get("instance").asString())
                .isEqualTo("gone");
    }

    @Test
    void ofASilencedAlertTheReportNamesTheSilence() {
        JsonNode saved =
                json(
                        rig.post(
                                "/api/v2/silences",
                                """
                                {"matchers":[{"name":"alertname","value":"Fire","isRegex":false}],
                                "startsAt":"2026-11-22T10:00:00Z","endsAt":"2026-11-22T20:00:00Z",
                                "createdBy":"ada","comment":"only here"}
                                """));
        rig.fire(FIRE);
        pass(Duration.ofSeconds(31));
        copy(FIRE);
        pass(Duration.ofMinutes(10));
        JsonNode item = report().get("items").get(0);
        assertThat(item.get("kind").asString()).isEqualTo("only-there");
        assertThat(item.get("why").asString())
                .startsWith("silenced by " + saved.get("silenceID").asString() + " since 2026-");
    }

    @Test
    void whatOnlyWeWouldHaveToldIsListedWithItsReason() {
        copy("{\"alertname\":\"Fire\",\"severity\":\"page\",\"instance\":\"other\"}");
        pass(Duration.ofHours(2));
        rig.fire(FIRE);
        pass(Duration.ofSeconds(31));
        pass(Duration.ofMinutes(10));
        JsonNode report = report();
        assertThat(report.get("onlyHere").asInt()).isEqualTo(1);
        JsonNode item = report.get("items").get(0);
        assertThat(item.get("kind").asString()).isEqualTo("only-here");
        assertThat(item.get("why").asString()).isEqualTo("decided here: first notification");
        assertThat(item.get("there").isNull()).isTrue();
    }

    @Test
    void differencesComeInPages() {
        for (int i = 0; i < 5; i++) {
            copy("{\"alertname\":\"Fire\",\"severity\":\"page\",\"i\":\"" + i + "\"}");
            pass(Duration.ofMinutes(30));
        }
        String path = "/api/watchfire/v1/shadow/report?limit=2&cursor=";
        JsonNode last = json(rig.get(path + 4));
        assertThat(json(rig.get(path + 0)).get("nextCursor").asString()).isEqualTo("2");
        assertThat(last.get("items")).hasSize(1);
        assertThat(last.get("nextCursor").isNull()).isTrue();
        assertThat(last.get("onlyThere").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "since=yesterday,since",
        "limit=501,limit",
        "tolerance=0,tolerance",
        "cursor=x,cursor"
    })
    void aBadParameterIsNamed(String query, String field) {
        HttpResponse<String> response = rig.get("/api/watchfire/v1/shadow/report?" + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void withoutANameInThePathTheMessageNamesTheReceiver() {
        String body = message("firing", FIRE).replace("\"pager\"", "\"a\\\\.b \\\\(c\\\\)\"");
        json(rig.post("/in/shadow", body));
        json(rig.post("/in/shadow/two%20words", body));
        pass(Duration.ofMinutes(10));
        JsonNode items = report().get("items");
        assertThat(
                        List.of(
                                items.get(0).get("receiver").asString(),
                                items.get(1).get("receiver").asString()))
                .containsExactlyInAnyOrder("a.b (c)", "two words");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|must be an object",
                "{|unexpected EOF",
                "{\"version\":\"3\",\"alerts\":[]}|version must be \"4\", not \"3\"",
                "{\"version\":\"4\"}|alerts is missing",
                "{\"version\":\"4\",\"alerts\":[{\"status\":\"odd\"}]}|alerts[0].status must be"
                        + " firing or resolved",
                "{\"version\":\"4\",\"alerts\":[{\"labels\":{\"a\":1}}]}|alerts[0].labels.a must be"
                        + " a string"
            })
    void whatIsNoMessageIsRefusedAndSaidSo(String body, String complaint) {
        HttpResponse<String> response = rig.post("/in/shadow/pager", body);
        assertThat(response.statusCode()).isIn(400, 422);
        assertThat(response.body().replace("\\\"", "\"")).contains(complaint);
    }

    private static String telling(String receiver, LabelSet... firing) {
        String hashes =
                Stream.of(firing)
                        .map(labels -> "\"" + LabelSet.toHex(AlertHash.of(labels)) + "\"")
                        .collect(Collectors.joining(","));
        return """
        {"groupKey":"%s","receiver":"%s","integration":"webhook","index":0,\
        "at":"2026-11-22T09:59:00Z","expiresAt":"2026-11-22T17:59:00Z","firing":[%s]}\
        """
                .formatted(GROUP, receiver, hashes);
    }

    @Test
    void whatTheOtherToldIsTakenOverAndNotToldAgain() {
        LabelSet labels = LabelSet.of("alertname", "Fire", "severity", "page");
        String body =
                """
                {"silences":[{"id":"3c1f0b1e-6f3a-4a39-8e1d-0d6f6d1f2a11","startsAt":"2026-11-22T09:00:00Z",
                "endsAt":"2026-11-22T11:00:00Z","updatedAt":"2026-11-22T09:00:00Z","createdBy":"ada",
                "comment":"x","matchers":[{"name":"b","value":"1"},{"name":"a","value":"b.*","isRegex":true,"isEqual":false}]}],
                "notifications":[%s,%s],"last":true}
                """
                        .formatted(telling("pager", labels), telling("nobody"));
        JsonNode first = json(rig.post(IMPORT, body));
        assertThat(first.toString())
                .contains("\"silences\":[{\"outcome\":\"added\",\"why\":\"\"}]")
                .contains("{\"outcome\":\"added\",\"why\":\"\"},{\"outcome\":\"refused\"")
                .contains("no receiver \\\"nobody\\\"");
        assertThat(json(rig.post(IMPORT, body)).toString())
                .contains("\"silences\":[{\"outcome\":\"known\"")
                .contains("\"notifications\":[{\"outcome\":\"known\"");
        assertThat(rig.get("/api/v2/silences").body())
                .contains("3c1f0b1e-6f3a-4a39-8e1d-0d6f6d1f2a11");
        rig.fire(FIRE);
        pass(Duration.ofSeconds(40));
        assertThat(json(rig.get("/api/watchfire/v1/deliveries?receiver=pager")).get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"silences\":[{}]}|silences[0].matchers is missing",
                "{\"notifications\":[{\"groupKey\":7}]}|notifications[0].groupKey must be a string",
                "{\"dryRun\":1}|dryRun must be true or false"
            })
    void aStateThatIsNoneIsRefusedAndSaidWhere(String body, String complaint) {
        HttpResponse<String> response = rig.post(IMPORT, body);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains(complaint);
    }
}
