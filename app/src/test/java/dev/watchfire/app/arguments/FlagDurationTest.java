// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagDurationTest {
    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "0s, PT0S",
        "5s, PT5S",
        "1.5s, PT1.5S",
        "200ms, PT0.2S",
        "1h30m, PT1H30M",
        "120h, PT120H",
        "2d, PT48H",
        "1w, PT168H",
        "1y, PT8760H",
        "15us, PT0.000015S"
    })
    void goesAndPrometheusSpellingsAreRead(String text, Duration expected) {
        assertThat(FlagDuration.read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1h 30m", "1 h", "1hour", "1000000y"})
    void anythingElseIsRefusedWithTheValueInTheMessage(String text) {
        assertThatThrownBy(() -> FlagDuration.read(text)).hasMessageContaining("'" + text + "'");
    }
}
