// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Command.KeepCalendar.Copy;
import dev.watchfire.engine.oncall.CalendarEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calendars as the programs people use write them. The instants were reckoned by hand.
class IcalReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Names NAMES = names();

    private static Names names() {
        Names.Builder names = new Names.Builder();
        for (String name : List.of("ada", "grace", "linus")) {
            names.add(name, name);
        }
        names.addMail("ada@example.org", "ada");
        names.add("Grace Hopper", "grace");
        return names.build();
    }

    private static String file(String name) throws IOException {
        try (InputStream in = IcalReaderTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Copy duties(String text) throws NoCalendar {
        return IcalReader.duties(text, NAMES, NOW);
    }

    private static List<String> shown(Copy copy) {
        return copy.events().stream().map(IcalReaderTest::shown).toList();
    }

    private static String shown(CalendarEvent event) {
        return event.start()
                + (event.floating() ? " " : "Z ")
                + event.end()
                + (event.floating() ? " " : "Z ")
                + String.join("+", event.people());
    }

    /// Lines between those of one event.
    private static String event(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    @Test
    void googlesWeeklyRotaKeepsItsHourOverTheChangeOfTheClocks() throws Exception {
        Copy copy = duties(file("google.ics"));
        assertThat(shown(copy))
                .containsExactly(
                        "2026-12-24T00:00 2026-12-27T00:00 linus",
                        "2027-03-15T08:00Z 2027-03-16T08:00Z ada",
                        // Not the 22nd, which was taken out; the clocks change on the 28th.
                        "2027-03-29T07:00Z 2027-03-30T07:00Z ada",
                        // Moved, and others have it.
                        "2027-04-05T10:00Z 2027-04-06T07:00Z grace+linus",
                        "2027-04-12T07:00Z 2027-04-13T07:00Z ada");
        assertThat(copy.unmatched()).containsExactly("Team lunch");
    }

    @Test
    void outlooksOwnZonesAreUnderstoodAndAttendeesStandInForTheSummary() throws Exception {
        assertThat(shown(duties(file("outlook.ics"))))
                .containsExactly(
                        "2026-11-02T17:00Z 2026-11-03T01:30Z grace",
                        "2026-11-09T17:00Z 2026-11-10T01:30Z grace",
                        "2026-11-16T18:00Z 2026-11-17T02:30Z grace",
                        "2027-03-13T02:00Z 2027-03-13T14:00Z ada",
                        // An hour shorter: the clocks are set forward in this night.
                        "2027-03-14T02:00Z 2027-03-14T13:00Z ada",
                        "2027-03-15T01:00Z 2027-03-15T13:00Z ada");
    }

    @Test
    void applesNightIsLongerWhereTheClocksAreSetBackAndUntilIsIncluded() throws Exception {
        assertThat(shown(duties(file("apple.ics"))))
                .containsExactly(
                        "2026-11-01T02:00Z 2026-11-01T11:00Z ada+grace",
                        "2026-11-02T03:00Z 2026-11-02T11:00Z ada+grace",
                        "2026-12-03T22:00 2026-12-04T06:00 grace",
                        "2027-01-01T00:00 2027-01-02T00:00 linus",
                        "2027-01-31T00:00 2027-02-01T00:00 linus",
                        "2027-03-31T00:00 2027-04-01T00:00 linus");
    }

    @Test
    void whatSaysAwayIsAnAbsenceAndNothingElseIsKept() throws Exception {
        Copy copy = IcalReader.absences(file("away.ics"), NOW);
        assertThat(shown(copy))
                .containsExactly(
                        "2026-12-01T00:00 2026-12-03T00:00 ",
                        "2026-12-07T09:00Z 2026-12-07T12:00Z ",
                        "2026-12-09T09:00Z 2026-12-09T12:00Z ",
                        "2026-12-10T00:00 2026-12-11T00:00 ");
        assertThat(copy.unmatched()).isEmpty();
    }

    /// The start is at 02:30 of the day on which Berlin's clocks change.
    @ParameterizedTest
    @CsvSource({
        // Left out: right after the change.
        "20270328T023000,20270328T120000,2027-03-28T01:00Z 2027-03-28T10:00Z ada",
        // Comes twice: begins the first time.
        "20261025T023000,20261025T120000,2026-10-25T00:30Z 2026-10-25T11:00Z ada",
        // And ends the last time.
        "20261024T180000,20261025T023000,2026-10-24T16:00Z 2026-10-25T01:30Z ada"
    })
    void timesOfAChangeOfTheClocksLeaveNoHole(String start, String end, String expected)
            throws Exception {
        assertThat(
                        shown(
                                duties(
                                        event(
                                                "DTSTART;TZID=Europe/Berlin:" + start,
                                                "DTEND;TZID=Europe/Berlin:" + end,
                                                "SUMMARY:ada"))))
                .containsExactly(expected);
    }

    @Test
    void onlyWhatLiesFromAHundredDaysAgoToFourHundredAheadIsKept() throws Exception {
        Copy copy = duties(event("DTSTART;VALUE=DATE:19990101", "RRULE:FREQ=DAILY", "SUMMARY:ada"));
        assertThat(copy.events()).hasSize(501);
        assertThat(copy.events().getFirst().start()).isEqualTo("2026-08-14T00:00");
    }

    @Test
    void ofTwoVersionsOfAnEventTheLaterCounts() throws Exception {
        String two =
                event(
                                        "SEQUENCE:1",
                                        "DTSTART:20261201T080000Z",
                                        "DTEND:20261201T090000Z",
                                        "SUMMARY:ada")
                                .replace("END:VCALENDAR\r\n", "")
                        + "BEGIN:VEVENT\r\n"
                        + "UID:1\r\n"
                        + "SEQUENCE:0\r\n"
                        + "DTSTART:20261202T080000Z\r\n"
                        + "DTEND:20261202T090000Z\r\n"
                        + "SUMMARY:grace\r\n"
                        + "END:VEVENT\r\n"
                        + "END:VCALENDAR\r\n";
        assertThat(shown(duties(two))).containsExactly("2026-12-01T08:00Z 2026-12-01T09:00Z ada");
    }

    @Test
    void ourOwnCalendarsCanBeRead() throws Exception {
        assertThat(
                        shown(
                                duties(
                                        event(
                                                "DTSTART:20261201T080000Z",
                                                "DTEND:20261201T090000Z",
                                                "SUMMARY:Grace Hopper\\, ada · platform"
                                                        + " (primary)"))))
                .containsExactly("2026-12-01T08:00Z 2026-12-01T09:00Z grace+ada");
    }

    @Test
    void anEventWithoutAStartOrALengthPutsNobodyOnCall() throws Exception {
        assertThat(duties(event("DTSTART:soon", "SUMMARY:ada")).events()).isEmpty();
        assertThat(duties(event("SUMMARY:ada")).unmatched()).containsExactly("ada");
        assertThat(duties(event("DTSTART:20261201T080000Z", "SUMMARY:ada")).events()).isEmpty();
    }

    @Test
    void aZoneThatNobodyKnowsIsNoReasonToGuess() {
        assertThatThrownBy(
                        () ->
                                duties(
                                        event(
                                                "DTSTART;TZID=Middle Earth:20261201T080000",
                                                "DTEND;TZID=Middle Earth:20261201T090000",
                                                "SUMMARY:ada")))
                .isInstanceOf(NoCalendar.class)
                .hasMessageContaining("\"Middle Earth\"");
    }

    @Test
    void whatIsNoCalendarIsSaidToBeNone() {
        assertThatThrownBy(() -> duties("<!doctype html><title>Sign in</title>"))
                .isInstanceOf(NoCalendar.class)
                .hasMessageContaining("<!doctype html>")
                .hasMessageContaining(".ics");
        assertThatThrownBy(() -> duties("")).isInstanceOf(NoCalendar.class);
    }

    @Test
    void rulesThatRepeatTooOftenAreRefused() {
        for (String rule : new String[] {"SECONDLY", "MINUTELY"}) {
            assertThatThrownBy(
                            () ->
                                    duties(
                                            event(
                                                    "DTSTART:20261201T080000Z",
                                                    "DURATION:PT1H",
                                                    "RRULE:FREQ=" + rule,
                                                    "SUMMARY:ada")))
                    .isInstanceOf(NoCalendar.class)
                    .hasMessageContaining("\"ada\"");
        }
        assertThatThrownBy(
                        () ->
                                duties(
                                        event(
                                                "DTSTART:20260901T080000Z",
                                                "DURATION:PT1M",
                                                "RRULE:FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50",
                                                "SUMMARY:ada")))
                .isInstanceOf(NoCalendar.class)
                .hasMessageContaining("more than 20000 events");
    }

    @Test
    void rulesThatNeverHappenEnd() throws Exception {
        assertThat(
                        duties(
                                        event(
                                                "DTSTART;VALUE=DATE:20261201",
                                                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                                                "SUMMARY:ada"))
                                .events())
                .hasSize(1);
    }

    @Test
    void garbageOfAnyKindIsReadOrRefusedAndNothingElse() throws Exception {
        for (String name : new String[] {"google.ics", "outlook.ics", "apple.ics", "away.ics"}) {
            String text = file(name);
            for (int cut = 0; cut < text.length(); cut += 37) {
                String broken =
                        text.substring(0, cut) + "\u0000;:,\"" + text.substring(cut + cut % 11);
                try {
                    assertThat(duties(broken).events()).hasSizeLessThan(100);
                } catch (NoCalendar e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }

    @Test
    void nestingWithoutEndIsNoHarm() throws Exception {
        String deep = "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(100_000);
        assertThat(duties(deep).events()).isEmpty();
    }
}
