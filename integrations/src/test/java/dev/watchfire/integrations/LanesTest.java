// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import static dev.watchfire.integrations.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LanesTest {
    private final Lanes lanes = new Lanes();

    private static Waiting waiting(long id, String destination, Instant deadline) {
        return new Waiting(Samples.delivery(id, Ids.of(1), Ids.NONE, deadline), destination, T0);
    }

    private static Waiting waiting(long id, String destination) {
        return waiting(id, destination, T0.plusSeconds(60));
    }

    private List<Long> beginAll() {
        List<Long> begun = new ArrayList<>();
        for (Waiting w = lanes.next(); w != null; w = lanes.next()) {
            begun.add(w.delivery().id());
        }
        return begun;
    }

    @Test
    void aDestinationIsServedInTheOrderThingsCame() {
        for (long id = 1; id <= 3; id++) {
            lanes.add(waiting(id, "a"));
        }

        assertThat(beginAll()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aDestinationHoldsNoMoreThanItsPlaces() {
        for (long id = 1; id <= Lanes.PER_DESTINATION + 2; id++) {
            lanes.add(waiting(id, "a"));
        }

        assertThat(beginAll()).hasSize(Lanes.PER_DESTINATION);
        assertThat(lanes.waiting()).isEqualTo(2);

        lanes.ended(waiting(1, "a"));
        assertThat(beginAll()).containsExactly(Lanes.PER_DESTINATION + 1L);
    }

    @Test
    void aFullDestinationDoesNotHoldUpAnother() {
        for (long id = 1; id <= 100; id++) {
            lanes.add(waiting(id, "hangs"));
        }
        beginAll();
        lanes.add(waiting(1000, "works"));

        assertThat(beginAll()).containsExactly(1000L);
    }

    @Test
    void destinationsTakeTurns() {
        lanes.add(waiting(1, "a"));
        lanes.add(waiting(2, "a"));
        lanes.add(waiting(3, "a"));
        lanes.add(waiting(4, "b"));

        assertThat(beginAll()).containsExactly(1L, 4L, 2L, 3L);
    }

    @Test
    void noMoreAreUnderWayThanAltogetherAllowed() {
        int destinations = Lanes.TOTAL / Lanes.PER_DESTINATION + 1;
        for (int d = 0; d < destinations; d++) {
            for (int i = 0; i < Lanes.PER_DESTINATION; i++) {
                lanes.add(waiting(d * 100L + i, "d" + d));
            }
        }

        assertThat(beginAll()).hasSize(Lanes.TOTAL);
        lanes.ended(waiting(0, "d0"));
        assertThat(beginAll()).hasSize(1);
        assertThat(lanes.underWay()).isEqualTo(Lanes.TOTAL);
    }

    @Test
    void aNewerAttemptOfTheSameDeliveryReplacesTheOneThatWaits() {
        for (long id = 1; id <= Lanes.PER_DESTINATION; id++) {
            lanes.add(waiting(id, "a"));
        }
        beginAll();
        lanes.add(waiting(50, "a", T0.plusSeconds(10)));
        lanes.add(waiting(50, "a", T0.plusSeconds(90)));

        assertThat(lanes.waiting()).isEqualTo(1);
        lanes.ended(waiting(1, "a"));
        Waiting begun = lanes.next();
        assertThat(begun.delivery().nextAttemptAt()).isEqualTo(T0.plusSeconds(90));
        assertThat(lanes.next()).isNull();
    }

    @Test
    void thoseThatComeTooLateAreTakenOutWhereverTheyStand() {
        for (long id = 1; id <= Lanes.PER_DESTINATION; id++) {
            lanes.add(waiting(id, "a"));
        }
        beginAll();
        lanes.add(waiting(20, "a", T0.plusSeconds(60)));
        lanes.add(waiting(21, "a", T0.plusSeconds(10)));
        lanes.add(waiting(22, "b", T0.plusSeconds(10)));

        List<Waiting> late = lanes.takeTooLate(T0.plusSeconds(5));

        assertThat(late).extracting(w -> w.delivery().id()).containsExactlyInAnyOrder(21L, 22L);
        assertThat(lanes.waiting()).isEqualTo(1);
        assertThat(lanes.next()).isNull();
    }

    @Test
    void theEndOfAnAttemptsTimeIsKeptForItsReport() {
        Waiting minute = waiting(1, "a", T0.plusSeconds(60).plus(Delivery.REPORT_SLACK));

        assertThat(minute.timeLeft(T0.plusSeconds(20))).isEqualTo(Duration.ofSeconds(40));
        assertThat(minute.isTooLate(T0.plusSeconds(60))).isTrue();
        assertThat(minute.isTooLate(T0.plusSeconds(59))).isFalse();
    }
}
