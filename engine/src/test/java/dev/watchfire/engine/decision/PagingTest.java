// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static dev.watchfire.engine.decision.PagingHouse.MINUTE;
import static dev.watchfire.engine.decision.PagingHouse.act;
import static dev.watchfire.engine.decision.PagingHouse.configuration;
import static dev.watchfire.engine.decision.PagingHouse.page;
import static dev.watchfire.engine.decision.PagingHouse.pages;
import static dev.watchfire.engine.decision.PagingHouse.person;
import static dev.watchfire.engine.decision.PagingHouse.policy;
import static dev.watchfire.engine.decision.PagingHouse.scenario;
import static dev.watchfire.engine.decision.PagingHouse.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.State;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How pages climb, and what stops them. A P1 alert of the label `a` pages at once.
final class PagingTest {
    private final Scenario s =
            scenario(
                    configuration(
                            policy(
                                    step(MINUTE.multipliedBy(5), person("ada")),
                                    step(MINUTE.multipliedBy(10), person("grace")))),
                    "ada:push,sms",
                    "grace:push",
                    "lin:voice");

    private static void burn(Scenario s, String severity) {
        burn(s, "1", severity);
        s.pass(Duration.ofSeconds(1));
    }

    /// An alert that needs no repeat to go on.
    private static void burn(Scenario s, String group, String severity) {
        s.send(
                new Command.Ingest(
                        List.of(
                                Scenario.alert(
                                        s.now().plus(Duration.ofDays(9)),
                                        "a",
                                        group,
                                        "i",
                                        group,
                                        "severity",
                                        severity))));
    }

    @Test
    void theWorstIsPagedWithoutWaitingForItsGroup() {
        burn(s, "critical");
        assertThat(s.messages).containsExactly("0s ada push page");
        assertThat(page(s).severity()).isEqualTo(Severity.P1);
    }

    @Test
    void eachStepFiresWhenThoseBeforeDidNotAnswer() {
        burn(s, "critical");
        s.pass(MINUTE.multipliedBy(20));
        assertThat(s.messages)
                .containsExactly("0s ada push page", "60s ada sms page", "300s grace push page");
        assertThat(page(s).state()).isEqualTo(State.TRIGGERED);
        assertThat(page(s).climb().due()).isNull();
    }

    @Test
    void anAcknowledgeStopsEverything() {
        burn(s, "critical");
        act(s, PageAction.ACKNOWLEDGE, "ada");
        s.pass(MINUTE.multipliedBy(20));
        assertThat(s.messages).containsExactly("0s ada push page", "1s ada push page-update");
        assertThat(page(s).acknowledgedBy()).containsExactly("ada");
    }

    @Test
    void acknowledgingTenTimesAcknowledgesOnce() {
        burn(s, "critical");
        act(s, PageAction.ACKNOWLEDGE, "ada");
        long revision = page(s).revision();
        for (int i = 0; i < 10; i++) {
            Reply again = act(s, PageAction.ACKNOWLEDGE, "ada");
            assertThat(again).isEqualTo(new PagingReply.PageSaved(page(s), false));
        }
        assertThat(page(s).revision()).isEqualTo(revision);
    }

