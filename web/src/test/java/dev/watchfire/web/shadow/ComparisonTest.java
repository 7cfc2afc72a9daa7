// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.web.shadow.Difference.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<Notification> ours = new ArrayList<>();
    private final List<Notification> theirs = new ArrayList<>();

    private static Notification told(int seconds, String group, Ids firing, Ids resolved) {
        return new Notification(
                seconds,
                NOON.plusSeconds(seconds),
                "ops",
                group,
                LabelSet.EMPTY,
                firing,
                resolved,
                "");
    }

    private void ours(int seconds, long... firing) {
        ours.add(told(seconds, "{}:{}", Ids.of(firing), Ids.NONE));
    }

    private void theirs(int seconds, long... firing) {
        theirs.add(told(seconds, "{}:{}", Ids.of(firing), Ids.NONE));
    }

    private Comparison compared() {
        return Comparison.of(ours, theirs, _ -> TOLERANCE, NOON.plusSeconds(100_000));
    }

    private List<String> differences() {
        return compared().differences().stream()
                .map(
                        one ->
                                one.kind()
                                        + " "
                                        + (one.ours() == null ? "-" : one.ours().id())
                                        + " "
                                        + (one.theirs() == null ? "-" : one.theirs().id()))
                .toList();
    }

    @Test
    void theSameAtAboutTheSameTimeIsTheSame() {
        ours(0, 1, 2);
        theirs(300, 1, 2);
        assertThat(compared().same()).isEqualTo(1);
        assertThat(differences()).isEmpty();
    }

    @Test
    void anotherReceiverOrGroupIsAnother() {
        ours.add(told(0, "{}:{a=\"1\"}", Ids.of(1), Ids.NONE));
        theirs.add(told(0, "{}:{a=\"2\"}", Ids.of(1), Ids.NONE));
        assertThat(compared().same()).isZero();
        assertThat(differences()).containsExactlyInAnyOrder("ONLY_HERE 0 -", "ONLY_THERE - 0");
    }

    @Test
    void whatOnlyOneTellsIsADifferenceNewestFirst() {
        ours(0, 1);
        theirs(5_000, 2);
        assertThat(differences()).containsExactly("ONLY_THERE - 5000", "ONLY_HERE 0 -");
    }

    @Test
    void eachMessageMatchesOneOther() {
        ours(0, 1);
        theirs(-100, 1);
        theirs(100, 1);
        theirs(200, 1);
        Comparison compared = compared();
        assertThat(compared.same()).isEqualTo(1);
        assertThat(compared.regrouped()).as("the others repeat what was told").isEqualTo(2);
    }

    @Test
    void whatTheOtherToldInTwoMessagesIsNoDifference() {
        ours(240, 1, 2);
        theirs(0, 1);
        theirs(290, 1, 2);
        assertThat(compared().same()).isEqualTo(1);
        assertThat(compared().regrouped()).isEqualTo(1);
        assertThat(differences()).isEmpty();
    }

    @Test
    void aCopyThatCameTwiceCountsOnce() {
        theirs(0, 1);
        theirs(10, 1);
        ours(0, 1);
        Comparison compared = compared();
        assertThat(compared.same()).isEqualTo(1);
        assertThat(compared.regrouped()).isZero();
        assertThat(compared.differences()).isEmpty();
    }

    @Test
    void theSameMuchLaterIsADifferenceOfTime() {
        ours(1_200, 1);
        theirs(0, 1);
        assertThat(differences()).containsExactly("OTHER_TIME 1200 0");
        assertThat(compared().differences().getFirst().delay()).isEqualTo(Duration.ofMinutes(20));
        ours.clear();
        ours(1_201, 1);
        assertThat(differences()).containsExactly("ONLY_HERE 1201 -", "ONLY_THERE - 0");
    }

    @Test
    void otherAlertsAtTheSameTimeAreOneDifference() {
        ours(10, 1, 2);
        theirs(0, 1, 3);
        assertThat(differences()).containsExactly("OTHER_ALERTS 10 0");
        assertThat(Report.missingHere(compared().differences().getFirst())).isEqualTo(3);
    }

    @Test
    void firingAndResolvedAreNotTheSame() {
        ours.add(told(0, "{}:{}", Ids.of(1), Ids.NONE));
        theirs.add(told(0, "{}:{}", Ids.NONE, Ids.of(1)));
        assertThat(differences()).containsExactly("OTHER_ALERTS 0 0");
    }

    @Test
    void whatIsYoungerThanTheToleranceIsNotJudged() {
        ours(0, 1);
        theirs(5_000, 2);
        Comparison compared =
                Comparison.of(ours, theirs, _ -> TOLERANCE, NOON.plusSeconds(5_000 + 299));
        assertThat(compared.undecided()).isEqualTo(1);
        assertThat(compared.differences())
                .extracting(Difference::kind)
                .containsExactly(Kind.ONLY_HERE);
    }
}
