// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.SignIn;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContactApiTest {
    private static final String MINE = "/users/me/contact";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CONFIGURATION =
            """
            route: {receiver: room}
            receivers: [{name: room}]
            paging: {sms: {http: {url: 'http://127.0.0.1:9/'}}}
            """;

    @TempDir Path folder;
    private Rig rig;
    private String ada = "";
    private String vic = "";

    @BeforeEach
    void start() throws Exception {
        rig = Rig.with(folder, CONFIGURATION);
        ada = session("ada", Role.RESPONDER);
        vic = session("vic", Role.VIEWER);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private String session(String name, Role role) throws Exception {
        User user =
                rig.people.change(
                        Actor.SYSTEM,
                        change -> rig.people.users().create(change, name, Profile.EMPTY, role, ""));
        return rig.people
                .signIn()
                .open(user.id(), "link", new SignIn.From("127.0.0.1", ""))
                .secret();
    }

    private JsonNode ask(String session, int status, String method, String path, String body) {
        HttpResponse<String> response =
                rig.send(
                        rig.stranger("/api/watchfire/v1" + path)
                                .header("Cookie", "watchfire_session=" + session)
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        body.isEmpty()
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString(body)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    private String added() {
        return added("0049 (170) 123-4567");
    }

    private String added(String number) {
        return ask(
                        ada,
                        201,
                        "POST",
                        MINE + "/methods",
                        "{\"type\":\"sms\",\"address\":\"" + number + "\"}")
                .get("id")
                .asString();
    }

    private String code(String method) {
        return rig.codes.code(method, rig.clock.instant());
    }

    private JsonNode verify(int status, String method, String code) {
        return ask(
                ada,
                status,
                "POST",
                MINE + "/methods/" + method + "/verify",
                "{\"code\":\"" + code + "\"}");
    }

    @Test
    void aMeansIsUsedOnceItsCodeWasTyped() {
        JsonNode before = ask(ada, 200, "GET", MINE, "");
        assertThat(before.get("problem").asString()).contains("no means at all");
        String method = added();
        JsonNode unverified = ask(ada, 200, "GET", MINE, "");
        assertThat(unverified.get("methods").get(0).get("address").asString())
                .isEqualTo("+491701234567");
        assertThat(unverified.get("problem").asString()).contains("enter the code");

        assertThat(verify(200, method, code(method)).get("problem").isNull()).isTrue();
        assertThat(ask(ada, 200, "GET", MINE + "/preview", "").get("items").get(0).get("type"))
                .isEqualTo(JSON.valueToTree("sms"));
    }

    @Test
    void aCodeHoldsIntoTheNextHourAndNoLonger() {
        String method = added();
        String code = code(method);
        rig.clock.advance(Duration.ofHours(2));
        verify(400, method, code);
        String late = code(method);
        rig.clock.advance(Duration.ofHours(1));
        verify(200, method, late);
    }

    @Test
    void afterFiveWrongCodesNotEvenTheRightOneIsTakenUntilTheNextHour() {
        String method = added();
        String wrong = code(method).equals("000000") ? "000001" : "000000";
        for (int i = 0; i < Tries.MOST; i++) {
            verify(400, method, wrong);
        }
        assertThat(verify(429, method, code(method)).get("code").asString())
                .isEqualTo("too-many-tries");
        rig.clock.advance(Duration.ofHours(1));
        verify(200, method, code(method));
    }

    @Test
    void codesOfTwoMeansAndTwoHoursDiffer() {
        HmacCodes codes = new HmacCodes(new byte[HmacCodes.SECRET_BYTES]);
        String code = codes.code("a", Rig.NOW);

        assertThat(code).matches("[0-9]{6}");
        assertThat(codes.code("b", Rig.NOW)).isNotEqualTo(code);
        assertThat(codes.code("a", Rig.NOW.plus(Duration.ofHours(1)))).isNotEqualTo(code);
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String body :
                new String[] {
                    "{\"type\":\"sms\",\"address\":\"12\"}",
                    "{\"type\":\"voice\",\"address\":\"+491701234567\"}",
                    "{\"type\":\"pigeon\",\"address\":\"x\"}",
                    "{\"type\":\"push\",\"address\":\"x\"}"
                }) {
            ask(ada, 400, "POST", MINE + "/methods", body);
        }
    }

    @Test
    void othersSeeAddressesMaskedAndChangeNothing() {
        added();

        assertThat(
                        ask(ada, 200, "GET", "/users/ada/contact", "")
                                .get("methods")
                                .get(0)
                                .get("address")
                                .asString())
                .isEqualTo("+491701234567");
        ask(vic, 403, "GET", "/users/ada/contact", "");
        ask(vic, 403, "PUT", "/users/ada/contact", "{}");
        ask(ada, 403, "PUT", "/users/vic/contact", "{}");
        assertThat(Addresses.masked("sms", "+491701234567")).isEqualTo("+49…67");
        assertThat(Addresses.masked("email", "ada@example.org")).isEqualTo("a…@example.org");
    }

    @Test
    void aStrangerIsRefused() {
        assertThat(rig.send(rig.stranger("/api/watchfire/v1" + MINE)).statusCode()).isEqualTo(401);
        // The operator is nobody who can be paged.
        assertThat(rig.get("/api/watchfire/v1" + MINE).statusCode()).isEqualTo(403);
    }

    @Test
    void rulesAreKeptAndRefusedWhereTheyNameNothing() {
        String method = added();
        verify(200, method, code(method));
        String rules =
                """
                {"language": "ko", "zone": "Asia/Seoul",
                 "quiet": [{"days": [], "from": "22:00", "to": "07:00"}],
                 "rules": [{"severities": ["P3"], "when": null,
                            "rings": [{"after": 90, "method": "%s"}]}]}
                """;
        JsonNode kept = ask(ada, 200, "PUT", MINE, rules.formatted(method));
        assertThat(kept.get("rules").get(0).get("rings").get(0).get("after").asInt()).isEqualTo(90);
        // It is 19:00 in Seoul.
        rig.clock.advance(Duration.ofHours(4));
        JsonNode held = ask(ada, 200, "GET", MINE + "/preview?severity=P3", "");
        assertThat(held.get("quietUntil").asString()).isEqualTo("2026-11-22T22:00:00.000Z");
        assertThat(held.get("items").get(0).get("at").asString())
                .isEqualTo("2026-11-22T22:01:30.000Z");

        ask(ada, 400, "PUT", MINE, rules.formatted("gone"));
        ask(ada, 400, "PUT", MINE, rules.formatted(method).replace("Asia/Seoul", "Mars"));
        ask(ada, 400, "PUT", MINE, rules.formatted(method).replace("22:00", "25:00"));
    }

    @Test
    void remindersGoByTheMeansThatWasChosenUntilItIsRemoved() {
        String method = added();
        verify(200, method, code(method));
        String wish =
                """
                {"language": "en", "zone": "Asia/Seoul", "quiet": [], "rules": [],
                 "reminders": "%s"}
                """;
        assertThat(ask(ada, 200, "GET", MINE, "").get("reminders").asString()).isEmpty();
        ask(ada, 200, "PUT", MINE, wish.formatted(method));
        assertThat(ask(ada, 200, "GET", MINE, "").get("reminders").asString()).isEqualTo(method);
        ask(ada, 400, "PUT", MINE, wish.formatted("gone"));

        ask(ada, 204, "DELETE", MINE + "/methods/" + method, "");
        assertThat(ask(ada, 200, "GET", MINE, "").get("reminders").asString()).isEmpty();
    }

    @Test
    void messagesSpeakTheLanguageOfTheAccountUntilAnotherIsChosen() throws Exception {
        assertThat(said()).isEqualTo("en UTC");
        profile("de", "Europe/Berlin");
        assertThat(said()).isEqualTo("en Europe/Berlin");
        profile("ko", "Asia/Seoul");
        assertThat(said()).isEqualTo("ko Asia/Seoul");
        ask(
                ada,
                200,
                "PUT",
                MINE,
                """
                {"language": "en", "zone": "Europe/Berlin", "quiet": [], "rules": []}
                """);
        profile("ko", "Asia/Tokyo");
        assertThat(said()).isEqualTo("en Europe/Berlin");

        rig.close();
        rig = Rig.with(folder, CONFIGURATION);
        assertThat(said()).isEqualTo("en Europe/Berlin");
    }

    private String said() {
        JsonNode contact = ask(ada, 200, "GET", MINE, "");
        return contact.get("language").asString() + " " + contact.get("zone").asString();
    }

    private void profile(String language, String zone) throws Exception {
        User now = java.util.Objects.requireNonNull(rig.people.users().named("ada"));
        rig.people.change(
                Actor.SYSTEM,
                change ->
                        rig.people.update(
                                change,
                                now.id(),
                                now.revision(),
                                new Profile("", "", language, zone),
                                now.role(),
                                false));
    }

    @Test
    void aTestPageReachesWhoAskedForIt() {
        ask(ada, 409, "POST", MINE + "/test", "{}");
        String method = added();
        verify(200, method, code(method));
        String page = ask(ada, 201, "POST", MINE + "/test", "{}").get("page").asString();
        JsonNode asked = ask(ada, 200, "GET", "/pages/" + page, "").get("asked").get(0);

        assertThat(asked.get("person").asString()).isEqualTo("ada");
        assertThat(asked.get("rings").get(0).get("type").asString()).isEqualTo("sms");
    }

    @Test
    void aTestOfOneMeansRingsItAlone() {
        String first = added();
        verify(200, first, code(first));
        String second = added("+49 170 7654321");
        ask(ada, 400, "POST", MINE + "/test", "{\"method\":\"" + second + "\"}");
        verify(200, second, code(second));

        String page =
                ask(ada, 201, "POST", MINE + "/test", "{\"method\":\"" + second + "\"}")
                        .get("page")
                        .asString();

        JsonNode rings =
                ask(ada, 200, "GET", "/pages/" + page, "").get("asked").get(0).get("rings");
        assertThat(rings).hasSize(1);
        assertThat(rings.get(0).get("method").asString()).isEqualTo(second);
    }

    @Test
    void whoLeavesIsKnownNoLonger() throws Exception {
        User gone = java.util.Objects.requireNonNull(rig.people.users().named("vic"));
        rig.people.change(
                Actor.SYSTEM,
                change -> {
                    rig.people.remove(change, gone.id());
                    return true;
                });

        assertThat(rig.engine().image().person("vic")).isNull();
        assertThat(rig.engine().image().person("ada")).isNotNull();
    }
}
