// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static dev.watchfire.engine.decision.Scenario.START;
import static dev.watchfire.engine.decision.Scenario.configuration;
import static dev.watchfire.engine.decision.Scenario.eq;
import static dev.watchfire.engine.decision.Scenario.receiver;
import static dev.watchfire.engine.decision.Scenario.route;
import static dev.watchfire.engine.decision.Scenario.simple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Command.TakeOver.Authority;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.Reply.TakenOver.Outcome;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Delivery.Reason;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.takeover.AlertHash;
import dev.watchfire.engine.takeover.ForeignSilence;
import dev.watchfire.engine.takeover.ForeignTelling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TakeoverTest {
    private static final UUID ID = UUID.fromString("3c1f0b1e-6f3a-4a39-8e1d-0d6f6d1f2a11");
    private static final LabelSet ONE = LabelSet.of("a", "x", "i", "1");
    private static final LabelSet TWO = LabelSet.of("a", "x", "i", "2");

    private final Scenario scenario = new Scenario(simple());

    private static ForeignTelling telling(Instant at, List<LabelSet> firing) {
        return telling("{}:{a=\"x\"}", "r", at, firing);
    }

    private static ForeignTelling telling(
            String groupKey, String receiver, Instant at, List<LabelSet> firing) {
        return new ForeignTelling(
                groupKey,
                receiver,
                "webhook",
                0,
                at,
                Ids.of(firing.stream().map(AlertHash::of).toList()),
                Ids.NONE,
                at.plus(Duration.ofHours(8)));
    }

    private Reply.TakenOver take(Authority authority, ForeignTelling... tellings) {
        return (Reply.TakenOver)
                scenario.send(new Command.TakeOver(List.of(), List.of(tellings), false, authority));
    }

    private static ForeignSilence silence(Instant updatedAt, Instant endsAt, Matcher... matchers) {
        return new ForeignSilence(
                ID,
                List.of(matchers),
                START.minusSeconds(600),
                endsAt,
                updatedAt,
                "ada",
                "moving house",
                LabelSet.EMPTY);
    }

    private Reply.TakenOver.Taken take(ForeignSilence silence) {
        Reply.TakenOver reply =
                (Reply.TakenOver)
                        scenario.send(
                                new Command.TakeOver(
                                        List.of(silence), List.of(), false, Authority.NEWER));
        return reply.silences().getFirst();
    }

    private static Outcome outcome(Reply.TakenOver reply) {
        return reply.tellings().getFirst().outcome();
    }

    private void observe() {
        scenario.always.put("r", Delivery.Outcome.OBSERVED);
    }

    private void send() {
        scenario.always.clear();
    }

    @Test
    void whatTheOtherToldIsNotToldAgainBeforeTheRepeatInterval() {
        take(Authority.NEWER, telling(START.minus(Duration.ofHours(1)), List.of(ONE)));
        fire(ONE);
        scenario.pass(Duration.ofHours(2));
        assertThat(scenario.told).isEmpty();
        keepFiring(Duration.ofMinutes(70));
        assertThat(scenario.told)
                .singleElement()
                .satisfies(told -> assertThat(told.reason()).isEqualTo(Reason.REPEAT_INTERVAL));
    }

    /// Sources say again and again that an alert fires.
    private void keepFiring(Duration time) {
        for (long minutes = 0; minutes < time.toMinutes(); minutes++) {
            fire(ONE);
            scenario.pass(Duration.ofMinutes(1));
        }
    }

    private void fire(LabelSet labels) {
        scenario.send(
                new Command.Ingest(
                        List.of(
                                Scenario.alert(
                                        scenario.now().plus(Duration.ofDays(2)),
                                        labels.name(0),
                                        labels.value(0),
                                        labels.name(1),
                                        labels.value(1)))));
    }

    @Test
    void anAlertThatTheOtherDidNotTellIsTold() {
        take(Authority.NEWER, telling(START.minusSeconds(60), List.of(ONE)));
        fire(ONE);
        fire(TWO);
        scenario.pass(Duration.ofMinutes(1));
        assertThat(scenario.told)
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.reason()).isEqualTo(Reason.NEW_ALERTS_FIRING);
                            assertThat(told.firing()).containsExactly("1", "2");
                        });
    }

    @Test
    void theEndOfWhatTheOtherToldIsTold() {
        take(Authority.NEWER, telling(START.minusSeconds(60), List.of(ONE)));
        fire(ONE);
        scenario.pass(Duration.ofMinutes(1));
        scenario.restart(Duration.ofSeconds(1));
        scenario.resolve("a", "x", "i", "1");
        scenario.pass(Duration.ofMinutes(6));
        assertThat(scenario.told)
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.reason()).isEqualTo(Reason.ALL_ALERTS_RESOLVED);
                            assertThat(told.resolved()).containsExactly("1");
                        });
    }

    @Test
    void takingTheSameOverAgainChangesNothing() {
        ForeignTelling telling = telling(START.minusSeconds(60), List.of(ONE));
        assertThat(outcome(take(Authority.OVER_OBSERVED, telling))).isEqualTo(Outcome.ADDED);
        long before = scenario.engine().stateHash();
        int facts = scenario.facts.size();
        assertThat(outcome(take(Authority.OVER_OBSERVED, telling))).isEqualTo(Outcome.KNOWN);
        assertThat(scenario.engine().stateHash()).isEqualTo(before);
        assertThat(scenario.facts).hasSize(facts);
    }

    @Test
    void aRehearsalSaysTheSameAndChangesNothing() {
        long before = scenario.engine().stateHash();
        Reply reply =
                scenario.send(
                        new Command.TakeOver(
                                List.of(silence(START, START.plusSeconds(60), eq("a", "x"))),
                                List.of(telling(START.minusSeconds(60), List.of(ONE))),
                                true,
                                Authority.NEWER));
        assertThat(((Reply.TakenOver) reply).silences().getFirst().outcome())
                .isEqualTo(Outcome.ADDED);
        assertThat(outcome((Reply.TakenOver) reply)).isEqualTo(Outcome.ADDED);
        assertThat(scenario.engine().stateHash()).isEqualTo(before);
    }

    @Test
    void whatIsToldNoMoreIsSkippedAndWhatHasNoWayIsSaidSo() {
        assertThat(
                        outcome(
                                take(
                                        Authority.NEWER,
                                        telling(START.minus(Duration.ofHours(9)), List.of()))))
                .isEqualTo(Outcome.EXPIRED);
        assertThat(
                        take(Authority.NEWER, telling("{}:{a=\"x\"}", "gone", START, List.of()))
                                .tellings())
                .containsExactly(
                        new Reply.TakenOver.Taken(
                                Outcome.REFUSED, "the configuration has no receiver \"gone\""));
        assertThat(
                        take(
                                        Authority.NEWER,
                                        telling("{}/{b=\"1\"}:{a=\"x\"}", "r", START, List.of()))
                                .tellings())
                .containsExactly(
                        new Reply.TakenOver.Taken(
                                Outcome.REFUSED,
                                "no route to receiver \"r\" has the group {}/{b=\"1\"}:{a=\"x\"}"));
        assertThat(outcome(take(Authority.NEWER, telling("{}:{c=\"x\"}", "r", START, List.of()))))
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void ofARouteBelowTheRootTheKeyIsKnownToo() {
        Scenario tree =
                new Scenario(
                        configuration(
                                route(
                                        "{}",
                                        "r",
                                        List.of("a"),
                                        List.of(),
                                        List.of(),
                                        List.of(
                                                route(
                                                        "{}/{team=\"db\"}",
                                                        "db",
                                                        List.of("a"),
                                                        List.of(eq("team", "db")),
                                                        List.of(),
                                                        List.of()))),
                                List.of(),
                                Map.of(),
                                receiver("r", true),
                                receiver("db", true)));
        LabelSet labels = LabelSet.of("a", "x", "team", "db");
        tree.send(
                new Command.TakeOver(
                        List.of(),
                        List.of(
                                telling(
                                        "{}/{team=\"db\"}:{a=\"x\"}",
                                        "db",
                                        START.minusSeconds(60),
                                        List.of(labels))),
                        false,
                        Authority.NEWER));
        tree.fire("a", "x", "team", "db");
        tree.pass(Duration.ofMinutes(2));
        assertThat(tree.told).isEmpty();
    }

    @Test
    void anObservedNotificationCountsAsToldUntilTheOtherHasStopped() {
        observe();
        fire(ONE);
        scenario.pass(Duration.ofMinutes(10));
        assertThat(scenario.archive().values())
                .filteredOn(Delivery.class::isInstance)
                .singleElement()
                .extracting(delivery -> ((Delivery) delivery).state())
                .isEqualTo(Delivery.State.OBSERVED);
        send();
        scenario.restart(Duration.ofSeconds(5)).pass(Duration.ofMinutes(10));
        assertThat(scenario.told).isEmpty();
        assertThat(scenario.send(new Command.ForgetObserved(true)))
                .isEqualTo(new Reply.ObservedForgotten(1));
        assertThat(scenario.send(new Command.ForgetObserved(false)))
                .isEqualTo(new Reply.ObservedForgotten(1));
        assertThat(scenario.facts).contains(new Fact.ObservedForgotten(1));
        scenario.pass(Duration.ofMinutes(6));
        assertThat(scenario.told)
                .singleElement()
                .satisfies(told -> assertThat(told.reason()).isEqualTo(Reason.FIRST_NOTIFICATION));
    }

    @Test
    void ofAnOtherThatHasStoppedTheWordComesBeforeWhatWasObserved() {
        Instant before = START.minusSeconds(60);
        observe();
        fire(ONE);
        fire(TWO);
        scenario.pass(Duration.ofMinutes(1));
        assertThat(outcome(take(Authority.NEWER, telling(before, List.of(ONE)))))
                .isEqualTo(Outcome.KNOWN);
        assertThat(outcome(take(Authority.OVER_OBSERVED, telling(before, List.of(ONE)))))
                .isEqualTo(Outcome.CHANGED);
        assertThat(scenario.send(new Command.ForgetObserved(false)))
                .isEqualTo(new Reply.ObservedForgotten(0));
        send();
        scenario.pass(Duration.ofMinutes(6));
        assertThat(scenario.told)
                .singleElement()
                .satisfies(told -> assertThat(told.reason()).isEqualTo(Reason.NEW_ALERTS_FIRING));
    }

    @Test
    void whatThisServerSentComesBeforeAnOlderWord() {
        fire(ONE);
        scenario.pass(Duration.ofMinutes(1));
        ForeignTelling older = telling(START.minusSeconds(60), List.of());
        assertThat(outcome(take(Authority.OVER_OBSERVED, older))).isEqualTo(Outcome.KNOWN);
        scenario.image()
                .logEntries()
                .forEach(entry -> assertThat(entry.origin()).isEqualTo(LogEntry.Origin.SENT));
    }

    @Test
    void aSilenceKeepsItsIdAndItsTimesAndMutes() {
        Instant end = START.plusSeconds(3600);
        assertThat(take(silence(START.minusSeconds(600), end, eq("a", "x"))).outcome())
                .isEqualTo(Outcome.ADDED);
        fire(ONE);
        scenario.pass(Duration.ofMinutes(2));
        assertThat(scenario.told).isEmpty();
        Silence[] found = new Silence[1];
        scenario.image().silences().forEach(silence -> found[0] = silence);
        assertThat(found[0].uuid()).isEqualTo(ID);
        assertThat(found[0].startsAt()).isEqualTo(START.minusSeconds(600));
        assertThat(found[0].phase()).isEqualTo(Silence.State.ACTIVE);
        scenario.pass(Duration.ofHours(1));
        assertThat(scenario.told).hasSize(1);
    }

    @Test
    void ofASilenceTheNewerVersionWins() {
        Instant end = START.plusSeconds(3600);
        take(silence(START, end, eq("a", "x")));
        assertThat(take(silence(START, end, eq("a", "x"))).outcome()).isEqualTo(Outcome.KNOWN);
        assertThat(take(silence(START.plusSeconds(1), START, eq("a", "x"))).outcome())
                .isEqualTo(Outcome.CHANGED);
        fire(ONE);
        scenario.pass(Duration.ofMinutes(2));
        assertThat(scenario.told).as("the silence was ended").hasSize(1);
    }

    @Test
    void aSilenceThatCannotBeIsRefusedAndOneThatEndedIsSkipped() {
        assertThat(take(silence(START, START.minusSeconds(1), eq("a", "x"))).outcome())
                .isEqualTo(Outcome.EXPIRED);
        assertThat(take(silence(START, START.plusSeconds(60), eq("a", ""))))
                .isEqualTo(
                        new Reply.TakenOver.Taken(
                                Outcome.REFUSED,
                                "at least one matcher must not match the empty string"));
    }
}
