// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void secondsAreTakenAsTheyAre() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).isEqualTo(120_000);
        assertThat(RetryAfter.parse("0", NOW)).isZero();
    }

    @Test
    void aDateIsCountedFromNow() {
        assertThat(RetryAfter.parse("Sun, 22 Nov 2026 12:00:30 GMT", NOW)).isEqualTo(30_000);
        assertThat(RetryAfter.parse("Sun, 22 Nov 2026 11:00:00 GMT", NOW)).isZero();
    }

    @Test
    void nobodyWaitsLongerThanAnHour() {
        assertThat(RetryAfter.parse("999999", NOW)).isEqualTo(3_600_000);
        assertThat(RetryAfter.parse("9".repeat(40), NOW)).isEqualTo(3_600_000);
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 12:00:00 GMT", NOW)).isEqualTo(3_600_000);
    }

    @Test
    void nonsenseAsksForNothing() {
        assertThat(RetryAfter.parse(null, NOW)).isZero();
        assertThat(RetryAfter.parse("", NOW)).isZero();
        assertThat(RetryAfter.parse("-5", NOW)).isZero();
        assertThat(RetryAfter.parse("soon", NOW)).isZero();
    }
}
