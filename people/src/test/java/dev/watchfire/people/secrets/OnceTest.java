// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OnceTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Once once = new Once(() -> now);

    @Test
    void aThingIsUsedOnce() {
        Instant end = now.plusSeconds(60);
        assertThat(once.use("a", end)).isTrue();
        assertThat(once.use("a", end)).isFalse();
        assertThat(once.use("b", end)).isTrue();
    }

    @Test
    void whatEndedIsNotUsedAnyMore() {
        Instant end = now.plusSeconds(60);
        now = end;
        assertThat(once.use("a", end)).isFalse();
    }

    @Test
    void whereTooManyCameWhatEndsFirstCountsAsOver() {
        Instant first = now.plusSeconds(60);
        assertThat(once.use("first", first)).isTrue();
        for (int i = 0; i < Once.MOST; i++) {
            assertThat(once.use("more" + i, first.plusSeconds(1))).isTrue();
        }
        assertThat(once.use("first", first)).isFalse();
        assertThat(once.use("never seen", first)).isFalse();
        assertThat(once.use("never seen", first.plusSeconds(1))).isTrue();
    }

    @Test
    void whatIsOverMakesRoom() {
        for (int i = 0; i < Once.MOST; i++) {
            once.use("old" + i, now.plusSeconds(60));
        }
        now = now.plus(Duration.ofMinutes(1));
        assertThat(once.use("new", now.plusSeconds(60))).isTrue();
        assertThat(once.use("newer", now.plusSeconds(30))).isTrue();
    }
}
