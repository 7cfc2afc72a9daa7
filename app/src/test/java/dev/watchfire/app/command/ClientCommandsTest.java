// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.client.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ClientCommandsTest {
    private static final String ID = "018f3a52-7c1e-7b1d-9c55-0242ac120002";

    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeServer server;

    @BeforeEach
    void startAServer() throws IOException {
        server = new FakeServer();
        environment.put("ALERTMANAGER_URL", server.url());
        environment.put("XDG_CONFIG_HOME", folder.toString());
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    private int run(String... arguments) {
        Console console =
                new Console(
                        new PrintWriter(out, true), new PrintWriter(err, true), environment::get);
        return Commands.run(console, arguments);
    }

    private JsonNode sent() {
        return ApiClient.JSON.readTree(server.requests().getFirst().body());
    }

    @Test
    void whoIsOnCallIsPrinted() {
        server.answer(
                "GET /api/watchfire/v1/oncall",
                200,
                """
                {"at":"2026-12-24T18:00:00.000Z","items":[
                 {"schedule":"pay","role":"primary","people":["ada","kim"],"until":"2026-12-25T00:00:00.000Z"},
                 {"schedule":"pay","role":"secondary","people":[],"until":null}]}
                """);
        assertThat(run("oncall", "--at", "2026-12-24T18:00:00Z")).isZero();
        assertThat(out.toString())
                .contains("pay       primary    ada, kim  2026-12-25T00:00:00.000Z")
                .contains("pay       secondary  nobody");
    }

    @Test
    void anAddedAlertIsPostedWithItsFirstWordAsItsName() {
        server.answer("POST /api/v2/alerts", 200, "");
        int code =
                run(
                        "alert",
                        "add",
                        "HighLatency",
                        "service=api",
                        "note=\"a=b\"",
                        "--annotation=summary=p99 above 2 s",
                        "--end",
                        "2026-01-31T09:00:00Z");
        assertThat(code).isZero();
        assertThat(sent())
                .isEqualTo(
                        ApiClient.JSON.readTree(
                                """
                                [{"labels": {"alertname": "HighLatency", "service": "api",
                                             "note": "a=b"},
                                  "annotations": {"summary": "p99 above 2 s"},
                                  "endsAt": "2026-01-31T09:00:00Z"}]
                                """));
    }

    @Test
    void alertsAreListedForPeople() {
        server.answer("GET /api/v2/alerts", 200, ALERTS);
        assertThat(run("alert", "list")).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        Alertname    Starts At                 State   Fingerprint       Summary
                        HighLatency  2026-01-31T09:00:00.000Z  active  0123456789abcdef  p99 above 2 s
                        """);
    }

    @Test
    void alertsAreListedForPrograms() {
        server.answer("GET /api/v2/alerts", 200, ALERTS);
        assertThat(run("alert", "list", "-o", "json")).isZero();
        assertThat(ApiClient.JSON.readTree(out.toString()))
                .isEqualTo(ApiClient.JSON.readTree(ALERTS));
    }

    @Test
    void matchersAndStatesGoIntoTheQuery() {
        server.answer("GET /api/v2/alerts", 200, "[]");
        assertThat(run("alert", "query", "HighLatency", "service=~a|b", "-s")).isZero();
        assertThat(server.requests().getFirst().line())
                .isEqualTo(
                        "GET /api/v2/alerts?active=false&silenced=true&inhibited=false"
                                + "&filter=alertname%3D%22HighLatency%22"
                                + "&filter=service%3D%7E%22a%7Cb%22");
    }

    @Test
    void anAddedSilencePrintsItsId() {
        server.answer("POST /api/v2/silences", 200, "{\"silenceID\":\"" + ID + "\"}");
        int code =
                run(
                        "silence",
                        "add",
                        "HighLatency",
                        "service!~a|b",
                        "-c",
                        "moving",
                        "-a",
                        "min-jun",
                        "--start",
                        "2026-01-31T09:00:00Z",
                        "-d",
                        "1h30m");
        assertThat(code).isZero();
        assertThat(out.toString().strip()).isEqualTo(ID);
        assertThat(sent())
                .isEqualTo(
                        ApiClient.JSON.readTree(
                                """
                                {"matchers": [
                                   {"name": "alertname", "value": "HighLatency",
                                    "isRegex": false, "isEqual": true},
                                   {"name": "service", "value": "a|b",
                                    "isRegex": true, "isEqual": false}],
                                 "startsAt": "2026-01-31T09:00:00Z",
                                 "endsAt": "2026-01-31T10:30:00Z",
                                 "createdBy": "min-jun", "comment": "moving"}
                                """));
    }

    @Test
    void aSilenceWithoutACommentIsAUsageError() {
        assertThat(run("silence", "add", "HighLatency")).isEqualTo(2);
        assertThat(err.toString()).contains("--comment TEXT is missing");
    }

    @Test
    void onlySilencesThatHaveNotEndedAreListed() {
        server.answer("GET /api/v2/silences", 200, SILENCES);
        assertThat(run("silence", "list")).isZero();
        assertThat(out.toString())
                .contains(ID, "service=~\"a|b\"", "moving")
                .doesNotContain("018f3a52-0000");
    }

    @Test
    void endedSilencesAreListedWhenAskedFor() {
        server.answer("GET /api/v2/silences", 200, SILENCES);
        assertThat(run("silence", "list", "--expired", "-q")).isZero();
        assertThat(out.toString().strip()).isEqualTo("018f3a52-0000-7b1d-9c55-0242ac120002");
    }

    @Test
    void everySilenceNamedIsEnded() {
        server.answer("DELETE /api/v2/silence/" + ID, 200, "");
        assertThat(run("silence", "expire", ID, ID)).isZero();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void anImportKeepsIdsUnlessForced() throws IOException {
        server.answer("POST /api/v2/silences", 200, "{\"silenceID\":\"" + ID + "\"}");
        Path file = Files.writeString(folder.resolve("silences.json"), SILENCES);
        assertThat(run("silence", "import", file.toString())).isZero();
        assertThat(sent().path("id").asString()).isEqualTo(ID);
        assertThat(sent().has("status")).isFalse();
        server.requests().clear();
        assertThat(run("silence", "import", "--force", file.toString())).isZero();
        assertThat(sent().has("id")).isFalse();
    }

    @Test
    void anImportGoesOnAfterARefusalAndNamesIt() throws IOException {
        server.answer("POST /api/v2/silences", 404, "\"silence not found\"");
        Path file = Files.writeString(folder.resolve("silences.json"), SILENCES);
        assertThat(run("silence", "import", file.toString())).isEqualTo(1);
        assertThat(server.requests()).hasSize(2);
        assertThat(err.toString())
                .contains("2 of 2 silences", "silence 2:", "404 silence not found");
    }

    @Test
    void whatTheServerRefusesEndsWithOneAndItsSentence() {
        server.answer("POST /api/v2/alerts", 400, "\"at least one label pair required\"");
        assertThat(run("alert", "add", "x")).isEqualTo(1);
        assertThat(err.toString()).contains("400 at least one label pair required");
    }

    @Test
    void problemDetailsAreShownByTheirDetail() {
        server.answer(
                "GET /api/watchfire/v1/alerts/1/explain",
                404,
                "{\"title\":\"Not found\",\"detail\":\"no alert has the fingerprint 1\"}");
        assertThat(run("alert", "explain", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("404 no alert has the fingerprint 1");
    }

    @Test
    void anExplanationBeginsWithTheAnswer() {
        server.answer("GET /api/watchfire/v1/alerts/1/explain", 200, EXPLANATION);
        assertThat(run("alert", "explain", "1")).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        {alertname="Foo"}  suppressed
                        Not told: silenced by ji-ho.
                        Silenced by ji-ho until 2026-01-31T10:00:00.000Z
                          moving
                          018f  alertname="Foo"
                        Routes
                          {}
                            {team="web"}  no: team="web"
                            {alertname="Foo"}  → all
                        Group {}:{} for all
                          1 alerts, decides next at 2026-01-31T09:00:00.000Z
                          webhook[0]: nothing: silenced; never told
                            delivery 7 pending, 2 attempts. 503
                        """);
    }

    @Test
    void aRefusedTokenSaysWhereToFindOne() {
        server.answer("GET /api/v2/alerts", 401, "");
        assertThat(run("alert", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("401", "--token", "WATCHFIRE_TOKEN");
    }

    @Test
    void theTokenComesFromTheFlagThenTheEnvironmentThenTheLocalDataFolder() throws IOException {
        server.answer("GET /api/v2/alerts", 200, "[]");
        Files.writeString(folder.resolve("token"), "from-folder\n");
        String path = "--storage.path=" + folder;
        run("alert", "list", path);
        environment.put("WATCHFIRE_TOKEN", "from-environment");
        run("alert", "list", path);
        run("alert", "list", path, "--token", "from-flag");
        assertThat(server.requests())
                .extracting(FakeServer.Request::authorization)
                .containsExactly(
                        "Bearer from-folder", "Bearer from-environment", "Bearer from-flag");
    }

    @Test
    void aUserInTheUrlBecomesBasicAuthentication() {
        server.answer("GET /api/v2/alerts", 200, "[]");
        String url = server.url().replace("http://", "http://me:secret@");
        assertThat(run("alert", "list", "--alertmanager.url", url)).isZero();
        assertThat(server.requests().getFirst().authorization()).isEqualTo("Basic bWU6c2VjcmV0");
    }

    @Test
    void theConfigurationFileSetsWhatIsNotTyped() throws IOException {
        server.answer("GET /api/v2/alerts", 200, "[]");
        environment.remove("ALERTMANAGER_URL");
        Files.createDirectories(folder.resolve("watchfire"));
        Files.writeString(
                folder.resolve("watchfire/config.yml"),
                "alertmanager.url: " + server.url() + "\noutput: json\n");
        assertThat(run("alert", "list")).isZero();
        assertThat(out.toString().strip()).isEqualTo("[ ]");
    }

    @Test
    void anUnknownKeyOfTheConfigurationFileIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("watchfire"));
        Files.writeString(folder.resolve("watchfire/config.yml"), "alertmanger.url: x\n");
        assertThat(run("alert", "list")).isEqualTo(2);
        assertThat(err.toString()).contains("knows no 'alertmanger.url'", "alertmanager.url");
    }

    @Test
    void anUnknownFlagGetsASuggestion() {
        assertThat(run("alert", "list", "--alertmanger.url=x")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean '--alertmanager.url'?");
    }

    @Test
    void anUnknownCommandGetsASuggestion() {
        assertThat(run("silense")).isEqualTo(2);
        assertThat(err.toString()).contains("silence");
    }

    @Test
    void whereNobodyListensItSaysHowToPointElsewhere() {
        server.close();
        assertThat(run("alert", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("no server answers at", "--alertmanager.url");
    }

    private static final String EXPLANATION =
            """
            {"alert": {"labels": {"alertname": "Foo"}, "state": "suppressed"},
             "summary": "Not told: silenced by ji-ho.",
             "routes": [
               {"depth": 0, "matchers": [], "refusedBy": null, "handles": false, "receiver": "x"},
               {"depth": 1, "matchers": ["team=\\"web\\""], "refusedBy": "team=\\"web\\"",
                "handles": false, "receiver": "x"},
               {"depth": 1, "matchers": ["alertname=\\"Foo\\""], "refusedBy": null,
                "handles": true, "receiver": "all"}],
             "silences": [{"id": "018f", "createdBy": "ji-ho", "comment": "moving",
                           "matchers": ["alertname=\\"Foo\\""],
                           "endsAt": "2026-01-31T10:00:00.000Z"}],
             "inhibition": null,
             "groups": [{"key": "{}:{}", "receiver": "all", "alerts": 1, "heldBy": [],
                         "nextFlushAt": "2026-01-31T09:00:00.000Z",
                         "integrations": [{"integration": "webhook[0]", "toldAt": null,
                           "next": "nothing: silenced",
                           "delivery": {"id": 7, "state": "pending", "attempts": 2,
                                        "lastMessage": "503"}}]}]}
            """;

    private static final String ALERTS =
            """
            [{"labels": {"alertname": "HighLatency"},
              "annotations": {"summary": "p99 above 2 s"},
              "startsAt": "2026-01-31T09:00:00.000Z", "fingerprint": "0123456789abcdef",
              "status": {"state": "active"}}]
            """;

    private static final String SILENCES =
            """
            [{"id": "018f3a52-7c1e-7b1d-9c55-0242ac120002", "createdBy": "min-jun",
              "comment": "moving", "endsAt": "2026-01-31T10:30:00.000Z",
              "matchers": [{"name": "service", "value": "a|b", "isRegex": true}],
              "status": {"state": "active"}},
             {"id": "018f3a52-0000-7b1d-9c55-0242ac120002", "createdBy": "ji-ho",
              "comment": "old", "endsAt": "2026-01-30T10:30:00.000Z",
              "matchers": [{"name": "service", "value": "a", "isRegex": false}],
              "status": {"state": "expired"}}]
            """;
}
