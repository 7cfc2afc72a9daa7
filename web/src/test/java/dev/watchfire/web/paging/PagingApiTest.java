// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.access.Permission;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.tokens.Tokens;
import dev.watchfire.people.users.Profile;
import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PagingApiTest {
    private static final String BASE = "/api/watchfire/v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CONFIGURATION =
            """
            global: {smtp_smarthost: 'mail.example:25', smtp_from: 'wf@example.org'}
            route: {receiver: pager, group_by: [alertname], group_wait: 30s}
            receivers:
            - name: pager
              page_configs: [{policy: ops}]
            - name: room
              webhook_configs: [{url: 'http://127.0.0.1:9/'}]
            escalation_policies:
            - name: ops
              team: ops
              steps:
              - {wait: 5m, notify: [{user: ada}]}
              - {wait: 5m, notify: [{user: ben}]}
              - {notify: [{channel: room}]}
            severities: {mapping: {boom: P1}}
            """;

    @TempDir Path folder;
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.with(folder, CONFIGURATION);
        rig.people.change(
                Actor.SYSTEM,
                change -> {
                    for (String name : new String[] {"ada", "ben"}) {
                        Profile profile = new Profile(name, name + "@example.org", "", "");
                        rig.people.users().create(change, name, profile, Role.VIEWER, "");
                    }
                    return rig.people.teams().create(change, "ops", "", java.util.List.of());
                });
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private JsonNode post(int status, String path, String body) {
        HttpResponse<String> response = rig.post(BASE + path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private JsonNode get(String path) {
        HttpResponse<String> response = rig.get(BASE + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private String opened() {
        return post(201, "/pages", "{\"policy\":\"ops\",\"title\":\"Disk\",\"severity\":\"P1\"}")
                .get("id")
                .asString();
    }

    @Test
    void aPageSaysWhomItAskedAndWhomItAsksNext() {
        JsonNode page = get("/pages/" + opened());

        assertThat(page.get("state").asString()).isEqualTo("triggered");
        assertThat(page.get("asked").get(0).get("person").asString()).isEqualTo("ada");
        JsonNode ladder = page.get("ladder");
        assertThat(ladder.get(0).get("state").asString()).isEqualTo("fired");
        assertThat(ladder.get(1).get("state").asString()).isEqualTo("next");
        assertThat(ladder.get(1).get("people").get(0).asString()).isEqualTo("ben");
        assertThat(ladder.get(1).get("at").asString())
                .isEqualTo(Rig.NOW.plus(Duration.ofMinutes(5)).toString().replace("Z", ".000Z"));
        assertThat(ladder.get(2).get("channels").get(0).asString()).isEqualTo("room");
    }

    @Test
    void acknowledgingTwiceChangesOnce() {
        String page = "/pages/" + opened();

        assertThat(post(200, page + "/acknowledge", "{}").get("changed").asBoolean()).isTrue();
        assertThat(post(200, page + "/acknowledge", "{}").get("changed").asBoolean()).isFalse();
    }

    @Test
    void whatCannotHappenToAPageIsAConflictThatSaysHowItIs() {
        String page = "/pages/" + opened();
        JsonNode refused = post(409, page + "/unacknowledge", "{}");

        assertThat(refused.get("code").asString()).isEqualTo("not-possible");
        assertThat(refused.get("state").asString()).isEqualTo("triggered");
        post(404, "/pages/4711/acknowledge", "{}");
    }

    @Test
    void aKeyThatIsOpenIsTheSamePage() {
        String draft = "{\"policy\":\"ops\",\"title\":\"Disk\",\"key\":\"k\"}";
        String first = post(201, "/pages", draft).get("id").asString();

        assertThat(post(200, "/pages", draft).get("id").asString()).isEqualTo(first);
    }

    @Test
    void badOrdersAreRefusedWithTheMemberThatIsAtFault() {
        String page = "/pages/" + opened();

        assertThat(post(400, "/pages", "{\"policy\":\"gone\",\"title\":\"x\"}").toString())
                .contains("There is no escalation policy");
        assertThat(post(400, page + "/snooze", "{}").toString()).contains("\"until\"");
        assertThat(post(400, page + "/snooze", "{\"for\":\"soon\"}").toString())
                .contains("\"for\"");
        assertThat(post(400, page + "/escalate", "{\"reason\":\"bored\"}").toString())
                .contains("complexity, expertise");
        assertThat(
                        post(400, page + "/reassign", "{\"targets\":[{\"user\":\"nobody\"}]}")
                                .toString())
                .contains("There is no user");
    }

    @Test
    void pagesThatAreOverAreFoundInTheArchive() {
        String id = opened();
        post(200, "/pages/" + id + "/resolve", "{}");
        rig.clock.advance(Duration.ofHours(2));
        // Any command lets the engine look at its timers.
        opened();

        assertThat(get("/pages/" + id).get("state").asString()).isEqualTo("resolved");
        assertThat(get("/pages?state=resolved").get("items").size()).isEqualTo(1);
        assertThat(get("/pages?state=open").get("items").size()).isEqualTo(1);
        assertThat(post(200, "/pages/" + id + "/acknowledge", "{}").get("changed").asBoolean())
                .isFalse();
        assertThat(
                        post(409, "/pages/" + id + "/snooze", "{\"for\":\"1h\"}")
                                .get("state")
                                .asString())
                .isEqualTo("resolved");
    }

    @Test
    void theTimelineSaysWhatHappened() {
        String page = "/pages/" + opened();
        post(200, page + "/acknowledge", "{}");
        JsonNode items = get(page + "/timeline").get("items");

        assertThat(items.toString()).contains("page.opened.v1", "page.asked.v1", "acknowledge");
    }

    @Test
    void whoWouldBePagedSaysWhyAndWhen() {
        JsonNode route =
                post(
                                200,
                                "/routing/who",
                                "{\"labels\":{\"alertname\":\"A\",\"severity\":\"boom\"}}")
                        .get("routes")
                        .get(0);

        assertThat(route.get("policy").asString()).isEqualTo("ops");
        assertThat(route.get("severity").get("value").asString()).isEqualTo("P1");
        assertThat(route.get("severity").get("why").asString())
                .isEqualTo("the label severity=\"boom\" means it");
        JsonNode first = route.get("ladder").get(0);
        assertThat(first.get("people").get(0).asString()).isEqualTo("ada");
        assertThat(first.get("rings").get(0).get("type").asString()).isEqualTo("email");
    }

    @Test
    void aPreviewShowsWhomAPolicyWouldAskAndWhatIsWrongWithIt() {
        JsonNode fine =
                post(
                        200,
                        "/escalation-policies/preview",
                        "{\"policy\":\"name: n\\nsteps: [{notify: [{user: ben}]}]\","
                                + "\"severity\":\"P1\"}");
        assertThat(fine.get("ladder").get(0).get("people").get(0).asString()).isEqualTo("ben");
        assertThat(fine.get("coverage").get("gaps").size()).isZero();

        JsonNode wrong =
                post(
                        200,
                        "/escalation-policies/preview",
                        "{\"policy\":{\"name\":\"n\",\"steps\":[{\"notify\":[{\"schedule\":"
                                + "\"gone\"}]}]}}");
        assertThat(wrong.get("problems").get(0).get("message").asString())
                .contains("undefined schedule \"gone\"");
        assertThat(wrong.get("coverage").isNull()).isTrue();
    }

    @Test
    void aPolicyThatNobodyIsReachedByHasGaps() {
        JsonNode preview =
                post(
                        200,
                        "/escalation-policies/preview",
                        "{\"policy\":{\"name\":\"n\",\"steps\":[{\"notify\":[{\"user\":"
                                + "\"zoe\"}]}]}}");

        assertThat(preview.get("problems").get(0).get("severity").asString()).isEqualTo("warning");
        assertThat(preview.get("ladder").get(0).get("unreachable").get(0).get("person").asString())
                .isEqualTo("zoe");
        assertThat(preview.get("coverage").get("gaps").size()).isEqualTo(1);
    }

    @Test
    void theWorstFactorDecidesASeverity() {
        assertThat(classified("{\"factors\":[\"urgent\",\"data_loss\"]}")).isEqualTo("P1");
        assertThat(classified("{\"factors\":[\"workaround\"],\"users\":12}")).isEqualTo("P2");
        assertThat(classified("{}")).isEqualTo("P5");
        post(400, "/severities/classify", "{\"factors\":[\"boredom\"]}");
        post(400, "/severities/classify", "{\"users\":101}");
    }

    private String classified(String body) {
        return post(200, "/severities/classify", body).get("severity").asString();
    }

    @Test
    void aWeekHasNoHolesForAnySeverity() {
        JsonNode week = get("/severities/week");
        for (String severity : new String[] {"P1", "P2", "P3", "P4", "P5"}) {
            String end = week.get("from").asString();
            for (JsonNode span : week.get("spans")) {
                if (span.get("severity").asString().equals(severity)) {
                    assertThat(span.get("start").asString()).isEqualTo(end);
                    end = span.get("end").asString();
                }
            }
            assertThat(end).isEqualTo(week.get("to").asString());
        }
    }

    @Test
    void severitiesThatAreNotSavedHaveAWeekAndProblems() {
        JsonNode held =
                post(
                        200,
                        "/severities/preview",
                        "{\"severities\":\"levels: {P2: {deliver: daily_digest}}\\nzone: UTC\","
                                + "\"from\":\"2026-03-02T00:00:00Z\"}");
        assertThat(held.get("problems").size()).isZero();
        JsonNode first = null;
        for (JsonNode span : held.get("spans")) {
            first = first == null && span.get("severity").asString().equals("P2") ? span : first;
        }
        assertThat(first).isNotNull();
        assertThat(first.get("leavesAt").asString()).startsWith("2026-03-02T09:00:00");
        assertThat(get("/severities").get("levels").get("P2").get("deliver").asString())
                .isEqualTo("at_once");

        JsonNode wrong = post(200, "/severities/preview", "{\"severities\":{\"default\":\"P9\"}}");
        assertThat(wrong.get("problems").get(0).get("message").asString()).contains("P9");
        assertThat(wrong.get("spans").size()).isZero();
        JsonNode nobodys =
                post(
                        200,
                        "/severities/preview",
                        "{\"severities\":{\"teams\":{\"gone\":{\"P3\":\"at_once\"}}}}");
        assertThat(nobodys.get("problems").get(0).get("message").asString()).contains("gone");
    }

    @Test
    void strangersAndViewersAreRefused() throws Exception {
        String page = BASE + "/pages/" + opened();
        String viewer = token("ben");

        assertThat(rig.send(rig.stranger(page)).statusCode()).isEqualTo(401);
        assertThat(as(viewer, page, "GET")).isEqualTo(200);
        for (String path :
                new String[] {
                    page + "/acknowledge",
                    page + "/resolve",
                    BASE + "/pages",
                    BASE + "/escalation-policies/ops/apply"
                }) {
            assertThat(
                            rig.send(rig.stranger(path).POST(HttpRequest.BodyPublishers.noBody()))
                                    .statusCode())
                    .isEqualTo(401);
            assertThat(as(viewer, path, "POST")).as(path).isEqualTo(403);
        }
        for (String path : new String[] {"/severities/preview", "/routing/who"}) {
            assertThat(
                            rig.send(
                                            rig.stranger(BASE + path)
                                                    .POST(HttpRequest.BodyPublishers.noBody()))
                                    .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aViewerAnswersWhatAsksThemAndNothingElse() throws Exception {
        String page = BASE + "/pages/" + opened();

        assertThat(as(token("ben"), page + "/acknowledge", "POST")).isEqualTo(403);
        assertThat(as(token("ada", Permission.READ), page + "/acknowledge", "POST"))
                .as("a token that may only read")
                .isEqualTo(403);
        assertThat(as(token("ada"), page + "/acknowledge", "POST")).isEqualTo(200);
        assertThat(as(token("ada"), page + "/resolve", "POST")).isEqualTo(200);
        assertThat(as(token("ada"), BASE + "/pages", "POST")).isEqualTo(403);
    }

    @Test
    void alertsAreAsBadAsThePolicySays() {
        assertThat(
                        rig.post(
                                        "/api/v2/alerts",
                                        "[{\"labels\":{\"alertname\":\"A\",\"severity\":\"boom\"}}]")
                                .statusCode())
                .isEqualTo(200);

        assertThat(get("/alerts").get("items").get(0).get("severity").asString()).isEqualTo("P1");
    }

    @Test
    void aGroupThatPagedSomebodyIsToldAsOneThatWasTold() {
        rig.fire("{\"alertname\":\"A\",\"severity\":\"boom\"}");
        assertThat(get("/groups").get("items").get(0).get("telling").asString())
                .isEqualTo("waiting");

        rig.observe();

        JsonNode group = get("/groups").get("items").get(0);
        assertThat(group.get("telling").asString()).isEqualTo("told");
        assertThat(group.get("toldAt").isNull()).isFalse();
    }

    @Test
    void aGroupSaysWhoHasItsPage() {
        rig.fire("{\"alertname\":\"A\",\"severity\":\"boom\"}");
        JsonNode asking = get("/groups").get("items").get(0).get("page");
        assertThat(asking.get("state").asString()).isEqualTo("triggered");
        assertThat(asking.get("asked").get(0).get("person").asString()).isEqualTo("ada");
        assertThat(asking.get("nextAt").isNull()).isFalse();

        post(200, "/pages/" + asking.get("id").asString() + "/acknowledge", "{}");
        JsonNode had = get("/groups").get("items").get(0).get("page");
        assertThat(had.get("state").asString()).isEqualTo("acknowledged");
        assertThat(had.get("acknowledgedBy").get(0).asString()).isNotEmpty();

        post(200, "/pages/" + asking.get("id").asString() + "/resolve", "{}");
        assertThat(get("/groups").get("items").get(0).get("page").isNull()).isTrue();
    }

    @Test
    void reasonsComeInTheReadersLanguage() {
        String path = BASE + "/pages/" + opened();

        String english = read(path, "fr, en;q=0.5");
        String korean = read(path, "ko-KR,ko;q=0.9,en;q=0.8");

        assertThat(JSON.readTree(english).get("asked").get(0).get("why").asString())
                .isEqualTo("step 1 (L1), by name");
        assertThat(JSON.readTree(korean).get("asked").get(0).get("why").asString())
                .isEqualTo("1단계(L1), 이름으로 지정");
        assertThat(JSON.readTree(korean).get("ladder").get(1).get("who").get(0).asString())
                .isEqualTo("ben");
        assertThat(read(path + "/timeline", "ko")).contains("P1: 즉시 발송");
    }

    @Test
    void aResponderOfAnotherTeamMayNotUnlessAsked() throws Exception {
        rig.people.change(
                Actor.SYSTEM,
                change -> {
                    rig.people.users().create(change, "tom", Profile.EMPTY, Role.VIEWER, "");
                    return rig.people.teams().create(change, "other", "", java.util.List.of());
                });
        for (String name : new String[] {"tom", "ada"}) {
            rig.people.change(
                    Actor.SYSTEM,
                    change -> {
                        rig.people
                                .teams()
                                .putMember(
                                        change,
                                        "other",
                                        java.util.Objects.requireNonNull(
                                                rig.people.users().named(name)),
                                        Role.RESPONDER);
                        return true;
                    });
        }
        String page = BASE + "/pages/" + opened();

        assertThat(as(token("tom"), page + "/acknowledge", "POST")).isEqualTo(403);
        assertThat(as(token("ada"), page + "/acknowledge", "POST")).isEqualTo(200);
    }

    private String read(String path, String languages) {
        return rig.send(rig.request(path).header("Accept-Language", languages)).body();
    }

    private int as(String token, String path, String method) {
        return rig.send(
                        rig.stranger(path)
                                .header("Authorization", "Bearer " + token)
                                .method(
                                        method,
                                        method.equals("GET")
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode();
    }

    private String token(String name) throws Exception {
        return token(name, Permission.READ, Permission.RESPOND);
    }

    private String token(String name, Permission... scopes) throws Exception {
        return rig.people.change(
                Actor.SYSTEM,
                change ->
                        rig.people
                                .tokens()
                                .createFor(
                                        change,
                                        java.util.Objects.requireNonNull(
                                                rig.people.users().named(name)),
                                        new Tokens.Wish("t", Set.of(scopes), null),
                                        true)
                                .text());
    }
}
