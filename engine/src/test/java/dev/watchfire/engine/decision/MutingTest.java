// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static dev.watchfire.engine.decision.Scenario.eq;
import static dev.watchfire.engine.decision.Scenario.re;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image.HeldBack;
import dev.watchfire.engine.Image.Standing;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.silence.SilenceDraft;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MutingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final InhibitRule criticalOverWarning =
            new InhibitRule(
                    "",
                    List.of(eq("sev", "critical")),
                    List.of(eq("sev", "warning")),
                    List.of("a"));

    @Test
    void aSilencedAlertIsNotToldUntilTheSilenceEnds() {
        Scenario s = new Scenario(Scenario.simple());
        s.silence(Duration.ZERO, Duration.ofMinutes(20), eq("i", "1"));
        for (int i = 0; i < 30; i++) {
            s.fire("a", "x", "i", "1");
            s.pass(MINUTE);
        }
        assertThat(s.told).hasSize(1);
        assertThat(s.told.getFirst().after()).isGreaterThanOrEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void aSilenceMutesAlertsThatCameBeforeItAndAfterIt() {
        Scenario s = new Scenario(Scenario.simple());
        s.fire("a", "x", "i", "web-1");
        s.silence(Duration.ZERO, HOUR, re("i", "web-.*"));
        s.fire("a", "x", "i", "web-2");
        s.fire("a", "x", "i", "db-1");
        assertThat(standing(s, "a", "x", "i", "web-1").silencedBy().size()).isEqualTo(1);
        assertThat(standing(s, "a", "x", "i", "web-2").silencedBy().size()).isEqualTo(1);
        assertThat(standing(s, "a", "x", "i", "db-1").isSuppressed()).isFalse();
        s.pass(MINUTE);
        assertThat(s.told).extracting(Scenario.Told::firing).containsExactly(List.of("db-1"));
    }

    @Test
    void everyFlushCountsWhatItHeldBackUnderTheFirstReason() {
        Scenario s = new Scenario(Scenario.simple(criticalOverWarning));
        s.silence(Duration.ZERO, HOUR, eq("sev", "warning"));
        s.silence(Duration.ZERO, HOUR, eq("sev", "info"));
        for (int flush = 1; flush <= 2; flush++) {
            s.fire("a", "x", "sev", "critical");
            s.fire("a", "x", "sev", "warning");
            s.fire("a", "x", "sev", "info");
            s.pass(Duration.ofMinutes(4));
            assertThat(s.image().heldBack()).isEqualTo(new HeldBack(flush, 0, 0, flush));
        }
    }

    @Test
    void aRoundThatIsTakenBackCountsNothing() {
        Scenario s = new Scenario(Scenario.simple());
        s.silence(Duration.ZERO, HOUR, eq("i", "1"));
        s.fire("a", "x", "i", "1");
        s.engine().decide(new Command.Tick(), s.now().plus(MINUTE));
        assertThat(s.image().heldBack()).isNotEqualTo(HeldBack.NONE);
        s.engine().undo();
        assertThat(s.image().heldBack()).isEqualTo(HeldBack.NONE);
    }

    @Test
    void aPendingSilenceMutesNothingUntilItBegins() {
        Scenario s = new Scenario(Scenario.simple());
        s.silence(Duration.ofMinutes(2), HOUR, eq("i", "1"));
        s.fire("a", "x", "i", "1");
        assertThat(standing(s, "a", "x", "i", "1").isSuppressed()).isFalse();
        s.pass(Duration.ofMinutes(3));
        assertThat(standing(s, "a", "x", "i", "1").isSuppressed()).isTrue();
    }

    @Test
    void expiringASilenceTwiceIsTheSameAsOnce() {
        Scenario s = new Scenario(Scenario.simple());
        UUID silence = s.silence(Duration.ZERO, HOUR, eq("i", "1"));
        s.fire("a", "x", "i", "1");
        assertThat(s.send(new Command.ExpireSilence(silence))).isInstanceOf(Reply.Done.class);
        assertThat(s.send(new Command.ExpireSilence(silence))).isInstanceOf(Reply.Done.class);
        assertThat(standing(s, "a", "x", "i", "1").isSuppressed()).isFalse();
        assertThat(s.send(new Command.ExpireSilence(new UUID(1, 2))))
                .isEqualTo(new Reply.Refused(Reply.Refused.Code.NOT_FOUND, "silence not found"));
    }

    @Test
    void aChangeOfMatchersEndsTheOldSilenceAndBeginsANewOne() {
        Scenario s = new Scenario(Scenario.simple());
        UUID first = s.silence(Duration.ZERO, HOUR, eq("i", "1"));
        s.pass(MINUTE);
        Reply changed = s.send(change(s, first, eq("i", "2")));
        assertThat(((Reply.SilenceSaved) changed).silence()).isNotEqualTo(first);
        assertThat(s.image().silences().size()).isEqualTo(2);
    }

    @Test
    void aLaterEndIsAChangeInPlace() {
        Scenario s = new Scenario(Scenario.simple());
        UUID first = s.silence(Duration.ZERO, HOUR, eq("i", "1"));
        s.pass(MINUTE);
        Reply changed = s.send(change(s, first, eq("i", "1")));
        assertThat(((Reply.SilenceSaved) changed).silence()).isEqualTo(first);
        s.fire("a", "x", "i", "1");
        s.pass(HOUR);
        s.fire("a", "x", "i", "1");
        assertThat(standing(s, "a", "x", "i", "1").isSuppressed()).isTrue();
    }

    private static Command change(
            Scenario s, UUID silence, dev.watchfire.engine.matcher.Matcher matcher) {
        return new Command.SaveSilence(
                new SilenceDraft(
                        silence,
                        List.of(matcher),
                        Scenario.START.plusNanos(500_000),
                        s.now().plus(Duration.ofHours(2)),
                        "ada",
                        "longer",
                        LabelSet.EMPTY));
    }

    @Test
    void aSilenceThatWouldMuteEverythingIsRefused() {
        Scenario s = new Scenario(Scenario.simple());
        Reply reply =
                s.send(
                        new Command.SaveSilence(
                                new SilenceDraft(
                                        null,
                                        List.of(re("i", ".*")),
                                        s.now(),
                                        s.now().plus(HOUR),
                                        "a",
                                        "b",
                                        LabelSet.EMPTY)));
        assertThat(reply)
                .isEqualTo(
                        new Reply.Refused(
                                Reply.Refused.Code.INVALID,
                                "invalid silence: matcher set 0: at least one matcher must not"
                                        + " match the empty string"));
    }

    @Test
    void aSourceInhibitsTargetsThatAgreeOnEqualLabels() {
        Scenario s = new Scenario(Scenario.simple(criticalOverWarning));
        s.fire("a", "x", "i", "1", "sev", "warning");
        s.fire("a", "y", "i", "2", "sev", "warning");
        s.fire("a", "x", "i", "3", "sev", "critical");
        assertThat(standing(s, "a", "x", "i", "1", "sev", "warning").inhibitedBy().size())
                .isEqualTo(1);
        assertThat(standing(s, "a", "y", "i", "2", "sev", "warning").isSuppressed()).isFalse();
        s.pass(MINUTE);
        assertThat(s.told)
                .extracting(Scenario.Told::firing)
                .containsExactlyInAnyOrder(List.of("2"), List.of("3"));
    }

    @Test
    void whenASourceResolvesTheNextOneThatFiresTakesOver() {
        Scenario s = new Scenario(Scenario.simple(criticalOverWarning));
        s.fire("a", "x", "i", "3", "sev", "critical");
        s.fire("a", "x", "i", "4", "sev", "critical");
        s.fire("a", "x", "i", "1", "sev", "warning");
        s.resolve("a", "x", "i", "3", "sev", "critical");
        Alert second = s.find("a", "x", "i", "4", "sev", "critical");
        assertThat(standing(s, "a", "x", "i", "1", "sev", "warning").inhibitedBy().get(0))
                .isEqualTo(second.id());
        s.resolve("a", "x", "i", "4", "sev", "critical");
        assertThat(standing(s, "a", "x", "i", "1", "sev", "warning").isSuppressed()).isFalse();
    }

    @Test
    void anAlertThatMatchesBothSidesIsNotInhibitedByOneThatDoesToo() {
        InhibitRule everything =
                new InhibitRule("", List.of(re("sev", ".+")), List.of(re("sev", ".+")), List.of());
        Scenario s = new Scenario(Scenario.simple(everything));
        s.fire("a", "x", "i", "1", "sev", "warning");
        s.fire("a", "x", "i", "2", "sev", "critical");
        assertThat(standing(s, "a", "x", "i", "1", "sev", "warning").isSuppressed()).isFalse();
        assertThat(standing(s, "a", "x", "i", "2", "sev", "critical").isSuppressed()).isFalse();
    }

    @Test
    void missingAndEmptyEqualLabelsAreTheSame() {
        InhibitRule rule =
                new InhibitRule(
                        "",
                        List.of(eq("sev", "critical")),
                        List.of(eq("sev", "warning")),
                        List.of("dc"));
        Scenario s = new Scenario(Scenario.simple(rule));
        s.fire("a", "x", "sev", "critical");
        s.fire("a", "y", "sev", "warning");
        s.fire("a", "z", "sev", "warning", "dc", "kr");
        assertThat(standing(s, "a", "y", "sev", "warning").isSuppressed()).isTrue();
        assertThat(standing(s, "a", "z", "sev", "warning", "dc", "kr").isSuppressed()).isFalse();
    }

    @Test
    void otherRulesTakeEffectWithAReload() {
        Scenario s = new Scenario(Scenario.simple());
        s.fire("a", "x", "i", "1", "sev", "warning");
        s.fire("a", "x", "i", "3", "sev", "critical");
        s.configure(Scenario.simple(criticalOverWarning));
        assertThat(standing(s, "a", "x", "i", "1", "sev", "warning").isSuppressed()).isTrue();
        s.configure(Scenario.simple());
        assertThat(standing(s, "a", "x", "i", "1", "sev", "warning").isSuppressed()).isFalse();
    }

    private static Standing standing(Scenario s, String... labels) {
        Alert alert = s.find(labels);
        assertThat(alert).isNotNull();
        return s.image().standing(alert.id());
    }

    @Test
    void aSilenceThatBeganDuringADowntimeMutesWhatIsOverdue() {
        Scenario down = new Scenario(Scenario.simple());
        down.silence(Duration.ofSeconds(210), Duration.ofHours(2), Scenario.eq("i", "1"));
        down.fire("a", "x", "i", "1");
        down.restart(Duration.ofMinutes(20));
        down.pass(Duration.ofMinutes(1));
        assertThat(down.told).isEmpty();
    }
}
