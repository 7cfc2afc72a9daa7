// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShortenedTest {
    @Test
    void runesAreCountedAsPeopleSeeThem() {
        assertThat(Shortened.toRunes("😀😀😀", 3)).isEqualTo("😀😀😀");
        assertThat(Shortened.toRunes("😀😀😀😀", 3)).isEqualTo("😀😀…");
        assertThat(Shortened.toRunes("", 3)).isEmpty();
    }

    @Test
    void bytesAreNeverCutWithinACharacter() {
        assertThat(Shortened.toBytes("aé😀", 7)).isEqualTo("aé😀");
        assertThat(Shortened.toBytes("aé😀", 6)).isEqualTo("aé");
        assertThat(Shortened.toBytes("aé😀", 2)).isEqualTo("a");
    }
}
