// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static dev.watchfire.engine.decision.PagingHouse.MINUTE;
import static dev.watchfire.engine.decision.PagingHouse.configuration;
import static dev.watchfire.engine.decision.PagingHouse.person;
import static dev.watchfire.engine.decision.PagingHouse.policy;
import static dev.watchfire.engine.decision.PagingHouse.scenario;
import static dev.watchfire.engine.decision.PagingHouse.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Wish;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Pages while nothing that people have reaches them.
final class PagingOutageTest {
    private static final Duration WAIT = MINUTE.multipliedBy(5);

    private static Scenario house(int repeats) {
        return scenario(
                configuration(
                        policy(
                                repeats,
                                Duration.ZERO,
                                step(WAIT, person("ada")),
                                step(WAIT, person("lin")))),
                "ada:push,sms",
                "lin:voice");
    }

    private static void refuseAll(Scenario s) {
        s.always.put("push", Outcome.REFUSED);
        s.always.put("sms", Outcome.REFUSED);
        s.always.put("voice", Outcome.REFUSED);
    }

    private static void burn(Scenario s) {
        s.send(
                new Command.Ingest(
                        List.of(
                                Scenario.alert(
                                        s.now().plus(Duration.ofDays(1)),
                                        "a",
                                        "1",
                                        "i",
                                        "1",
                                        "severity",
                                        "critical"))));
        s.pass(Duration.ofSeconds(1));
    }

    private static List<Long> stepsAt(Scenario s, int step) {
        return s.facts.stream()
                .filter(f -> f instanceof PagingFact.PageAsked asked && asked.step() == step)
                .map(f -> (long) ((PagingFact.PageAsked) f).round())
                .toList();
    }

    @Test
    void whereEveryMeansOfEverybodyFailsTheFallbackIsToldAtOnce() {
        Scenario s = house(0);
        refuseAll(s);
        burn(s);
        assertThat(s.messages).contains("0s chat webhook page");
    }

    @Test
    void whereEverythingIsTriedInVainForAMinuteTheFallbackIsToldBesideIt() {
        Scenario s = house(0);
        s.always.put("push", Outcome.RETRYABLE);
        s.always.put("sms", Outcome.RETRYABLE);
        s.always.put("voice", Outcome.RETRYABLE);
        burn(s);
        s.pass(MINUTE.multipliedBy(4));
        assertThat(s.messages).filteredOn(m -> m.endsWith("chat webhook page")).hasSize(1);
    }

    @Test
    void theFallbackIsNotToldWhereSomethingArrived() {
        Scenario s = house(1);
        s.always.put("push", Outcome.REFUSED);
        s.always.put("voice", Outcome.REFUSED);
        burn(s);
        s.pass(Duration.ofHours(1));
        assertThat(s.messages).noneMatch(m -> m.contains("chat"));
    }

    @Test
    void aRoundThatReachedNobodyDoesNotUseUpTheOthersInTheSameMoment() {
        Scenario s = house(2);
        refuseAll(s);
        burn(s);
        assertThat(stepsAt(s, 0)).containsExactly(0L);
        s.pass(WAIT.plusSeconds(1));
        assertThat(stepsAt(s, 0)).containsExactly(0L, 1L);
    }

    @Test
    void whoComesBackIsPagedByTheNextRound() {
        Scenario s = house(2);
        refuseAll(s);
        burn(s);
        s.always.clear();
        s.messages.clear();
        s.pass(WAIT.plusSeconds(1));
        assertThat(s.messages).anyMatch(m -> m.endsWith("ada push page"));
    }

    @Test
    void whoIsAskedAnewWhileAMessageOfThePageWaitsIsStillTold() {
        Scenario s = house(0);
        s.always.put("push", Outcome.RETRYABLE);
        burn(s);
        s.send(
                new PagingCommand.ActOnPage(
                        PagingHouse.page(s).id(),
                        PageAction.REASSIGN,
                        "boss",
                        "web",
                        null,
                        "",
                        null,
                        List.of(person("ada")),
                        null));
        s.always.clear();
        s.pass(MINUTE);
        assertThat(s.messages).filteredOn(m -> m.endsWith("ada push page")).hasSize(1);
    }

    @Test
    void whoLeavesBeforeTheirQuietHoursEndLeavesThePageToTheNext() {
        Scenario s = house(0);
        s.send(
                new PagingCommand.SaveRules(
                        "ada",
                        new Wish(
                                true,
                                "en",
                                ZoneOffset.UTC,
                                List.of(
                                        new Person.Window(
                                                Set.of(), LocalTime.of(9, 0), LocalTime.of(11, 0))),
                                List.of(),
                                ""),
                        "ada"));
        s.send(
                new PagingCommand.OpenPage(
                        Page.Origin.PERSON, "p", "x", "", Severity.P3, "", "", "lin", "web"));
        s.always.put("voice", Outcome.REFUSED);
        s.send(
                new PagingCommand.KnowPeople(
                        List.of(
                                new PagingCommand.KnowPeople.Known(
                                        "lin", true, false, List.of(), "", "", ""))));
        s.pass(Duration.ofHours(2));
        assertThat(s.messages).anyMatch(m -> m.endsWith("chat webhook page"));
    }

    @Test
    void aResponderWhoCannotBeReachedDoesNotStopAPageThatIsHeld() {
        Scenario s = house(0);
        s.send(
                new PagingCommand.OpenPage(
                        Page.Origin.PROGRAM, "p", "x", "", Severity.P5, "", "", "ci", "api"));
        assertThat(PagingHouse.page(s).state()).isEqualTo(Page.State.HELD);
        s.send(
                new PagingCommand.ActOnPage(
                        PagingHouse.page(s).id(),
                        PageAction.ADD_RESPONDER,
                        "boss",
                        "web",
                        null,
                        "",
                        null,
                        List.of(person("gone")),
                        null));
        s.pass(Duration.ofSeconds(1));
        assertThat(s.messages).anyMatch(m -> m.endsWith("ada push page"));
    }
}
