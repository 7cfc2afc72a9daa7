// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static dev.watchfire.engine.decision.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.interval.TimeInterval;
import dev.watchfire.engine.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GroupFlushTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Scenario s = new Scenario(Scenario.simple());

    @Test
    void aNewGroupIsToldOnceAfterGroupWait() {
        s.fire("a", "x", "i", "1");
        s.pass(Duration.ofSeconds(29));
        assertThat(s.told).isEmpty();
        s.pass(Duration.ofMinutes(4));
        assertThat(s.told)
                .extracting(Scenario.Told::toString)
                .containsExactly("30s r FIRST_NOTIFICATION [1][]");
    }

    @Test
    void alertsThatAgreeOnTheGroupLabelsAreToldTogether() {
        s.fire("a", "x", "i", "1");
        s.fire("a", "x", "i", "2");
        s.fire("a", "y", "i", "3");
        s.pass(MINUTE);
        assertThat(s.told)
                .extracting(Scenario.Told::firing)
                .containsExactly(List.of("1", "2"), List.of("3"));
    }

    @Test
    void anAlertThatJoinsIsToldAtTheNextGroupInterval() {
        keepFiring("1", 8);
        s.fire("a", "x", "i", "2");
        s.pass(Duration.ofMinutes(4));
        assertThat(s.told)
                .extracting(Scenario.Told::toString)
                .containsExactly(
                        "30s r FIRST_NOTIFICATION [1][]", "630s r NEW_ALERTS_FIRING [1, 2][]");
    }

    @Test
    void anAlertThatHasBurntLongerThanGroupWaitIsToldAtOnce() {
        s.send(
                new Command.Ingest(
                        List.of(
                                new IncomingAlert(
                                        LabelSet.of("a", "x", "i", "1"),
                                        LabelSet.EMPTY,
                                        START.minusSeconds(60),
                                        null,
                                        ""))));
        assertThat(s.told).hasSize(1);
    }

    @Test
    void aResolvedAlertIsToldAndForgotten() {
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        s.resolve("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(10));
        assertThat(s.told)
                .extracting(Scenario.Told::toString)
                .containsExactly(
                        "30s r FIRST_NOTIFICATION [1][]", "330s r ALL_ALERTS_RESOLVED [][1]");
        assertThat(s.image().alerts().size()).isZero();
        assertThat(s.image().groups().size()).isZero();
    }

    @Test
    void anAlertThatEndsBeforeItsFirstFlushIsNeverTold() {
        s.fire("a", "x", "i", "1");
        s.resolve("a", "x", "i", "1");
        s.pass(Duration.ofHours(1));
        assertThat(s.told).isEmpty();
        assertThat(s.image().alerts().size()).isZero();
    }

    @Test
    void aSourceThatFallsSilentIsResolvedAfterTheTimeout() {
        s.fire("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(s.find("a", "x", "i", "1").resolved()).isFalse();
        s.pass(Duration.ofSeconds(2));
        assertThat(s.find("a", "x", "i", "1").resolved()).isTrue();
        assertThat(s.facts)
                .filteredOn(f -> f instanceof Fact.AlertResolved)
                .extracting(f -> ((Fact.AlertResolved) f).cause())
                .containsExactly(Fact.AlertResolved.Cause.TIMEOUT);
    }

    @Test
    void aRepeatOfAFiringAlertWritesNothing() {
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        int rows = s.facts.size();
        s.engine()
                .decide(
                        new Command.Ingest(List.of(Scenario.alert(null, "a", "x", "i", "1"))),
                        s.now().plusSeconds(1));
        assertThat(s.engine().hasDurableChanges()).isFalse();
        assertThat(s.facts).hasSize(rows);
    }

    @Test
    void theLaterEndOfAnAlertThatIsOverIsWrittenWithWhatIsSoft() {
        Scenario eager =
                new Scenario(
                        Scenario.simple(),
                        new Settings(Duration.ofHours(120), 0, 0, 0, Duration.ZERO, 7));
        eager.fire("a", "x", "i", "1");
        eager.resolve("a", "x", "i", "1");
        eager.pass(Duration.ofSeconds(5));
        eager.resolve("a", "x", "i", "1");
        eager.send(new Command.WriteBack(10));
        Alert alert = eager.find("a", "x", "i", "1");
        assertThat(eager.rows().get(alert.id())).isEqualTo(alert);
    }

    @Test
    void whatAnAlertSaidIsJournalledWhenSomethingElseTakesItsPlace() {
        s.say("high", "a", "x", "i", "1");
        s.pass(Duration.ofMinutes(1));
        s.say("higher", "a", "x", "i", "1");
        s.say("highest", "a", "x", "i", "1");
        s.pass(Settings.DEFAULT.writeBackAfter());
        s.say("highest", "a", "x", "i", "1");
        s.send(new Command.WriteBack(10));
        s.say("over", "a", "x", "i", "1");
        s.send(new Command.Ingest(List.of(Scenario.saying("gone", s.now(), "a", "x", "i", "1"))));
        assertThat(s.facts)
                .filteredOn(f -> f instanceof Fact.AlertReworded)
                .extracting(f -> ((Fact.AlertReworded) f).annotationsBefore())
                .containsExactly(LabelSet.of("summary", "high"), LabelSet.of("summary", "highest"));
    }

    @Test
    void aGroupThatGoesOnFiringIsRepeatedAfterRepeatInterval() {
        keepFiring("1", 300);
        assertThat(s.told).hasSize(2);
        assertThat(s.told.getLast().reason().toString()).isEqualTo("REPEAT_INTERVAL");
        assertThat(s.told.getLast().after())
                .isBetween(Duration.ofHours(4), Duration.ofMinutes(246));
    }

    @Test
    void aDecisionThatRepeatsIsJournalledOnce() {
        keepFiring("1", 60);
        assertThat(s.facts).filteredOn(f -> f instanceof Fact.GroupFlushed).hasSize(2);
    }

    @Test
    void aGroupInAMuteTimeIntervalIsHeldWithItsReason() {
        Instant end = START.plus(Duration.ofMinutes(30));
        TimeInterval tenToHalfPast =
                new TimeInterval(
                        List.of(new TimeInterval.Range(600, 600 + 30)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ZoneOffset.UTC);
        Scenario muted =
                new Scenario(
                        Scenario.configuration(
                                Scenario.route(
                                        "{}",
                                        "r",
                                        List.of("a"),
                                        List.of(),
                                        List.of("half"),
                                        List.of()),
                                List.of(),
                                Map.of("half", List.of(tenToHalfPast)),
                                Scenario.receiver("r", true)));
        for (int minute = 0; minute < 40; minute++) {
            muted.fire("a", "x", "i", "1");
            muted.pass(MINUTE);
        }
        assertThat(muted.told).hasSize(1);
        assertThat(START.plus(muted.told.getFirst().after())).isAfterOrEqualTo(end);
        assertThat(muted.facts)
                .filteredOn(f -> f instanceof Fact.GroupFlushed)
                .first()
                .extracting(f -> ((Fact.GroupFlushed) f).held().getFirst().why())
                .isEqualTo("muted-time");
        // Flushed after 30 s and then every five minutes until half past.
        assertThat(muted.image().heldBack()).isEqualTo(new Image.HeldBack(0, 6, 0, 0));
    }

    private void keepFiring(String i, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            s.fire("a", "x", "i", i);
            s.pass(MINUTE);
        }
    }
}
