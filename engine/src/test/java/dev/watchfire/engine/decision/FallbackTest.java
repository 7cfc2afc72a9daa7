// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.label.LabelSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FallbackTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Scenario s =
            new Scenario(
                    Scenario.configuration(
                            Scenario.route(
                                    "{}", "r", List.of("a"), List.of(), List.of(), List.of()),
                            List.of(),
                            Map.of(),
                            to("r", "mail"),
                            to("mail", "phone"),
                            Scenario.receiver("phone", true)));

    private static Receiver to(String name, String fallback) {
        return new Receiver(
                name, LabelSet.EMPTY, Scenario.receiver(name, true).integrations(), fallback);
    }

    private List<String> told() {
        return s.told.stream().map(Scenario.Told::toString).toList();
    }

    private void keepFiring(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            s.fire("a", "x", "i", "1");
            s.pass(MINUTE);
        }
    }

    @Test
    void aRefusedDeliveryIsToldByTheFallbackAtOnceAndOnce() {
        s.always.put("r", Outcome.REFUSED);
        keepFiring(30);
        assertThat(told()).containsExactly("30s mail FIRST_NOTIFICATION [1][]");
        assertThat(s.facts)
                .filteredOn(f -> f instanceof Fact.DeliveryFellBack)
                .singleElement()
                .satisfies(
                        f -> assertThat(((Fact.DeliveryFellBack) f).fallback()).isEqualTo("mail"));
    }

    @Test
    void oneThatIsTriedInVainForAMinuteIsToldByTheFallbackAndStillTried() {
        s.always.put("r", Outcome.RETRYABLE);
        keepFiring(3);
        assertThat(s.told).hasSize(1);
        assertThat(s.told.getFirst().receiver()).isEqualTo("mail");
        assertThat(s.told.getFirst().after())
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(151));
        s.always.clear();
        keepFiring(1);
        assertThat(s.told).extracting(Scenario.Told::receiver).containsExactly("mail", "r");
    }

    @Test
    void oneThatANewerFlushReplacesAfterTriesInVainIsToldByTheFallback() {
        Scenario quick =
                new Scenario(
                        Scenario.configuration(
                                Scenario.quick(
                                        Scenario.route(
                                                "{}",
                                                "r",
                                                List.of("a"),
                                                List.of(),
                                                List.of(),
                                                List.of()),
                                        Duration.ofSeconds(10)),
                                List.of(),
                                Map.of(),
                                to("r", "mail"),
                                Scenario.receiver("mail", true)));
        quick.always.put("r", Outcome.RETRYABLE);
        for (int i = 0; i < 5; i++) {
            quick.fire("a", "x", "i", "1");
            quick.pass(Duration.ofSeconds(20));
        }
        assertThat(quick.told)
                .extracting(Scenario.Told::toString)
                .containsExactly("40s mail FIRST_NOTIFICATION [1][]");
    }

    @Test
    void theFallbacksOwnFallbackIsTheLastResort() {
        s.always.put("r", Outcome.REFUSED);
        s.always.put("mail", Outcome.REFUSED);
        keepFiring(1);
        assertThat(told()).containsExactly("30s phone FIRST_NOTIFICATION [1][]");
    }

    @Test
    void whomTheFallbackToldOfIsOverForItToo() {
        s.always.put("r", Outcome.REFUSED);
        keepFiring(1);
        s.always.clear();
        s.resolve("a", "x", "i", "1");
        s.pass(Duration.ofMinutes(6));
        assertThat(s.told)
                .extracting(t -> t.receiver() + " " + t.reason())
                .containsExactly("mail FIRST_NOTIFICATION", "mail ALL_ALERTS_RESOLVED");
    }

    @Test
    void aDeliveryThatWasGivenUpIsSentAgainByHand() {
        s.always.put("r", Outcome.REFUSED);
        s.always.put("mail", Outcome.REFUSED);
        s.always.put("phone", Outcome.REFUSED);
        keepFiring(1);
        Delivery failed = failedOf("r");
        s.always.clear();
        assertThat(s.send(new Command.SendAgain(failed))).isInstanceOf(Reply.SentAgain.class);
        assertThat(s.told).extracting(Scenario.Told::receiver).containsExactly("r");
        // It counts as told, so the next flush has nothing to say.
        keepFiring(10);
        assertThat(s.told).hasSize(1);
    }

    @Test
    void whatIsOverOrUnderWayIsNotSentAgain() {
        s.always.put("r", Outcome.REFUSED);
        keepFiring(1);
        Delivery failed = failedOf("r");
        s.receiversHang = true;
        s.send(new Command.SendAgain(failed));
        assertThat(s.send(new Command.SendAgain(failed)))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.message()).contains("just being told"));
        s.receiversHang = false;
        s.always.clear();
        s.answer(s.held.getLast());
        s.resolve("a", "x", "i", "1");
        s.pass(Duration.ofHours(1));
        assertThat(s.send(new Command.SendAgain(failed)))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.message()).contains("group"));
    }

    private Delivery failedOf(String receiver) {
        return s.archive().values().stream()
                .filter(e -> e instanceof Delivery)
                .map(Delivery.class::cast)
                .filter(d -> d.receiver().equals(receiver))
                .findFirst()
                .orElseThrow();
    }
}
