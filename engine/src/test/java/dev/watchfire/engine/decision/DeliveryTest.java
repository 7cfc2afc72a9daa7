// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Scenario s = new Scenario(Scenario.simple());

    @Test
    void aFailedAttemptIsTriedAgainUntilItIsTold() {
        s.outcomes.addAll(List.of(Outcome.RETRYABLE, Outcome.RETRYABLE, Outcome.RETRYABLE));
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        assertThat(s.told).hasSize(1);
        Delivery delivery = archivedDeliveries().getFirst();
        assertThat(delivery.attempts()).hasSize(4);
        assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    void aRefusedDeliveryIsDecidedAgainAtTheNextFlush() {
        s.outcomes.add(Outcome.REFUSED);
        for (int i = 0; i < 7; i++) {
            s.fire("a", "x", "i", "1");
            s.pass(MINUTE);
        }
        assertThat(s.told)
                .extracting(Scenario.Told::toString)
                .containsExactly("330s r FIRST_NOTIFICATION [1][]");
        assertThat(archivedDeliveries())
                .extracting(Delivery::state)
                .contains(Delivery.State.FAILED);
    }

    @Test
    void aResolveWaitsForTheFiringThatIsBeingSent() {
        s.receiversHang = true;
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        assertThat(s.held).hasSize(1);
        s.resolve("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(4).plusSeconds(30));
        assertThat(s.held).as("the resolve is not under way").hasSize(1);
        s.receiversHang = false;
        s.answer(s.held.getFirst());
        assertThat(s.told)
                .extracting(Scenario.Told::toString)
                .map(t -> t.substring(t.indexOf(' ') + 1))
                .containsExactly("r FIRST_NOTIFICATION [1][]", "r ALL_ALERTS_RESOLVED [][1]");
    }

    @Test
    void aResolveOfAFiringThatWasNeverSentIsNotSent() {
        s.outcomes.addAll(java.util.Collections.nCopies(100, Outcome.RETRYABLE));
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        s.resolve("a", "x", "i", "1");
        s.outcomes.clear();
        s.outcomes.addAll(java.util.Collections.nCopies(1000, Outcome.RETRYABLE));
        s.pass(Duration.ofMinutes(4).plusSeconds(29));
        s.outcomes.clear();
        s.pass(Duration.ofHours(2));
        assertThat(s.told).isEmpty();
        assertThat(s.image().alerts().size()).isZero();
        assertThat(s.image().deliveries().size()).isZero();
    }

    @Test
    void aResolveOfAFiringThatPerhapsArrivedIsSent() {
        s.outcomes.addAll(java.util.Collections.nCopies(1000, Outcome.UNKNOWN));
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        s.resolve("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(4).plusSeconds(29));
        s.outcomes.clear();
        s.pass(Duration.ofHours(2));
        assertThat(s.told)
                .extracting(Scenario.Told::reason)
                .containsExactly(Delivery.Reason.ALL_ALERTS_RESOLVED);
    }

    @Test
    void whatFiresAgainAfterAResolveThatPerhapsArrivedIsTold() {
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        s.outcomes.addAll(java.util.Collections.nCopies(1000, Outcome.UNKNOWN));
        s.resolve("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(4).plusSeconds(40));
        s.fire("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(4).plusSeconds(49));
        s.outcomes.clear();
        s.pass(Duration.ofSeconds(10));
        assertThat(s.told)
                .extracting(Scenario.Told::reason)
                .containsExactly(
                        Delivery.Reason.FIRST_NOTIFICATION, Delivery.Reason.NEW_ALERTS_FIRING);
    }

    @Test
    void theSecondEndOfWhatPerhapsFiredAgainIsTold() {
        s.fire("a", "x", "i", "1");
        burn(1, "2");
        s.resolve("a", "x", "i", "1");
        burn(5, "2");
        s.outcomes.addAll(java.util.Collections.nCopies(1000, Outcome.UNKNOWN));
        burn(5, "1", "2");
        s.resolve("a", "x", "i", "1");
        burn(4, "2");
        s.pass(Duration.ofSeconds(29));
        s.outcomes.clear();
        burn(1, "2");
        assertThat(s.told)
                .extracting(Scenario.Told::toString)
                .map(t -> t.substring(t.indexOf(' ') + 1))
                .containsExactly(
                        "r FIRST_NOTIFICATION [1, 2][]",
                        "r NEW_ALERTS_RESOLVED [2][1]",
                        "r NEW_ALERTS_RESOLVED [2][1]");
    }

    private void burn(int minutes, String... instances) {
        for (int i = 0; i < minutes; i++) {
            for (String instance : instances) {
                s.fire("a", "x", "i", instance);
            }
            s.pass(MINUTE);
        }
    }

    @Test
    void whatIsSilencedWhileItWaitsToBeSentAgainIsNotSent() {
        s.outcomes.addAll(java.util.Collections.nCopies(5, Outcome.RETRYABLE));
        s.fire("a", "x", "i", "1");
        s.fire("a", "x", "i", "2");
        s.pass(Duration.ofSeconds(30));
        s.silence(Duration.ZERO, Duration.ofHours(1), Scenario.eq("i", "1"));
        s.pass(MINUTE);
        assertThat(s.told).extracting(Scenario.Told::firing).containsExactly(List.of("2"));
    }

    @Test
    void anIntegrationThatWantsNoResolvesIsNotToldOfThem() {
        Scenario two =
                new Scenario(
                        Scenario.configuration(
                                Scenario.route(
                                        "{}", "r", List.of("a"), List.of(), List.of(), List.of()),
                                List.of(),
                                Map.of(),
                                Scenario.receiver("r", true, false)));
        two.fire("a", "x", "i", "1");
        two.pass(MINUTE);
        two.resolve("a", "x", "i", "1");
        two.pass(Duration.ofMinutes(10));
        assertThat(two.told)
                .extracting(Scenario.Told::reason)
                .containsExactly(
                        Delivery.Reason.FIRST_NOTIFICATION,
                        Delivery.Reason.FIRST_NOTIFICATION,
                        Delivery.Reason.ALL_ALERTS_RESOLVED);
        two.fire("a", "x", "i", "1");
        two.pass(MINUTE);
        assertThat(two.told).as("both are told when it fires again").hasSize(5);
    }

    @Test
    void anAttemptThatTheProcessTookWithItIsTriedAgain() {
        s.receiversHang = true;
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        s.receiversHang = false;
        s.restart(Duration.ofSeconds(10));
        s.pass(MINUTE);
        assertThat(s.told).hasSize(1);
    }

    @Test
    void whatIsOlderThanAnHourIsShownAsExpiredAndDecidedAnew() {
        s.receiversHang = true;
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        s.receiversHang = false;
        s.restart(Duration.ofHours(2));
        s.fire("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(6));
        assertThat(archivedDeliveries())
                .extracting(Delivery::state)
                .contains(Delivery.State.EXPIRED);
        assertThat(s.told).hasSize(1);
    }

    @Test
    void aRestartDoesNotTellAgainWhatWasTold() {
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        s.restart(Duration.ofSeconds(5));
        for (int i = 0; i < 20; i++) {
            s.fire("a", "x", "i", "1");
            s.pass(MINUTE);
        }
        assertThat(s.told).hasSize(1);
    }

    @Test
    void aRestartGivesSourcesTimeToRepeatThemselves() {
        s.fire("a", "x", "i", "1");
        s.pass(MINUTE);
        s.restart(Duration.ofMinutes(30));
        s.pass(Duration.ofMinutes(4));
        assertThat(s.find("a", "x", "i", "1").resolved()).isFalse();
        s.pass(Duration.ofMinutes(10));
        assertThat(s.told)
                .extracting(Scenario.Told::reason)
                .containsExactly(
                        Delivery.Reason.FIRST_NOTIFICATION, Delivery.Reason.ALL_ALERTS_RESOLVED);
    }

    private List<Delivery> archivedDeliveries() {
        return s.archive().values().stream()
                .filter(e -> e.kind() == Entity.Kind.DELIVERY)
                .map(e -> (Delivery) e)
                .toList();
    }
}
