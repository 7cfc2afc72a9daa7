// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static dev.watchfire.engine.decision.PagingHouse.MINUTE;
import static dev.watchfire.engine.decision.PagingHouse.configuration;
import static dev.watchfire.engine.decision.PagingHouse.page;
import static dev.watchfire.engine.decision.PagingHouse.pages;
import static dev.watchfire.engine.decision.PagingHouse.person;
import static dev.watchfire.engine.decision.PagingHouse.policy;
import static dev.watchfire.engine.decision.PagingHouse.scenario;
import static dev.watchfire.engine.decision.PagingHouse.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.calendar.BusinessHours;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.engine.service.Service;
import dev.watchfire.engine.service.Services;
import dev.watchfire.engine.service.Team;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is spared people: floods, what can wait, what another message says. Time begins on a Sunday
/// at 10:00 UTC.
final class KindDeliveryTest {
    private static final EscalationPolicy ADA = policy(step(Duration.ofHours(9), person("ada")));

    private static void burn(Scenario s, int from, int to, String severity) {
        List<IncomingAlert> alerts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            alerts.add(
                    Scenario.alert(
                            s.now().plus(Duration.ofDays(30)),
                            "a",
                            "" + i,
                            "i",
                            "" + i,
                            "severity",
                            severity));
        }
        s.send(new Command.Ingest(alerts));
    }

    @Test
    void aStormIsOneMessageAndOneDigest() {
        Scenario s = scenario(configuration(ADA), "ada:sms");
        burn(s, 0, 10_000, "critical");
        s.pass(MINUTE.multipliedBy(5));
        assertThat(s.messages).containsExactly("0s ada sms page", "60s ada sms page of 9999");
        assertThat(pages(s))
                .hasSize(10_000)
                .allMatch(
                        p ->
                                p.asked().getFirst().rings().getFirst().status()
                                        == Page.Ring.Status.SENT);
    }

    @Test
    void whatSomebodyTookLeavesTheBundle() {
        Scenario s = scenario(configuration(ADA), "ada:sms");
        burn(s, 0, 4, "critical");
        s.pass(Duration.ofSeconds(10));
        s.send(new PagingCommand.ActOnPage(pages(s).get(2).id(), PageAction.ACKNOWLEDGE, "x", ""));
        s.pass(MINUTE.multipliedBy(2));
        assertThat(s.messages).containsExactly("0s ada sms page", "60s ada sms page of 2");
    }

    @Test
    void aBundleOfWhichNothingIsLeftIsNotSent() {
        Scenario s = scenario(configuration(ADA), "ada:sms");
        burn(s, 0, 2, "critical");
        s.pass(Duration.ofSeconds(10));
        s.send(new PagingCommand.ActOnPage(pages(s).get(1).id(), PageAction.RESOLVE, "x", ""));
        s.pass(MINUTE.multipliedBy(2));
        assertThat(s.messages).containsExactly("0s ada sms page");
    }

    @Test
    void limitsOutliveARestart() {
        Scenario s = scenario(configuration(ADA), "ada:voice");
        burn(s, 0, 1, "critical");
        s.pass(Duration.ofSeconds(5));
        s.restart(Duration.ofSeconds(5));
        burn(s, 1, 2, "critical");
        s.pass(MINUTE.multipliedBy(2));
        assertThat(s.messages).containsExactly("0s ada voice page", "60s ada voice page");
    }

    @Test
    void tiersLimitWhatAQuarterOfAnHourBrings() {
        Scenario s = scenario(configuration(ADA), "ada:voice");
        for (int i = 0; i < 40; i++) {
            burn(s, i, i + 1, "critical");
            s.pass(Duration.ofSeconds(61));
        }
        assertThat(s.messages.stream().filter(m -> seconds(m) < 900)).hasSize(3);
        assertThat(s.messages.stream().filter(m -> seconds(m) < 1800)).hasSize(6);
    }

    private static long seconds(String message) {
        return Long.parseLong(message.substring(0, message.indexOf('s')));
    }

    @Test
    void theFirstOfAServiceSkipsTheQueue() {
        Services services = new Services(List.of(service("shop", "1"), service("bank", "2")));
        Organization organization = new Organization(List.of(), services, List.of(), List.of());
        Scenario s = scenario(configuration(ADA, SeverityPolicy.DEFAULT, organization), "ada:sms");
        burn(s, 1, 2, "critical");
        s.pass(Duration.ofSeconds(5));
        burn(s, 2, 3, "critical");
        s.pass(Duration.ofSeconds(5));
        burn(s, 3, 4, "critical");
        s.pass(MINUTE.multipliedBy(2));
        assertThat(s.messages)
                .containsExactly("0s ada sms page", "5s ada sms page", "65s ada sms page");
    }

    private static Service service(String name, String group) {
        return new Service(
                name,
                name,
                "",
                "team",
                1,
                List.of(),
                List.of(Scenario.eq("a", group)),
                null,
                null,
                List.of(),
                null,
                null);
    }

    @Test
    void theSameNumberOfTwoPeopleRingsOnce() {
        Scenario s =
                scenario(
                        configuration(
                                policy(step(Duration.ofHours(9), person("ada"), person("lin")))),
                        "ada:",
                        "lin:");
        for (String name : List.of("ada", "lin")) {
            s.send(
                    new PagingCommand.AddMethod(
                            name, name + "-1", "voice", "+8225551234", "office", true, name));
        }
        burn(s, 0, 1, "critical");
        s.pass(MINUTE);
        assertThat(s.messages).containsExactly("0s ada voice page");
        assertThat(page(s).asked().get(1).rings().getFirst().status())
                .isEqualTo(Page.Ring.Status.SKIPPED);
    }

    @Test
    void quietHoursHoldWhatDoesNotBreakThem() {
        Scenario s = scenario(configuration(ADA, atOnce(), Organization.NONE), "ada:sms");
        s.send(
                new PagingCommand.SaveRules(
                        "ada",
                        new Wish(
                                true,
                                "ko",
                                ZoneId.of("Asia/Seoul"),
                                List.of(
                                        new Person.Window(
                                                Set.of(),
                                                LocalTime.of(18, 0),
                                                LocalTime.of(20, 0))),
                                List.of(),
                                ""),
                        "ada"));
        burn(s, 0, 1, "warning");
        burn(s, 1, 2, "critical");
        s.pass(Duration.ofHours(2));
        // 10:00 UTC is 19:00 in Seoul.
        assertThat(s.messages).containsExactly("0s ada sms page", "3600s ada sms page");
    }

    private static SeverityPolicy atOnce() {
        return new SeverityPolicy(
                SeverityPolicy.DEFAULT.labels(),
                SeverityPolicy.DEFAULT.mapping(),
                Severity.P3,
                SeverityPolicy.DEFAULT.levels(),
                Map.of("", Map.of(Severity.P3, SeverityPolicy.Manner.AT_ONCE)),
                ZoneId.of("UTC"),
                LocalTime.of(9, 0),
                DayOfWeek.MONDAY);
    }

    private static Configuration office(String zone) {
        BusinessHours office =
                new BusinessHours(
                        "office",
                        ZoneId.of(zone),
                        List.of(
                                new BusinessHours.Window(
                                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                        LocalTime.of(9, 0),
                                        LocalTime.of(18, 0))),
                        List.of());
        Team team = new Team("team", null, null, "office", "");
        EscalationPolicy policy =
                new EscalationPolicy(
                        "p",
                        "",
                        "team",
                        ADA.steps(),
                        0,
                        0,
                        Duration.ZERO,
                        Duration.ofMinutes(5),
                        List.of());
        return configuration(
                policy,
                SeverityPolicy.DEFAULT,
                new Organization(List.of(team), Services.NONE, List.of(office), List.of()));
    }

    @Test
    void whatCanWaitIsHeldUntilTheTeamWorks() {
        for (String zone : List.of("Asia/Seoul", "Europe/Berlin", "America/Los_Angeles")) {
            Scenario s = scenario(office(zone), "ada:sms");
            burn(s, 0, 1, "warning");
            s.pass(Duration.ofHours(48));
            long opens =
                    Duration.between(
                                    Scenario.START,
                                    java.time.ZonedDateTime.of(
                                                    2026, 11, 23, 9, 0, 0, 0, ZoneId.of(zone))
                                            .toInstant())
                            .toSeconds();
            assertThat(s.messages).as(zone).containsExactly(opens + "s ada sms page");
        }
    }

    @Test
    void lesserThingsComeInOneDigestADayAndOneReviewAWeek() {
        Scenario s = scenario(office("UTC"), "ada:sms");
        burn(s, 0, 3, "low");
        burn(s, 3, 5, "debug");
        s.pass(Duration.ofDays(9));
        // Monday, 09:00: both; nothing is told twice.
        assertThat(s.messages)
                .containsExactlyInAnyOrder(
                        "82800s ada sms digest of 3", "82800s ada sms digest of 2");
        assertThat(pages(s)).hasSize(5).allMatch(p -> p.state() == Page.State.HELD);
    }

    @Test
    void whatGrowsWorseWhileItIsHeldLeaves() {
        Scenario s = scenario(office("UTC"), "ada:sms");
        burn(s, 0, 1, "low");
        s.pass(MINUTE);
        s.send(
                new Command.Ingest(
                        List.of(
                                Scenario.alert(
                                        s.now().plus(Duration.ofDays(9)),
                                        "a",
                                        "0",
                                        "i",
                                        "worse",
                                        "severity",
                                        "critical"))));
        s.pass(MINUTE.multipliedBy(6));
        assertThat(s.messages).hasSize(1).allMatch(m -> m.endsWith("ada sms page"));
    }

    @Test
    void aSilenceWhileItClimbsHoldsItUntilTheSilenceEnds() {
        Scenario s =
                scenario(
                        configuration(
                                policy(
                                        step(MINUTE.multipliedBy(2), person("ada")),
                                        step(MINUTE.multipliedBy(2), person("lin")))),
                        "ada:push",
                        "lin:push");
        burn(s, 0, 1, "critical");
        s.pass(MINUTE);
        s.silence(Duration.ZERO, MINUTE.multipliedBy(10), Scenario.eq("a", "0"));
        s.pass(MINUTE.multipliedBy(9));
        assertThat(s.messages).containsExactly("0s ada push page");
        s.pass(MINUTE.multipliedBy(2));
        assertThat(s.messages).hasSize(2).contains("600s lin push page");
    }
}
