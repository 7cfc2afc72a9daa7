// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.api.Changes;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Lists of accounts: their pages, what they find, what they are as a file, and who hears of
/// changes.
final class ListsApiTest extends AccountsRig {
    private List<String> everyOne(String who, String path, String member) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            Told page = ask(who, "GET", path + "?limit=1" + cursor, "");
            assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
            assertThat(page.body().get("items").size()).isEqualTo(1);
            all.add(page.body().get("items").get(0).get(member).asString());
            JsonNode next = page.body().get("nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/teams | {\"slug\":\"%s\"} | slug | a,b,c",
                "/intake-keys | {\"source\":\"%s\"} | source | a,b,c",
                "/service-tokens | {\"name\":\"%s\",\"role\":\"viewer\",\"scopes\":[\"read\"],"
                        + "\"expiresAt\":\"2026-12-01T00:00:00Z\"} | name | c,b,a",
                "/invitations | {\"email\":\"%s@example.org\"} | email |"
                        + " c@example.org,b@example.org,a@example.org"
            })
    void aListIsReadPageByPageWithoutGapsOrRepeats(
            String path, String body, String member, String expected) throws Exception {
        String admin = admin();
        for (String name : List.of("a", "b", "c")) {
            Told made = ask(admin, "POST", path, body.formatted(name));
            assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        }
        assertThat(String.join(",", everyOne(admin, path, member))).isEqualTo(expected);
        assertThat(ask(admin, "GET", path + "?limit=0", "").code()).isEqualTo("bad-parameter");
    }

    @Test
    void usersAreFoundByAPartOfANameOrAddress() throws Exception {
        String admin = admin();
        invited(admin, "bea", "viewer", "[]");
        Told byAddress = ask(admin, "GET", "/users?search=ADA%40", "");
        assertThat(byAddress.body().get("items").size()).isEqualTo(1);
        assertThat(byAddress.body().get("items").get(0).get("name").asString()).isEqualTo("ada");
        assertThat(ask(admin, "GET", "/users?search=e", "").body().get("items").size())
                .isEqualTo(2);
        assertThat(ask(admin, "GET", "/users?search=nobody", "").body().get("items").size())
                .isZero();
    }

    @Test
    void theAuditTrailIsAFileWhoseCellsNoSpreadsheetRuns() throws Exception {
        String admin = admin();
        Told made = ask(admin, "POST", "/teams", "{\"slug\":\"db\",\"name\":\"=1+1\"}");
        assertThat(made.status()).isEqualTo(201);
        ask(
                admin,
                "POST",
                "/service-tokens",
                "{\"name\":\"=HYPERLINK(\\\"x\\\")\",\"role\":\"viewer\",\"scopes\":[\"read\"]}");
        HttpResponse<String> csv = file(admin, "/audit/export?format=csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
                .isEqualTo("attachment; filename=\"audit.csv\"");
        assertThat(csv.body()).startsWith("\uFEFFid,at,actor_kind");
        assertThat(csv.body()).contains("\"'=HYPERLINK(\"\"x\"\")\"");
        assertThat(csv.body()).contains("\"team.created\"");
        HttpResponse<String> json = file(admin, "/audit/export?format=json&action=team");
        JsonNode entries = JSON.readTree(json.body());
        assertThat(entries.size()).isEqualTo(1);
        assertThat(entries.get(0).get("after").get("slug").asString()).isEqualTo("db");
        assertThat(ask(admin, "GET", "/audit/export?format=xml", "").code())
                .isEqualTo("bad-parameter");
        String vic = invited(admin, "vic", "viewer", "[]");
        assertThat(file(vic, "/audit/export?format=csv").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> file(String who, String path) {
        return rig.send(rig.stranger(BASE + path).header("Cookie", who).GET());
    }

    @Test
    void whoFollowsChangesHearsOfThoseOfAccountsToo() throws Exception {
        String admin = admin();
        AtomicInteger heard = new AtomicInteger();
        try (Changes.Subscription _ = rig.changes.subscribe(_ -> heard.incrementAndGet())) {
            ask(admin, "POST", "/teams", "{\"slug\":\"db\"}");
            assertThat(heard).hasValue(1);
            ask(admin, "POST", "/teams", "{\"slug\":\"db\"}");
            ask(admin, "GET", "/teams", "");
            assertThat(heard).hasValue(1);
        }
    }

    @Test
    void whoMayNotSilenceIsTheWayToAskWithNothingLost() throws Exception {
        String admin = admin();
        ask(admin, "POST", "/teams", "{\"slug\":\"db\"}");
        String tom = invited(admin, "tom", "viewer", "[{\"team\":\"db\",\"role\":\"responder\"}]");
        HttpResponse<String> refused =
                rig.send(
                        rig.stranger("/api/v2/silences")
                                .header("Cookie", tom)
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                """
                                                {"matchers":[{"name":"service","value":"a b","isRegex":false}],
                                                 "startsAt":"2026-11-22T10:00:00Z","endsAt":"2026-11-22T11:00:00Z",
                                                 "createdBy":"","comment":"moving & mending"}
                                                """)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Watchfire-Problem")).contains("not-your-team");
        String said = JSON.readTree(refused.body()).asString();
        assertThat(said).contains("\nAsk for approval: http");
        String link = said.substring(said.indexOf("http"));
        assertThat(URLDecoder.decode(link, StandardCharsets.UTF_8))
                .endsWith(
                        "/silences?ask=service=\"a b\"&from=2026-11-22T10:00:00Z"
                                + "&to=2026-11-22T11:00:00Z&why=moving & mending");
        Told asked =
                ask(
                        tom,
                        "POST",
                        "/silence-requests",
                        "{\"matchers\":[\"service=\\\"a"
                            + " b\\\"\"],\"endsAt\":\"2026-11-22T11:00:00Z\",\"comment\":\"moving\"}");
        JsonNode his = ask(tom, "GET", "/silence-requests", "").body().get("items").get(0);
        assertThat(his.get("mine").asBoolean()).isTrue();
        assertThat(his.get("mayDecide").asBoolean()).isFalse();
        JsonNode hers = ask(admin, "GET", "/silence-requests", "").body().get("items").get(0);
        assertThat(hers.get("mayDecide").asBoolean()).isTrue();
        Told decided =
                ask(
                        admin,
                        "POST",
                        "/silence-requests/" + asked.text("id") + "/decide",
                        "{\"verdict\":\"approved\",\"answer\":\"go ahead\"}");
        assertThat(decided.status()).isEqualTo(200);
        JsonNode past =
                ask(tom, "GET", "/silence-requests?state=decided", "").body().get("items").get(0);
        assertThat(past.get("verdict").asString()).isEqualTo("approved");
        assertThat(past.get("decidedBy").asString()).isEqualTo("ada");
        assertThat(past.get("answer").asString()).isEqualTo("go ahead");
        assertThat(past.get("silence")).isEqualTo(decided.body().get("silence"));
    }

    @Test
    void aTeamsResponderSeesWhichMaintenanceIsHisToChange() throws Exception {
        String admin = admin();
        ask(admin, "POST", "/teams", "{\"slug\":\"db\"}");
        String tom = invited(admin, "tom", "viewer", "[{\"team\":\"db\",\"role\":\"responder\"}]");
        String body =
                "{\"name\":\"%s\",\"matchers\":[\"team=\\\"%s\\\"\"],\"zone\":\"UTC\",\"first\":\"2026-11-23T02:00\",\"minutes\":60}";
        for (String team : List.of("db", "web")) {
            assertThat(ask(admin, "POST", "/maintenance", body.formatted(team, team)).status())
                    .isEqualTo(201);
        }
        JsonNode items = ask(tom, "GET", "/maintenance", "").body().get("items");
        assertThat(items.get(0).get("mayChange").asBoolean()).isTrue();
        assertThat(items.get(1).get("mayChange").asBoolean()).isFalse();
    }
}
