// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.feeds.CalendarFeeds;
import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Links that programs which cannot sign in read: calendars, and the page for frames.
class CalendarFeedsTest extends AccountsRig {
    private static final String SCHEDULE = "{\"kind\":\"schedule\",\"schedule\":\"platform\"}";

    /// Ada and Grace by the week, with a name that no calendar may stumble over.
    private static final String FILE =
            """
            route: {receiver: team}
            receivers: [{name: team}]
            schedules:
            - name: platform
              zone: Asia/Seoul
              layers:
              - {name: week, start: '2026-11-09T09:00', turns: [ada, grace]}
            - name: "nights, and; days"
              zone: Europe/Berlin
              layers:
              - {name: always, role: secondary, start: '2026-01-01', turns: [ada]}
            """;

    private String ada = "";
    private String vic = "";

    @BeforeEach
    void peopleAreThere() throws Exception {
        ada = admin();
        vic = invited(ada, "vic", "viewer", "[]");
    }

    private String path(String who, String body) {
        Told told = ask(who, "POST", "/calendar-feeds", body);
        assertThat(told.status()).as(told.body().toString()).isEqualTo(201);
        String url = told.text("url");
        assertThat(url).startsWith("http://localhost:9093/");
        return url.substring("http://localhost:9093".length());
    }

