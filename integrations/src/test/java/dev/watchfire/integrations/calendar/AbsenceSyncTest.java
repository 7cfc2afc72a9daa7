// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.rota.SubscribedCalendar;
import dev.watchfire.integrations.http.Reach;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody's own calendar says becomes absences.
class AbsenceSyncTest extends PollerRig {
    private static final String ME = SubscribedCalendar.ofPerson("u1");

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("", events) + "END:VCALENDAR\r\n";
    }

    private static String day(String uid, String day, String end, String summary) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%s\r\nSUMMARY:%s\r\nEND:VEVENT\r\n"
                .formatted(uid, day, end, summary);
    }

    @BeforeEach
    void adaGaveHerCalendar() {
        want("Asia/Seoul", "ada");
    }

    /// The server of this test is on a private address, which only a configuration may name.
    private void want(String zone, String person) {
        wanted.clear();
        wanted.add(
                new CalendarSource(
                        ME,
                        new Secret(server.url("/ada.ics")),
                        person,
                        ZoneId.of(zone),
                        Reach.ANYWHERE));
    }

    /// Those that are not over.
    private List<String> absences() {
        List<String> shown = new ArrayList<>();
        access.image()
                .absences()
                .forEach(
                        absence -> {
                            if (absence.end().isAfter(now)) {
                                shown.add(
                                        absence.person()
                                                + " "
                                                + absence.start()
                                                + " "
                                                + absence.end());
                            }
                        });
        return shown.stream().sorted().toList();
    }

    @Test
    void wholeDaysBeginWhereTheirOwnerIs() {
        server.behave(respond(200, calendar(day("1", "20261201", "20261203", "Skiing"))));
        poller.tick();
        assertThat(absences()).containsExactly("ada 2026-11-30T15:00:00Z 2026-12-02T15:00:00Z");
    }

    @Test
    void whatVanishesEndsAndWhatIsNewBeginsAndTheRestStays() {
        server.behave(
                respond(
                        200,
                        calendar(
                                day("1", "20261201", "20261203", "Skiing"),
                                day("2", "20261210", "20261211", "Moving"))));
        poller.tick();
        List<Long> ids = ids();
        server.behave(
                respond(
                        200,
                        calendar(
                                day("1", "20261201", "20261203", "Skiing"),
                                day("2", "20261214", "20261215", "Moving"))));
        later();
        assertThat(absences())
                .containsExactly(
                        "ada 2026-11-30T15:00:00Z 2026-12-02T15:00:00Z",
                        "ada 2026-12-13T15:00:00Z 2026-12-14T15:00:00Z");
        assertThat(ids()).contains(ids.getFirst()).doesNotContain(ids.getLast());
    }

    private List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        access.image().absences().forEach(absence -> ids.add(absence.id()));
        return ids.stream().sorted().toList();
    }

    @Test
    void readingTheSameAgainMakesNothing() {
        server.behave(respond(200, calendar(day("1", "20261201", "20261203", "Skiing"))));
        poller.tick();
        int before = kept;
        later();
        later();
        assertThat(kept).isEqualTo(before);
    }

    @Test
    void daysThatTouchAreOneAbsence() {
        server.behave(
                respond(
                        200,
                        calendar(
                                day("1", "20261201", "20261202", "Skiing"),
                                day("2", "20261202", "20261203", "Vacation"))));
        poller.tick();
        assertThat(absences()).containsExactly("ada 2026-11-30T15:00:00Z 2026-12-02T15:00:00Z");
    }

    @Test
    void whatIsOverIsNotMadeAgain() {
        server.behave(respond(200, calendar(day("1", "20261101", "20261103", "Skiing"))));
        poller.tick();
        assertThat(absences()).isEmpty();
    }

    @Test
    void aServerThatFailsTakesNoAbsenceAway() {
        server.behave(respond(200, calendar(day("1", "20261201", "20261203", "Skiing"))));
        poller.tick();
        server.behave(respond(500, ""));
        later();
        assertThat(absences()).hasSize(1);
    }

    @Test
    void whoTakesTheCalendarAwayEndsItsAbsences() {
        server.behave(respond(200, calendar(day("1", "20261201", "20261203", "Skiing"))));
        poller.tick();
        wanted.clear();
        poller.tick();
        assertThat(absences()).isEmpty();
        assertThat(access.image().calendars().size()).isZero();
    }

    @Test
    void whoMovesToAnotherZoneIsAwayOnTheirNewDays() {
        server.behave(respond(200, calendar(day("1", "20261201", "20261203", "Skiing"))));
        poller.tick();
        want("Europe/Berlin", "ada");
        later();
        assertThat(absences()).containsExactly("ada 2026-11-30T23:00:00Z 2026-12-02T23:00:00Z");
    }
}
