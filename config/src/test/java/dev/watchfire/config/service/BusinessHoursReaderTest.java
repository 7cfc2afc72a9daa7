// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.calendar.Holiday;
import dev.watchfire.engine.calendar.Holidays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BusinessHoursReaderTest {
    private static final String START = "route: {receiver: a}\nreceivers: [{name: a}]\n";

    private static List<String> of(Holidays calendar, int year) {
        return calendar.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
                .map(h -> h.date() + " " + h.name().english())
                .toList();
    }

    @Test
    void anOfficeIsClosedOnTheHolidaysOfItsCalendars() {
        BusinessHours hours =
                Texts.accepted(
                                """
                                holidays:
                                - {name: kr, built_in: kr}
                                - name: ours
                                  days:
                                  - {date: 2026-11-24, name: Anniversary, name_ko: 창립일}
                                  - {date: 12-24}
                                business_hours:
                                - name: seoul-office
                                  zone: Asia/Seoul
                                  hours:
                                  - {days: ['mon:fri'], from: "09:00", to: "18:00"}
                                  - {from: "22:00", to: "02:00"}
                                  holidays: [kr, ours]
                                """)
                        .organization()
                        .businessHours("seoul-office");
        assertThat(hours).isNotNull();
        assertThat(hours.isOpen(Instant.parse("2026-11-23T03:00:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-24T03:00:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-12-24T03:00:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-12-25T03:00:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-11-22T14:00:00Z"))).isTrue();
        Holiday day = hours.holidaysOn(LocalDate.parse("2026-11-24")).getFirst();
        assertThat(day.name().korean()).isEqualTo("창립일");
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() {
        assertThat(
                        Texts.refused(
                                """
                                holidays:
                                - {name: kr, built_in: kp}
                                - {name: ours, days: [{date: 2026-02-30}, {date: soon}, {name: x}]}
                                - {name: none}
                                - {name: two, built_in: kr, file: x.ics}
                                business_hours:
                                - name: office
                                  zone: Asia/Soul
                                  hours: [{from: "9", to: "18:00"}]
                                  holidays: [our]
                                - {name: empty, zone: UTC}
                                teams: [{name: t, business_hours: offic}]
                                """))
                .anyMatch(l -> l.contains("expected kr, got \"kp\"") || l.contains("got \"kp\""))
                .anyMatch(l -> l.contains("got \"2026-02-30\""))
                .anyMatch(l -> l.contains("got \"soon\""))
                .anyMatch(l -> l.contains("missing date, such as \"2026-12-31\""))
                .anyMatch(l -> l.contains("a calendar of holidays needs built_in, days or file"))
                .anyMatch(l -> l.contains("built_in & file"))
                .anyMatch(l -> l.contains("unknown zone \"Asia/Soul\"; did you mean"))
                .anyMatch(l -> l.contains("expected a time of day such as \"09:00\", got \"9\""))
                .anyMatch(
                        l ->
                                l.equals(
                                        "f:12:14: business_hours[0].holidays: undefined calendar of"
                                                + " holidays \"our\"; did you mean \"ours\"?"))
                .anyMatch(l -> l.contains("missing hours, such as"))
                .anyMatch(
                        l ->
                                l.contains(
                                        "undefined business hours \"offic\"; did you mean"
                                                + " \"office\"?"));
    }

    @Test
    void aFileOfHolidaysStandsBesideTheConfiguration(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("days.ics"),
                """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261224
                DTEND;VALUE=DATE:20261227
                SUMMARY:Winter\\, with a name that is
                  folded
                BEGIN:VALARM
                SUMMARY:An alarm
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20200405
                RRULE:FREQ=YEARLY
                SUMMARY:Founding
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20261201T100000Z
                SUMMARY:A meeting
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261202
                STATUS:CANCELLED
                END:VEVENT
                END:VCALENDAR
                """
                        .replace("\n", "\r\n"));
        Path file = folder.resolve("watchfire.yml");
        Files.writeString(file, START + "holidays: [{name: ours, file: days.ics}]\n");
        ReadResult result = ConfigurationReader.readFile(file, ReadOptions.DEFAULT);
        assertThat(result).isInstanceOf(ReadResult.Accepted.class);
        Holidays ours =
                ((ReadResult.Accepted) result).configuration().organization().holidays("ours");
        assertThat(ours).isNotNull();
        assertThat(of(ours, 2026))
                .containsExactly(
                        "2026-04-05 Founding",
                        "2026-12-24 Winter, with a name that is folded",
                        "2026-12-25 Winter, with a name that is folded",
                        "2026-12-26 Winter, with a name that is folded");
        assertThat(of(ours, 2019)).isEmpty();
        assertThat(result.warningReport()).contains("2 events of").contains("no holidays here");
    }

    @Test
    void aFileThatIsNoCalendarIsRefusedWithoutItsText(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("days.ics"), "password: a-secret\n");
        Path file = folder.resolve("watchfire.yml");
        Files.writeString(file, START + "holidays: [{name: ours, file: days.ics}]\n");
        ReadResult result = ConfigurationReader.readFile(file, ReadOptions.DEFAULT);
        assertThat(((ReadResult.Refused) result).report())
                .contains("it does not begin with BEGIN:VCALENDAR")
                .doesNotContain("a-secret");
    }

    @Test
    void aFileThatIsMissingIsAWarning(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("watchfire.yml");
        Files.writeString(file, START + "holidays: [{name: ours, file: days.ics}]\n");
        ReadResult result = ConfigurationReader.readFile(file, ReadOptions.DEFAULT);
        assertThat(result).isInstanceOf(ReadResult.Accepted.class);
        assertThat(result.warningReport()).contains("cannot read the file");
    }

    @Test
    void theConsoleNamesNoFiles(@TempDir Path folder) {
        ReadResult result =
                new ConfigurationReader(ReadOptions.DEFAULT.from("f", folder))
                        .read(
                                START.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                "holidays: [{name: ours, file: /etc/passwd}]\n");
        assertThat(((ReadResult.Refused) result).report())
                .contains("only the configuration file may name files; list the days here");
    }

    @Test
    void aScheduleNamesCalendarsThatAreThere() {
        String schedule =
                """
                schedules:
                - name: s
                  zone: UTC
                  holidays: [kr]
                  layers: [{name: l, start: 2026-01-01, turns: [a]}]
                """;
        assertThat(Texts.refused(schedule))
                .singleElement()
                .asString()
                .contains("undefined calendar of holidays \"kr\"");
        assertThat(Texts.warnings("holidays: [{name: kr, built_in: kr}]\n" + schedule)).isEmpty();
    }
}
