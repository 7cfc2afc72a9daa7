// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static dev.watchfire.engine.decision.PagingHouse.configuration;
import static dev.watchfire.engine.decision.PagingHouse.pages;
import static dev.watchfire.engine.decision.PagingHouse.person;
import static dev.watchfire.engine.decision.PagingHouse.scenario;
import static dev.watchfire.engine.decision.PagingHouse.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.engine.service.Services;
import dev.watchfire.engine.service.Team;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A week in which something of each severity breaks at half past every hour, for teams that work
/// from nine to six in their zone, and want P2 in that time only.
final class SeverityWeekTest {
    private static final Duration STEP = Duration.ofDays(30);

    @ParameterizedTest
    @CsvSource({
        "Asia/Seoul, 2027-03-08",
        // The clocks go forward on the Sunday of these weeks.
        "America/Los_Angeles, 2027-03-08",
        "Europe/Berlin, 2027-03-22"
    })
    void everySeverityLeavesWhenItsRuleSays(ZoneId zone, LocalDate monday) {
        Instant begin = monday.atStartOfDay(zone).toInstant();
        Instant end = monday.plusDays(7).atStartOfDay(zone).toInstant();
        Scenario s = scenario(house(zone), "ada:push");
        s.pass(Duration.between(s.now(), begin.plus(Duration.ofMinutes(30))));
        while (s.now().isBefore(end)) {
            for (Severity severity : Severity.values()) {
                s.send(new Command.Ingest(List.of(alert(s.now(), severity))));
            }
            Instant next = s.now().plus(Duration.ofHours(1));
            s.pass(Duration.between(s.now(), next));
        }
        s.pass(Duration.ofDays(15));

        List<Page> pages = pages(s);
        assertThat(pages).hasSizeGreaterThanOrEqualTo(5 * 167);
        Map<Instant, Integer> digests = new TreeMap<>();
        for (Page page : pages) {
            ZonedDateTime opened = page.openedAt().atZone(zone);
            switch (page.severity()) {
                case P1 -> leaves(page, opened);
                case P2, P3 -> leaves(page, works(opened) ? opened : workBegins(opened));
                case P4 -> digests.merge(nine(opened, false).toInstant(), 1, Integer::sum);
                case P5 -> digests.merge(nine(opened, true).toInstant(), 1, Integer::sum);
            }
        }
        assertThat(digests(s)).isEqualTo(digests);
    }

    private static void leaves(Page page, ZonedDateTime expected) {
        Instant asked = page.asked().getFirst().at();
        assertThat(Duration.between(expected, asked.atZone(expected.getZone())))
                .as(
                        "%s opened %s, asked %s, expected %s",
                        page.severity(), page.openedAt(), asked, expected)
                .isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    private static boolean works(ZonedDateTime at) {
        return at.getDayOfWeek().getValue() <= 5 && at.getHour() >= 9 && at.getHour() < 18;
    }

    private static ZonedDateTime workBegins(ZonedDateTime after) {
        ZonedDateTime nine = nine(after, false);
        while (nine.getDayOfWeek().getValue() > 5) {
            nine = nine.plusDays(1);
        }
        return nine;
    }

    private static ZonedDateTime nine(ZonedDateTime after, boolean onMonday) {
        ZonedDateTime nine = after.toLocalDate().atTime(9, 0).atZone(after.getZone());
        while (!nine.isAfter(after) || onMonday && nine.getDayOfWeek() != DayOfWeek.MONDAY) {
            nine = nine.plusDays(1);
        }
        return nine;
    }

    /// How many pages the digests told of, by when they left.
    private static Map<Instant, Integer> digests(Scenario s) {
        Map<Instant, Integer> digests = new TreeMap<>();
        for (String message : s.messages) {
            if (message.contains(" digest")) {
                String[] words = message.split("s | ", -1);
                Instant at = Scenario.START.plusSeconds(Long.parseLong(words[0]));
                int many = message.contains(" of ") ? Integer.parseInt(words[words.length - 1]) : 1;
                digests.merge(at, many, Integer::sum);
            }
        }
        return digests;
    }

    private static IncomingAlert alert(Instant now, Severity severity) {
        return Scenario.alert(
                now.plus(STEP), "a", now + " " + severity, "severity", severity.name());
    }

    private static Configuration house(ZoneId zone) {
        BusinessHours office =
                new BusinessHours(
                        "office",
                        zone,
                        List.of(
                                new BusinessHours.Window(
                                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                        LocalTime.of(9, 0),
                                        LocalTime.of(18, 0))),
                        List.of());
        SeverityPolicy usual = SeverityPolicy.DEFAULT;
        SeverityPolicy severities =
                new SeverityPolicy(
                        usual.labels(),
                        usual.mapping(),
                        usual.otherwise(),
                        usual.levels(),
                        Map.of("team", Map.of(Severity.P2, SeverityPolicy.Manner.BUSINESS_HOURS)),
                        usual.zone(),
                        usual.digestAt(),
                        usual.reviewOn());
        EscalationPolicy policy =
                new EscalationPolicy(
                        "p",
                        "",
                        "team",
                        List.of(step(STEP, person("ada"))),
                        0,
                        0,
                        Duration.ZERO,
                        Duration.ofMinutes(5),
                        List.of());
        Configuration usually =
                configuration(
                        policy,
                        severities,
                        new Organization(
                                List.of(new Team("team", null, null, "office", "")),
                                Services.NONE,
                                List.of(office),
                                List.of()));
        return new Configuration(
                // What goes on is not looked at again and again.
                Scenario.quick(usually.route(), STEP),
                usually.receivers(),
                List.of(),
                Map.of(),
                usually.resolveTimeout(),
                usually.hash(),
                "",
                List.of(),
                List.of(),
                usually.organization(),
                null,
                usually.paging());
    }
}
