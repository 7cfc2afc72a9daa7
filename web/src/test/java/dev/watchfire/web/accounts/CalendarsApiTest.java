// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Command.KeepCalendar.Copy;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.oncall.CalendarEvent;
import dev.watchfire.engine.oncall.Subscription;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.web.Rig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calendars elsewhere, as the API shows them.
class CalendarsApiTest extends AccountsRig {
    private static final String SECRET = "pq7-secret-key";

    private static final String FILE =
            """
            route: {receiver: team}
            receivers: [{name: team}]
            schedules:
            - name: platform
              zone: Asia/Seoul
              layers:
              - {name: week, start: '2026-11-09T09:00', turns: [ada, grace]}
              - {name: cover, priority: 10, calendar: 'https://c.example/%s/x.ics'}
            """
                    .formatted(SECRET);

    private String ada = "";

    @BeforeEach
    void adaIsThere() throws Exception {
        rig.close();
        rig = Rig.with(folder, FILE);
        ada = admin();
    }

    private String source() {
        Configuration configuration = rig.engine().image().configuration();
        Subscription calendar = configuration.schedules().getFirst().layers().getLast().calendar();
        return calendar.source();
    }

    private void said(String source, String problem, CalendarEvent... events) {
        rig.engine()
                .submit(
                        new Command.KeepCalendar(
                                source,
                                new Copy("", "", List.of(events), List.of("Team lunch")),
                                problem))
                .join();
    }

    private static CalendarEvent event(String start, String end, String... people) {
        return new CalendarEvent(
                LocalDateTime.parse(start), LocalDateTime.parse(end), false, List.of(people));
    }

    @Test
    void whatACalendarSaidIsWhoIsOnCallAlsoAfterARestart() {
        said(source(), "", event("2026-11-22T09:00", "2026-11-22T12:00", "linus"));
        rig.close();
        rig = Rig.with(folder, FILE);
        Told told = ask("Bearer " + Rig.TOKEN, "GET", "/oncall", "");
        assertThat(told.body().get("items").get(0).get("people").get(0).asString())
                .isEqualTo("linus");
        Told range =
                ask(
                        "Bearer " + Rig.TOKEN,
                        "GET",
                        "/schedules/platform?from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z",
                        "");
        assertThat(range.body().get("layers").get(1).get("shifts").get(0).get("start").asString())
                .isEqualTo("2026-11-22T09:00:00.000Z");
    }