    private HttpResponse<String> read(String path, String... headers) {
        HttpRequest.Builder request = rig.stranger(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return rig.send(request);
    }

    /// Unfolded lines.
    private List<String> lines(String path) {
        HttpResponse<String> response = read(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return List.of(response.body().replace("\r\n ", "").split("\r\n", -1));
    }

    private static List<String> values(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    private void restart(String file) {
        rig.close();
        rig = Rig.with(folder, file);
    }

    @Test
    void aSchedulesCalendarHasEverybodysShiftsFromAMonthAgoToHalfAYearAhead() {
        List<String> lines = lines(path(vic, SCHEDULE));
        assertThat(lines)
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .endsWith("END:VCALENDAR", "");
        assertThat(lines)
                .contains(
                        "X-WR-CALNAME:On call: platform",
                        "X-WR-TIMEZONE:Asia/Seoul",
                        "METHOD:PUBLISH",
                        "TRANSP:TRANSPARENT",
                        "DESCRIPTION:ada: layer week");
        assertThat(values(lines, "DTSTART"))
                .startsWith("20261109T000000Z", "20261116T000000Z")
                .last()
                .isEqualTo("20270517T000000Z");
        assertThat(values(lines, "SUMMARY"))
                .startsWith("ada · platform", "grace · platform", "ada · platform");
    }

    @Test
    void linesAreFoldedAndTextsAreEscaped() {
        restart(FILE);
        String path = path(ada, "{\"kind\":\"schedule\",\"schedule\":\"nights, and; days\"}");
        for (String line : read(path).body().split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
        }
        assertThat(lines(path))
                .contains(
                        "X-WR-CALNAME:On call: nights\\, and\\; days",
                        "SUMMARY:ada · nights\\, and\\; days (secondary)");
        assertThat(read(path).body()).doesNotContain("\n\n").doesNotMatch("(?s).*[^\r]\n.*");
    }

    @Test
    void aDutyThatNeverEndsIsCutWhereMonthsBegin() {
        restart(FILE);
        List<String> lines =
                lines(path(ada, "{\"kind\":\"schedule\",\"schedule\":\"nights, and; days\"}"));
        // The first of each month in Berlin, in winter and in summer.
        assertThat(values(lines, "DTSTART"))
                .containsExactly(
                        "20260930T220000Z",
                        "20261031T230000Z",
                        "20261130T230000Z",
                        "20261231T230000Z",
                        "20270131T230000Z",
                        "20270228T230000Z",
                        "20270331T220000Z",
                        "20270430T220000Z");
    }

    @Test
    void onesOwnCalendarHasOnesShiftsInAllSchedules() {
        restart(FILE);
        List<String> lines = lines(path(ada, "{\"kind\":\"person\"}"));
        assertThat(lines).contains("X-WR-CALNAME:My shifts");
        assertThat(values(lines, "SUMMARY"))
                .contains("On call: platform", "On call: nights\\, and\\; days (secondary)")
                .hasSize(8 + 14);
        assertThat(lines(path(vic, "{\"kind\":\"person\"}"))).doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void itSpeaksItsOwnersLanguage() {
        ask(
                vic,
                "PATCH",
                "/me",
                "{\"language\":\"ko\"}",
                "If-Match",
                ask(vic, "GET", "/me", "").tag());
        assertThat(lines(path(vic, SCHEDULE))).contains("X-WR-CALNAME:온콜: platform");
    }

    @Test
    void whatDidNotChangeIsTheSameAlsoAfterARestart() {
        restart(FILE);
        String path = path(vic, SCHEDULE);
        HttpResponse<String> first = read(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(read(path, "If-None-Match", "\"other\", W/" + tag).statusCode()).isEqualTo(304);
        rig.clock.advance(Duration.ofHours(9));
        restart(FILE);
        rig.clock.advance(Duration.ofHours(9));
        HttpResponse<String> again = read(path, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(read(path).body()).isEqualTo(first.body());
    }

    @Test
    void whatChangedSaysSoAndKeepsItsIdentity() {
        restart(FILE);
        String path = path(vic, SCHEDULE);
        List<String> before = lines(path);
        restart(FILE.replace("[ada, grace]", "[linus, grace]"));
        rig.clock.advance(Duration.ofHours(2));
        List<String> after = lines(path);
        assertThat(values(after, "UID")).isEqualTo(values(before, "UID")).doesNotHaveDuplicates();
        assertThat(values(after, "SUMMARY")).startsWith("linus · platform");
        assertThat(values(after, "DTSTAMP").getFirst())
                .isGreaterThan(values(before, "DTSTAMP").getFirst());
    }

    @Test
    void aRevokedLinkAndOneThatNeverWasLookAlike() {
        String path = path(vic, SCHEDULE);
        String id =
                ask(vic, "GET", "/calendar-feeds", "")
                        .body()
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString();
        assertThat(ask(vic, "DELETE", "/calendar-feeds/" + id, "").status()).isEqualTo(204);
        HttpResponse<String> revoked = read(path);
        HttpResponse<String> never = read("/ical/" + CalendarFeeds.PREFIX + "never.ics");
        assertThat(revoked.statusCode()).isEqualTo(404);
        assertThat(revoked.body()).isEqualTo(never.body());
        assertThat(read("/ical/nothing").statusCode()).isEqualTo(404);
        assertThat(read("/embed/" + CalendarFeeds.PREFIX + "never").statusCode()).isEqualTo(404);
        assertThat(ask(vic, "DELETE", "/calendar-feeds/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void whoIsDisabledOrGoneLeavesNoOpenLinks() {
        String path = path(vic, SCHEDULE);
        String user = rig.people.users().named("vic").id();
        String tag = ask(ada, "GET", "/users/" + user, "").tag();
        Told disabled = ask(ada, "PATCH", "/users/" + user, "{\"disabled\":true}", "If-Match", tag);
        assertThat(disabled.status()).isEqualTo(200);
        assertThat(read(path).statusCode()).isEqualTo(404);
        ask(ada, "DELETE", "/users/" + user, "", "If-Match", disabled.tag());
        assertThat(rig.people.feeds().all()).isEmpty();
    }

    @Test
    void onesLinksAreSeenAndRevokedByOneselfAndByAdministrators() {
        path(vic, SCHEDULE);
        String rob = invited(ada, "rob", "manager", "[]");
        assertThat(ask(rob, "GET", "/calendar-feeds", "").body().get("items")).isEmpty();
        var seen = ask(ada, "GET", "/calendar-feeds", "").body().get("items").get(0);
        assertThat(seen.get("madeBy").asString()).isEqualTo("vic");
        assertThat(seen.get("mine").asBoolean()).isFalse();
        assertThat(seen.has("url")).isFalse();
        String id = seen.get("id").asString();
        assertThat(ask(rob, "DELETE", "/calendar-feeds/" + id, "").status()).isEqualTo(404);
        assertThat(ask(ada, "DELETE", "/calendar-feeds/" + id, "").status()).isEqualTo(204);
        assertThat(ask("", "GET", "/calendar-feeds", "").status()).isEqualTo(401);
        assertThat(ask("", "POST", "/calendar-feeds", SCHEDULE).status()).isEqualTo(401);
    }

    @Test
    void makingRevokingAndReadingLeaveTraces() {
        String path = path(vic, SCHEDULE);
        read(path);
        var item = ask(vic, "GET", "/calendar-feeds", "").body().get("items").get(0);
        assertThat(item.get("lastReadAt").asString()).isEqualTo("2026-11-22T10:00:00.000Z");
        ask(vic, "DELETE", "/calendar-feeds/" + item.get("id").asString(), "");
        List<String> actions = new ArrayList<>();
        String secret = path.replace("/ical/", "").replace(".ics", "");
        Told audit = ask(ada, "GET", "/audit?action=calendar-feed", "");
        audit.body().get("items").forEach(entry -> actions.add(entry.get("action").asString()));
        assertThat(actions).containsExactly("calendar-feed.revoked", "calendar-feed.created");
        assertThat(audit.body().toString()).doesNotContain(secret);
    }

    @Test
    void whatCannotBeMadeIsRefusedAtItsField() {
        for (String[] wrong :
                new String[][] {
                    {"{\"kind\":\"week\"}", "kind"},
                    {"{\"kind\":\"schedule\"}", "schedule"},
                    {"{\"kind\":\"schedule\",\"schedule\":\"none\"}", "schedule"},
                    {"{\"kind\":\"person\",\"schedule\":\"platform\"}", "schedule"},
                    {"{\"kind\":\"oncall\",\"schedule\":\"none\"}", "schedule"}
                }) {
            Told told = ask(vic, "POST", "/calendar-feeds", wrong[0]);
            assertThat(told.status()).as(wrong[0]).isEqualTo(400);
            assertThat(told.body().get("errors").get(0).get("field").asString())
                    .isEqualTo(wrong[1]);
        }
        for (int i = 0; i < CalendarFeeds.MOST_OF_AN_OWNER; i++) {
            path(vic, SCHEDULE);
        }
        assertThat(ask(vic, "POST", "/calendar-feeds", SCHEDULE).code())
                .isEqualTo("too-many-feeds");
    }

    @Test
    void aTokenThatMayOnlyReadMakesNone() {
        String token =
                "Bearer "
                        + ask(ada, "POST", "/me/tokens", "{\"name\":\"t\",\"scopes\":[\"read\"]}")
                                .text("token");
        assertThat(ask(token, "POST", "/calendar-feeds", SCHEDULE).status()).isEqualTo(403);
        assertThat(ask(token, "GET", "/calendar-feeds", "").status()).isEqualTo(200);
        assertThat(ask("Bearer " + Rig.TOKEN, "POST", "/calendar-feeds", SCHEDULE).status())
                .isEqualTo(201);
        assertThat(
                        ask(
                                        "Bearer " + Rig.TOKEN,
                                        "POST",
                                        "/calendar-feeds",
                                        "{\"kind\":\"person\"}")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void thePageForFramesSaysWhoIsOnCallAndCanDoNothingElse() {
        String path = path(vic, "{\"kind\":\"oncall\"}");
        HttpResponse<String> page = read(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors *")
                .doesNotContain("script", "unsafe");
        assertThat(page.body())
                .contains("<html lang=\"en\">", "On call now", "platform", ">grace<")
                .contains("until Mon 23 Nov, 09:00")
                .contains("<meta http-equiv=\"refresh\" content=\"60\">")
                .doesNotContain("<script");
        assertThat(read(path, "Accept-Language", "ko-KR,ko;q=0.9,en;q=0.8").body())
                .contains("<html lang=\"ko\">", "지금 온콜", "11월 23일 (월) 09:00까지");
        // Neither link opens the other's door.
        String token = path.substring(path.lastIndexOf('/') + 1);
        assertThat(read("/ical/" + token + ".ics").statusCode()).isEqualTo(404);
    }

    @Test
    void namesCannotBecomeMarkup() {
        restart(FILE.replace("turns: [ada, grace]", "turns: ['<b onclick=\"x\">&']"));
        String page = read(path(ada, "{\"kind\":\"oncall\"}")).body();
        assertThat(page)
                .contains("&lt;b onclick=&quot;x&quot;&gt;&amp;")
                .doesNotContain("<b onclick");
    }

    @Test
    void thePageSaysWhereNobodyIs() {
        restart(FILE.replace("turns: [ada, grace]", "turns: [ada, []]"));
        assertThat(read(path(ada, "{\"kind\":\"oncall\"}")).body())
                .contains("<td class=\"none\">Nobody</td>");
    }
}
