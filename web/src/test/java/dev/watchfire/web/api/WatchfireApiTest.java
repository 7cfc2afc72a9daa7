// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.web.Rig;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WatchfireApiTest {
    private static final String BASE = "/api/watchfire/v1";
    private static final String PAGE = "{\"alertname\":\"Fire\",\"severity\":\"page\"}";
    private static final String LOW =
            "{\"alertname\":\"Smoke\",\"severity\":\"low\",\"cluster\":\"x\"}";
    private static final String PLAIN = "{\"alertname\":\"Dust\"}";
    private static final String FIRE =
            LabelSet.of("alertname", "Fire", "severity", "page").fingerprintHex();

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

    private JsonNode get(String path) {
        HttpResponse<String> response = rig.get(BASE + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(response.body());
    }

    @Test
    void groupsAreListedByUrgencyWithWhatBecomesOfThem() {
        rig.fire(
                PLAIN,
                PAGE,
                LOW,
                "{\"alertname\":\"Boss\",\"cluster\":\"x\",\"severity\":\"warning\"}");
        JsonNode page = get("/groups");
        List<String> shown = new ArrayList<>();
        page.get("items")
                .forEach(
                        g ->
                                shown.add(
                                        g.get("severity").asString("-")
                                                + " "
                                                + g.get("labels").get("alertname").asString()
                                                + " "
                                                + g.get("receiver").asString()
                                                + " "
                                                + g.get("telling").asString()
                                                + " "
                                                + g.get("active").asInt()
                                                + "/"
                                                + g.get("suppressed").asInt()));
        assertThat(shown)
                .containsExactlyInAnyOrder(
                        "P1 Fire pager waiting 1/0",
                        "P1 Fire chat held 1/0",
                        "P3 Boss team nobody 1/0",
                        "- Dust team nobody 1/0",
                        "P4 Smoke chat held 0/1");
        assertThat(shown.getFirst()).startsWith("P1");
        assertThat(shown.getLast()).startsWith("P4");
        assertThat(page.get("total").asInt()).isEqualTo(5);
        assertThat(page.get("alerts").asInt()).isEqualTo(5);
        assertThat(page.get("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "?receiver=pager,1",
        "?receiver=none,0",
        "?telling=held,2",
        "?telling=held&telling=waiting,3",
        "?filter=severity%3Dpage,2",
        "?filter=%7Bseverity%3D~%22p.%2B%22%2Calertname%3DFire%7D,2",
        "?filter=cluster%3D%22%22,3"
    })
    void groupsCanBeSelected(String query, int total) {
        rig.fire(PLAIN, PAGE, LOW);
        assertThat(get("/groups" + query).get("total").asInt()).isEqualTo(total);
    }

    @Test
    void pagesOfGroupsAndAlertsJoinWithoutLossOrRepeat() {
        rig.fire(
                IntStream.range(0, 25)
                        .mapToObj(i -> "{\"alertname\":\"A" + i + "\",\"group\":\"x\"}")
                        .toArray(String[]::new));
        assertThat(walk("/groups?limit=10", "id")).hasSize(25);
        assertThat(walk("/alerts?limit=7", "fingerprint")).hasSize(25);
        assertThat(get("/alerts?filter=alertname%3D~%22A1.%2B%22&limit=1").get("total").asInt())
                .isEqualTo(10);
    }

    private List<String> walk(String path, String key) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get(path + cursor);
            page.get("items").forEach(item -> seen.add(item.get(key).asString()));
            assertThat(page.get("total").asInt()).isEqualTo(25);
            cursor =
                    page.get("nextCursor").isNull()
                            ? null
                            : "&cursor=" + page.get("nextCursor").asString();
        }
        assertThat(seen).doesNotHaveDuplicates();
        return seen;
    }

    @Test
    void theAlertsOfAGroupSayWhatMutesThem() {
        rig.fire(LOW, "{\"alertname\":\"Boss\",\"cluster\":\"x\"}");
        rig.post(
                "/api/v2/silences",
                "{\"matchers\":[{\"name\":\"alertname\",\"value\":\"Smoke\",\"isRegex\":false}],\"startsAt\":\"2026-11-22T10:00:00Z\",\"endsAt\":\"2026-11-22T12:00:00Z\",\"createdBy\":\"me\",\"comment\":\"why\"}");
        long id = get("/groups?receiver=chat").get("items").get(0).get("id").asLong();
        JsonNode alert = get("/groups/" + id + "/alerts").get("items").get(0);
        assertThat(alert.get("state").asString()).isEqualTo("suppressed");
        assertThat(alert.get("silencedBy").get(0).get("comment").asString()).isEqualTo("why");
        assertThat(alert.get("inhibitedBy").get(0).get("name").asString()).isEqualTo("Boss");
    }

    @Test
    void aLinkThatABrowserShouldNotFollowIsNotHandedOut() {
        rig.post(
                "/api/v2/alerts",
                "[{\"labels\":{\"a\":\"1\"},\"generatorURL\":\"javascript:alert(1)\"},{\"labels\":{\"a\":\"2\"},\"generatorURL\":\"https://p/\"}]");
        List<String> links = new ArrayList<>();
        get("/alerts").get("items").forEach(a -> links.add(a.get("generatorUrl").asString("none")));
        assertThat(links).containsExactlyInAnyOrder("none", "https://p/");
    }

    @Test
    void anExplanationTellsTheWayOfAnAlert() {
        rig.fire(PAGE);
        JsonNode explained = get("/alerts/" + FIRE + "/explain");
        assertThat(explained.get("alert").get("labels").get("alertname").asString())
                .isEqualTo("Fire");
        assertThat(explained.get("summary").asString()).startsWith("Firing.");
        List<String> routes = new ArrayList<>();
        explained
                .get("routes")
                .forEach(
                        r ->
                                routes.add(
                                        r.get("depth").asInt()
                                                + r.get("receiver").asString()
                                                + (r.get("handles").asBoolean() ? "!" : "")));
        assertThat(routes).containsExactly("0team", "1pager!", "1chat!");
        assertThat(explained.get("groups").get(1).get("heldBy").toString())
                .isEqualTo("[\"sundays\"]");
        assertThat(explained.get("groups").get(1).get("integrations").size()).isEqualTo(2);
        assertThat(explained.get("inhibition").isNull()).isTrue();
    }

    @Test
    void theHistoryOfAnAlertNamesWhatHappened() {
        rig.fire(PAGE);
        rig.post(
                "/api/v2/alerts",
                "[{\"labels\":" + PAGE + ",\"endsAt\":\"2026-11-22T09:59:59.9Z\"}]");
        List<String> names = new ArrayList<>();
        JsonNode history = get("/alerts/" + FIRE + "/history");
        history.get("items").forEach(f -> names.add(f.get("name").asString()));
        assertThat(names.getFirst()).isEqualTo("alert.resolved.v1");
        assertThat(names).contains("alert.fired.v2", "group.created.v1");
        assertThat(history.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void aLongHistoryComesInPagesThatJoin() {
        for (int i = 0; i < 6; i++) {
            rig.clock.advance(Duration.ofSeconds(1));
            rig.fire(PAGE);
            rig.clock.advance(Duration.ofSeconds(1));
            rig.post(
                    "/api/v2/alerts",
                    "[{\"labels\":" + PAGE + ",\"endsAt\":\"" + rig.clock.instant() + "\"}]");
        }
        List<Long> whole = sequences("/alerts/" + FIRE + "/history");
        List<Long> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get("/alerts/" + FIRE + "/history?limit=3" + cursor);
            page.get("items").forEach(f -> paged.add(f.get("sequence").asLong()));
            cursor =
                    page.get("nextCursor").isNull()
                            ? null
                            : "&cursor=" + page.get("nextCursor").asString();
        }
        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(10);
    }

    private List<Long> sequences(String path) {
        List<Long> sequences = new ArrayList<>();
        get(path).get("items").forEach(f -> sequences.add(f.get("sequence").asLong()));
        return sequences;
    }

    @Test
    void aDeliveryIsListedAndFoundByItsNumber() throws InterruptedException {
        rig.fire(PAGE);
        rig.clock.advance(Duration.ofMinutes(1));
        JsonNode delivery = null;
        // The flush is a timer of the engine's thread; a command makes it look at the clock.
        for (int i = 0; i < 100 && delivery == null; i++) {
            rig.fire(PLAIN);
            delivery = get("/deliveries?receiver=pager").get("items").get(0);
        }
        assertThat(delivery.get("state").asString()).isEqualTo("sending");
        assertThat(delivery.get("reason").asString()).isEqualTo("first-notification");
        assertThat(delivery.get("integration").asString()).isEqualTo("webhook[0]");
        assertThat(delivery.get("firing").asInt()).isEqualTo(1);
        assertThat(get("/deliveries/" + delivery.get("id").asLong())).isEqualTo(delivery);
        assertThat(get("/deliveries?state=failed").get("items").size()).isZero();
        assertThat(get("/deliveries?group=" + delivery.get("group").asLong()).get("items").size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/alerts/xyz/explain|400|bad-parameter|fingerprint",
                "/alerts/0123456789abcdef/explain|404|not-found|",
                "/alerts/0123456789abcdef/history|404|not-found|",
                "/groups?limit=0|400|bad-parameter|limit",
                "/groups?limit=x|400|bad-parameter|limit",
                "/groups?cursor=zz|400|bad-parameter|cursor",
                "/groups?filter=foo|400|bad-parameter|filter",
                "/groups/7/alerts|404|not-found|",
                "/groups/x/alerts|404|not-found|",
                "/deliveries?state=lost|400|bad-parameter|state",
                "/deliveries?group=x|400|bad-parameter|group",
                "/deliveries/99|404|not-found|",
                "/nothing|404|path-not-found|"
            })
    void whatCannotBeAnsweredIsAProblemWithACode(
            String path, int status, String code, String field) {
        HttpResponse<String> response = rig.get(BASE + path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        JsonNode problem = JsonMapper.builder().build().readTree(response.body());
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(problem.path("field").asString("")).isEqualTo(field == null ? "" : field);
    }

    @Test
    void aWrongMethodIsAProblemThatNamesTheRightOne() {
        HttpResponse<String> response = rig.method("POST", BASE + "/groups");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void healthCountsWhatIsThere() {
        rig.fire(PAGE, PLAIN);
        JsonNode health = get("/health");
        assertThat(health.get("status").asString()).isEqualTo("ok");
        assertThat(health.get("alerts").get("active").asInt()).isEqualTo(2);
        assertThat(health.get("groups").asInt()).isEqualTo(3);
        assertThat(health.get("version").asString()).isEqualTo("0.1.0");
    }

    @Test
    void theContractNamesExactlyTheRoutesThatThereAre() {
        Object contract =
                new Load(LoadSettings.builder().build())
                        .loadFromString(rig.get(BASE + "/openapi.yaml").body());
        var paths = (java.util.Map<?, ?>) ((java.util.Map<?, ?>) contract).get("paths");
        TreeSet<String> promised = new TreeSet<>();
        paths.forEach(
                (path, methods) ->
                        ((java.util.Map<?, ?>) methods)
                                .keySet()
                                .forEach(
                                        method ->
                                                promised.add(
                                                        method.toString()
                                                                        .toUpperCase(
                                                                                java.util.Locale
                                                                                        .ROOT)
                                                                + " "
                                                                + BASE
                                                                + path)));
        TreeSet<String> kept = new TreeSet<>();
        rig.server().routes().stream()
                .filter(r -> r.path().startsWith(BASE))
                .forEach(r -> kept.add(r.method() + " " + r.path()));
        assertThat(kept).isEqualTo(promised);
    }
}