    @Test
    void calendarsShowHowTheyAreAndNotWhereTheyAreExactly() {
        assertThat(
                        ask(ada, "GET", "/calendars", "")
                                .body()
                                .get("items")
                                .get(0)
                                .get("readAt")
                                .isNull())
                .isTrue();
        said(
                source(),
                "It answered with status 500.",
                event("2026-11-22T09:00", "2026-11-22T12:00", "linus"));
        Told told = ask(ada, "GET", "/calendars", "");
        var item = told.body().get("items").get(0);
        assertThat(item.get("url").asString()).isEqualTo("https://c.example/…");
        assertThat(item.get("usedBy").get(0).asString()).isEqualTo("platform/cover");
        assertThat(item.get("problem").asString()).isEqualTo("It answered with status 500.");
        assertThat(item.get("events").asInt()).isEqualTo(1);
        assertThat(item.get("unmatched").get(0).asString()).isEqualTo("Team lunch");
        assertThat(item.get("readAt").asString()).isEqualTo("2026-11-22T10:00:00.000Z");
        assertThat(ask("", "GET", "/calendars", "").status()).isEqualTo(401);
        for (String path : new String[] {"/calendars", "/schedules", "/configuration", "/audit"}) {
            assertThat(ask(ada, "GET", path, "").body().toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void onesOwnCalendarIsSealedAndShownToNobody() throws Exception {
        assertThat(ask(ada, "GET", "/users/me/absence-calendar", "").status()).isEqualTo(404);
        String url = "webcal://p01.calendar.example/published/" + SECRET;
        Told told =
                ask(ada, "PUT", "/users/me/absence-calendar", "{\"url\":\"%s\"}".formatted(url));
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.text("url")).isEqualTo("https://p01.calendar.example/…");
        assertThat(told.body().get("readAt").isNull()).isTrue();
        String source = SubscribedCalendar.ofPerson(rig.people.users().named("ada").id());
        said(source, "", event("2026-12-01T00:00", "2026-12-02T00:00"));
        assertThat(ask(ada, "GET", "/users/me/absence-calendar", "").body().get("events").asInt())
                .isEqualTo(1);
        String vic = invited(ada, "vic", "viewer", "[]");
        assertThat(ask(vic, "GET", "/users/me/absence-calendar", "").status()).isEqualTo(404);
        assertThat(ask(ada, "GET", "/audit?action=absence-calendar", "").body().toString())
                .contains("absence-calendar.set")
                .doesNotContain(SECRET);
        rig.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains("published/" + SECRET)).as(file.toString()).isFalse();
            }
        }
        rig = Rig.with(folder, FILE);
        assertThat(ask(ada, "GET", "/users/me/absence-calendar", "").status()).isEqualTo(200);
        assertThat(ask(ada, "DELETE", "/users/me/absence-calendar", "").status()).isEqualTo(204);
        assertThat(ask(ada, "DELETE", "/users/me/absence-calendar", "").status()).isEqualTo(404);
    }

    @Test
    void whatIsNoAddressIsRefusedAtItsField() {
        for (String url :
                new String[] {
                    "", "x.ics", "ftp://c.example/x", "https://ada:pw@c.example/x", "https:///x"
                }) {
            Told told =
                    ask(
                            ada,
                            "PUT",
                            "/users/me/absence-calendar",
                            "{\"url\":\"%s\"}".formatted(url));
            assertThat(told.status()).as(url).isEqualTo(400);
            assertThat(told.body().get("errors").get(0).get("field").asString()).isEqualTo("url");
        }
    }

    @Test
    void aTokenChangesNobodysCalendar() {
        String token =
                "Bearer "
                        + ask(ada, "POST", "/me/tokens", "{\"name\":\"t\",\"scopes\":[\"admin\"]}")
                                .text("token");
        assertThat(
                        ask(
                                        token,
                                        "PUT",
                                        "/users/me/absence-calendar",
                                        "{\"url\":\"https://c.example/x\"}")
                                .status())
                .isEqualTo(403);
        assertThat(ask("", "GET", "/users/me/absence-calendar", "").status()).isEqualTo(401);
    }

    @Test
    void onlyAnAdministratorNamesANewCalendarInTheConsole() {
        rig.close();
        rig = Rig.with(folder, "route: {receiver: team}\nreceivers: [{name: team}]\n");
        String mia = invited(ada, "mia", "manager", "[]");
        String object = "/configuration/objects/schedules/%s";
        String yaml =
                "{\"yaml\":\"name: %s\\n"
                        + "zone: Asia/Seoul\\n"
                        + "layers:\\n"
                        + "- {name: a, calendar: '%s'}\"}";
        Told refused =
                ask(
                        mia,
                        "PUT",
                        object.formatted("one"),
                        yaml.formatted("one", "https://c.example/a.ics"),
                        "If-None-Match",
                        "*");
        assertThat(refused.status()).isGreaterThanOrEqualTo(400);
        assertThat(refused.body().toString()).contains("only an administrator");
        Told made =
                ask(
                        ada,
                        "PUT",
                        object.formatted("one"),
                        yaml.formatted("one", "https://c.example/a.ics"),
                        "If-None-Match",
                        "*");
        assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
        assertThat(ask(ada, "GET", object.formatted("one"), "").body().toString())
                .contains("<secret>")
                .doesNotContain("a.ics");
        // The one that is there may be moved to another schedule.
        Told kept =
                ask(
                        mia,
                        "PUT",
                        object.formatted("two"),
                        yaml.formatted("two", "https://c.example/a.ics"),
                        "If-None-Match",
                        "*");
        assertThat(kept.status()).as(kept.body().toString()).isEqualTo(200);
    }
}