    @Test
    void whatIsResolvedStaysResolvedWhoeverAcknowledgesLate() {
        burn(s, "critical");
        act(s, PageAction.RESOLVE, "grace");
        Reply late = act(s, PageAction.ACKNOWLEDGE, "ada");
        assertThat(((PagingReply.PageSaved) late).changed()).isFalse();
        assertThat(page(s).state()).isEqualTo(State.RESOLVED);
        assertThat(act(s, PageAction.UNACKNOWLEDGE, "ada")).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void theEndOfTheAlertsEndsThePage() {
        burn(s, "critical");
        s.resolve("a", "1", "i", "1", "severity", "critical");
        s.pass(MINUTE.multipliedBy(6));
        assertThat(page(s).state()).isEqualTo(State.RESOLVED);
        assertThat(s.messages).doesNotContain("300s grace push page");
        s.pass(Duration.ofHours(2));
        assertThat(pages(s)).isEmpty();
    }

    @Test
    void aRepeatOfTheGroupPagesNobodyAgain() {
        burn(s, "critical");
        act(s, PageAction.ACKNOWLEDGE, "ada");
        s.told.clear();
        s.messages.clear();
        s.pass(MINUTE.multipliedBy(30));
        assertThat(s.messages).isEmpty();
        assertThat(pages(s)).hasSize(1);
    }

    @Test
    void anAlertThatJoinsPagesNobodyAgainUnlessItIsWorse() {
        burn(s, "warning");
        s.pass(MINUTE);
        act(s, PageAction.ACKNOWLEDGE, "ada");
        s.messages.clear();
        s.fire("a", "1", "i", "y", "severity", "warning");
        s.pass(MINUTE.multipliedBy(6));
        assertThat(s.messages).isEmpty();
        s.fire("a", "1", "i", "z", "severity", "critical");
        s.pass(MINUTE.multipliedBy(6));
        assertThat(s.messages).anyMatch(m -> m.endsWith("ada push page"));
        assertThat(page(s).severity()).isEqualTo(Severity.P1);
        assertThat(page(s).state()).isEqualTo(State.TRIGGERED);
    }

    @Test
    void whoCannotBeReachedIsPassedAtOnce() {
        Scenario nobody =
                scenario(
                        configuration(
                                policy(
                                        step(MINUTE.multipliedBy(5), person("gone")),
                                        step(MINUTE.multipliedBy(5), person("silent")),
                                        step(MINUTE.multipliedBy(5), person("grace")))),
                        "grace:push",
                        "silent:");
        burn(nobody, "critical");
        assertThat(nobody.messages).containsExactly("0s grace push page");
        assertThat(nobody.facts).filteredOn(f -> f instanceof PagingFact.PageStepPassed).hasSize(2);
    }

    @Test
    void whatReachesNobodyGoesToTheFallbackOnce() {
        Scenario nobody =
                scenario(
                        configuration(policy(3, Duration.ZERO, step(MINUTE, person("gone")))),
                        "ada:push");
        burn(nobody, "critical");
        nobody.pass(Duration.ofHours(2));
        assertThat(nobody.messages).containsExactly("0s chat webhook page");
    }

    @Test
    void whereAMeansFailsTheNextIsUsedAtOnce() {
        s.always.put("push", Outcome.REFUSED);
        burn(s, "critical");
        assertThat(s.messages).containsExactly("0s ada sms page");
    }

    @Test
    void whereEveryMeansOfAStepFailsTheNextStepFiresAtOnce() {
        Scenario two =
                scenario(
                        configuration(
                                policy(
                                        step(MINUTE.multipliedBy(5), person("ada")),
                                        step(MINUTE.multipliedBy(10), person("lin")))),
                        "ada:push,sms",
                        "lin:voice");
        two.always.put("push", Outcome.REFUSED);
        two.always.put("sms", Outcome.REFUSED);
        burn(two, "critical");
        assertThat(two.messages).containsExactly("0s lin voice page");
    }

    @Test
    void aTextMessageThatMayHaveArrivedIsNotSentAgain() {
        s.always.put("push", Outcome.REFUSED);
        s.always.put("sms", Outcome.UNKNOWN);
        burn(s, "critical");
        s.pass(MINUTE.multipliedBy(4));
        assertThat(page(s).asked().getFirst().rings())
                .filteredOn(r -> r.type().equals("sms"))
                .allMatch(r -> r.status() == Page.Ring.Status.UNKNOWN);
        assertThat(s.archive().values().stream())
                .filteredOn(e -> e instanceof Delivery d && d.integration().equals("sms"))
                .hasSize(1)
                .allMatch(e -> ((Delivery) e).attemptCount() == 1);
    }

    @Test
    void aSnoozeEndsByItself() {
        burn(s, "critical");
        act(s, PageAction.SNOOZE, "ada", s.now().plus(MINUTE.multipliedBy(30)));
        s.messages.clear();
        s.pass(MINUTE.multipliedBy(31));
        assertThat(page(s).state()).isEqualTo(State.TRIGGERED);
        assertThat(s.messages).contains("1801s ada push page");
    }

    @Test
    void anEscalationByHandNeedsAReasonAndFiresTheNextStep() {
        burn(s, "critical");
        assertThat(act(s, PageAction.ESCALATE, "ada")).isInstanceOf(Reply.Refused.class);
        act(s, PageAction.ESCALATE, "ada", null);
        assertThat(s.messages).contains("1s grace push page");
        assertThat(act(s, PageAction.ESCALATE, "ada", null)).isInstanceOf(Reply.Refused.class);
        act(s, PageAction.ESCALATE, "ada", null, person("lin"));
        assertThat(s.messages).contains("1s lin voice page");
    }

    @Test
    void aReassignmentTakesBackWhatOthersWereStillToBeTold() {
        burn(s, "critical");
        act(s, PageAction.REASSIGN, "ada", null, person("lin"));
        s.pass(MINUTE.multipliedBy(4));
        assertThat(s.messages).containsExactly("0s ada push page", "1s lin voice page");
        s.pass(MINUTE.multipliedBy(12));
        assertThat(s.messages).contains("901s grace push page");
    }

    @Test
    void whoAcknowledgedIsRemindedAndThePageBeginsAnewWithoutAnAnswer() {
        Scenario watched =
                scenario(
                        configuration(
                                policy(
                                        0,
                                        MINUTE.multipliedBy(10),
                                        step(MINUTE.multipliedBy(5), person("ada")))),
                        "ada:push");
        burn(watched, "critical");
        act(watched, PageAction.ACKNOWLEDGE, "ada");
        watched.messages.clear();
        watched.pass(MINUTE.multipliedBy(16));
        assertThat(watched.messages)
                .containsExactly(
                        "601s ada push still-at-it",
                        "901s ada push page",
                        "901s ada push page-update");
    }

    @Test
    void whoAnswersTheReminderKeepsIt() {
        Scenario watched =
                scenario(
                        configuration(
                                policy(
                                        0,
                                        MINUTE.multipliedBy(10),
                                        step(MINUTE.multipliedBy(5), person("ada")))),
                        "ada:push");
        burn(watched, "critical");
        act(watched, PageAction.ACKNOWLEDGE, "ada");
        watched.pass(MINUTE.multipliedBy(12));
        act(watched, PageAction.ACKNOWLEDGE, "ada");
        watched.pass(MINUTE.multipliedBy(6));
        assertThat(page(watched).state()).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void allOfAStepMustAcknowledgeWhereItSaysSo() {
        PolicyStep all =
                new PolicyStep(
                        PolicyStep.Level.L1,
                        PolicyStep.Path.TECHNICAL,
                        MINUTE.multipliedBy(5),
                        List.of(person("ada"), person("grace")),
                        false,
                        true,
                        PolicyStep.Unless.ACKNOWLEDGED,
                        Condition.ALWAYS,
                        null);
        Scenario both = scenario(configuration(policy(all)), "ada:push,sms", "grace:push,sms");
        burn(both, "critical");
        act(both, PageAction.ACKNOWLEDGE, "ada");
        assertThat(page(both).state()).isEqualTo(State.TRIGGERED);
        both.pass(MINUTE.multipliedBy(2));
        assertThat(both.messages)
                .containsExactly(
                        "0s ada push page",
                        "0s grace push page",
                        "1s ada push page-update",
                        "1s grace push page-update",
                        "60s grace sms page");
        act(both, PageAction.ACKNOWLEDGE, "grace");
        assertThat(page(both).state()).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void aStepUnlessResolvedFiresThoughSomebodyHasIt() {
        PolicyStep boss =
                new PolicyStep(
                        PolicyStep.Level.MANAGEMENT,
                        PolicyStep.Path.MANAGERIAL,
                        Duration.ofHours(1),
                        List.of(person("boss")),
                        false,
                        false,
                        PolicyStep.Unless.RESOLVED,
                        Condition.ALWAYS,
                        null);
        Scenario long_ =
                scenario(
                        configuration(
                                policy(
                                        step(MINUTE.multipliedBy(5), person("ada")),
                                        step(MINUTE.multipliedBy(5), person("grace")),
                                        boss)),
                        "ada:push",
                        "grace:push",
                        "boss:voice");
        burn(long_, "critical");
        act(long_, PageAction.ACKNOWLEDGE, "ada");
        long_.pass(MINUTE.multipliedBy(12));
        assertThat(long_.messages)
                .containsExactly(
                        "0s ada push page", "1s ada push page-update", "600s boss voice page");
    }

    @Test
    void aStepThatIsForOthersIsPassedAndOneThatMustNotWaitFiresAtOnce() {
        Condition worst = new Condition(Set.of(Severity.P1), "", "", true, null, 0, null);
        Condition lesser = new Condition(Set.of(Severity.P2), "", "", true, null, 0, null);
        PolicyStep boss =
                new PolicyStep(
                        PolicyStep.Level.MANAGEMENT,
                        PolicyStep.Path.MANAGERIAL,
                        Duration.ofHours(1),
                        List.of(person("boss")),
                        false,
                        false,
                        PolicyStep.Unless.ACKNOWLEDGED,
                        Condition.ALWAYS,
                        worst);
        PolicyStep second =
                new PolicyStep(
                        PolicyStep.Level.L2,
                        PolicyStep.Path.TECHNICAL,
                        Duration.ofHours(1),
                        List.of(person("grace")),
                        false,
                        false,
                        PolicyStep.Unless.ACKNOWLEDGED,
                        lesser,
                        null);
        Scenario at =
                scenario(
                        configuration(
                                policy(step(MINUTE.multipliedBy(5), person("ada")), second, boss)),
                        "ada:push",
                        "grace:push",
                        "boss:voice");
        burn(at, "critical");
        at.pass(MINUTE.multipliedBy(30));
        assertThat(at.messages).containsExactlyInAnyOrder("0s ada push page", "0s boss voice page");
    }

    @Test
    void roundRobinAsksTheNextOneEachTime() {
        PolicyStep round =
                new PolicyStep(
                        PolicyStep.Level.L1,
                        PolicyStep.Path.TECHNICAL,
                        MINUTE.multipliedBy(5),
                        List.of(new PageTarget.WholeTeam("team")),
                        true,
                        false,
                        PolicyStep.Unless.ACKNOWLEDGED,
                        Condition.ALWAYS,
                        null);
        Scenario turns = scenario(configuration(policy(round)), "ada:push", "grace:push");
        for (String group : List.of("1", "2", "3")) {
            burn(turns, group, "critical");
            turns.pass(Duration.ofSeconds(90));
        }
        assertThat(turns.messages)
                .containsExactly("0s ada push page", "90s grace push page", "180s ada push page");
    }

    @Test
    void aDowntimeCollapsesToTheStepThatIsDue() {
        Scenario long_ =
                scenario(
                        configuration(
                                policy(
                                        step(MINUTE.multipliedBy(5), person("ada")),
                                        step(MINUTE.multipliedBy(5), person("grace")),
                                        step(MINUTE.multipliedBy(60), person("lin")))),
                        "ada:push",
                        "grace:push",
                        "lin:voice");
        burn(long_, "critical");
        long_.messages.clear();
        long_.restart(MINUTE.multipliedBy(20));
        long_.pass(MINUTE);
        assertThat(long_.messages).containsExactly("1201s lin voice page");
        Scenario again = long_.restart(Duration.ofSeconds(30));
        again.pass(MINUTE);
        assertThat(again.messages).hasSize(1);
    }

    @Test
    void anEditLeavesOpenPagesOnTheirVersionUntilItIsApplied() {
        burn(s, "critical");
        s.configure(
                configuration(
                        policy(
                                step(MINUTE.multipliedBy(5), person("ada")),
                                step(MINUTE.multipliedBy(10), person("lin")))));
        s.pass(MINUTE.multipliedBy(4));
        assertThat(s.send(new PagingCommand.ApplyPolicy("p", "ada")))
                .isEqualTo(new PagingReply.PagesMoved(1));
        assertThat(s.send(new PagingCommand.ApplyPolicy("p", "ada")))
                .isEqualTo(new PagingReply.PagesMoved(0));
        s.pass(MINUTE.multipliedBy(2));
        assertThat(s.messages).contains("300s lin voice page").noneMatch(m -> m.contains("grace"));
    }

    @Test
    void aPolicyThatWasDeletedUnderAnOpenPageStillPages() {
        burn(s, "critical");
        var other = configuration(policy(step(MINUTE, person("lin"))));
        s.configure(
                new dev.watchfire.engine.configuration.Configuration(
                        other.route(),
                        other.receivers(),
                        other.inhibitRules(),
                        other.timeIntervals(),
                        other.resolveTimeout(),
                        99,
                        "",
                        List.of(),
                        List.of(),
                        other.organization(),
                        null,
                        new dev.watchfire.engine.paging.PagingSettings(
                                other.paging().severities(),
                                List.of(),
                                List.of(),
                                other.paging().means(),
                                other.paging().limits(),
                                null)));
        s.pass(MINUTE.multipliedBy(6));
        assertThat(s.messages).contains("300s grace push page");
    }

    @Test
    void somebodyCanTakeAnAlertThatPagesNobody() {
        Scenario plain = new Scenario(Scenario.simple());
        PagingHouse.know(plain, "ada:");
        plain.fire("a", "1", "i", "x");
        plain.pass(MINUTE);
        long fingerprint = plain.image().alerts().get(idOf(plain)).labels().fingerprint();
        Reply taken = plain.send(new PagingCommand.AcknowledgeAlert(fingerprint, "ada", "web"));
        assertThat(PagingHouse.saved(taken).state()).isEqualTo(State.ACKNOWLEDGED);
        plain.told.clear();
        for (int i = 0; i < 300; i++) {
            plain.fire("a", "1", "i", "x");
            plain.pass(MINUTE);
        }
        assertThat(plain.told).as("repeats are told to nobody while somebody has it").isEmpty();
        plain.resolve("a", "1", "i", "x");
        plain.pass(MINUTE.multipliedBy(6));
        assertThat(page(plain).state()).isEqualTo(State.RESOLVED);
    }

    private static long idOf(Scenario s) {
        long[] id = {0};
        s.image().alerts().forEach(a -> id[0] = a.id());
        return id[0];
    }
}
