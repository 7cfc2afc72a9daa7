// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0s",
        "0s, 0, 0s",
        "1ms, 1, 1ms",
        "30s, 30000, 30s",
        "90s, 90000, 1m30s",
        "1h30m, 5400000, 1h30m",
        "1d, 86400000, 1d",
        "90d, 7776000000, 90d",
        "2w, 1209600000, 2w",
        "1y, 31536000000, 1y",
        "1y1w1d1h1m1s1ms, 32230861001, 373d1h1m1s1ms",
        "007s, 7000, 7s",
    })
    void prometheusDurationsReadAndPrintAsInPrometheus(String text, long ms, String printed)
            throws Invalid {
        Duration duration = Durations.parsePrometheus(text);

        assertThat(duration).isEqualTo(Duration.ofMillis(ms));
        assertThat(Durations.formatPrometheus(duration)).isEqualTo(printed);
        assertThat(Durations.parsePrometheus(printed)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "s",
                "1 s",
                " 1s",
                "-1s",
                "1.5h",
                "1m1h",
                "1s1s",
                "1x",
                "1S",
                "293y",
                "99999999999999999999999999999999999999999999999999999999999999999s"
            })
    void whatIsNoPrometheusDurationIsRefused(String text) {
        assertThatThrownBy(() -> Durations.parsePrometheus(text)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0s",
        "0s, 0, 0s",
        "10s, 10000000000, 10s",
        "1m, 60000000000, 1m0s",
        "1h, 3600000000000, 1h0m0s",
        "90m, 5400000000000, 1h30m0s",
        "1.5h, 5400000000000, 1h30m0s",
        ".5s, 500000000, 500ms",
        "1m30.5s, 90500000000, 1m30.5s",
        "100us, 100000, 100µs",
        "5ns, 5, 5ns",
        "5.s, 5000000000, 5s",
        "1s1ns, 1000000001, 1.000000001s",
        "0.0000000019s, 1, 1ns",
        "0.3ns0.7ns, 1, 1ns",
        "-2s, -2000000000, -2s",
    })
    void goDurationsReadAndPrintAsInGo(String text, long nanos, String printed) throws Invalid {
        Duration duration = Durations.parseGo(text);

        assertThat(duration).isEqualTo(Duration.ofNanos(nanos));
        assertThat(Durations.formatGo(duration)).isEqualTo(printed);
        assertThat(Durations.parseGo(printed)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "10", "s", "1d", "1..5s", ".s", "1s2", "9999999h"})
    void whatIsNoGoDurationIsRefused(String text) {
        assertThatThrownBy(() -> Durations.parseGo(text)).isInstanceOf(Invalid.class);
    }
}
