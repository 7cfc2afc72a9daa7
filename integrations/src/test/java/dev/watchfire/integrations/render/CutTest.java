// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CutTest {
    @ParameterizedTest
    @CsvSource({"abcde,5,abcde", "abcdef,5,abcd…", "🔥🔥🔥,3,🔥🔥🔥", "🔥🔥🔥,2,🔥…", "'',1,''"})
    void charactersAreCountedAndTheEllipsisIsOne(String text, int most, String cut) {
        assertThat(Cut.runes(text, most)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource({
        "abcde,5,abcde",
        "abcdef,5,ab…",
        "éé,4,éé",
        "ééé,5,é…",
        "ééé,4,…",
        "한국어,8,한…",
        "🔥🔥,8,🔥🔥",
        "🔥🔥,7,🔥…",
        "🔥🔥,6,…"
    })
    void bytesAreCountedAndNoCharacterIsBroken(String text, int most, String cut) {
        assertThat(Cut.bytes(text, most)).isEqualTo(cut);
    }

    @Test
    void aTextBecomesShorterByAtLeastAsManyBytes() {
        String text = "aé한🔥".repeat(5);
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        for (int excess = 1; excess <= length + 5; excess++) {
            assertThat(Cut.utf8Length(Cut.bytesLess(text, excess)))
                    .isBetween(0, Math.max(0, length - excess));
        }
    }

    @Test
    void plainBytesAreNeverCutWithinACharacter() {
        assertThat(Cut.plainBytes("aé😀", 7)).isEqualTo("aé😀");
        assertThat(Cut.plainBytes("aé😀", 6)).isEqualTo("aé");
        assertThat(Cut.plainBytes("aé😀", 2)).isEqualTo("a");
    }
}
