// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.label.LabelSet;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AlertHashTest {
    /// Values that the reference implementation of xxHash gives.
    @Test
    void publishedTextsHaveTheirPublishedHashes() {
        assertHash("", 0xEF46DB3751D8E999L);
        assertHash("a", 0xD24EC4F1A98C6E5BL);
        assertHash("abc", 0x44BC2CF5AD770999L);
        assertHash("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1L);
    }

    private static void assertHash(String text, long hash) {
        assertThat(AlertHash.xxHash64(text.getBytes(StandardCharsets.US_ASCII)))
                .as(text)
                .isEqualTo(hash);
    }

    @Test
    void anAlertIsHashedOverItsSortedLabels() {
        LabelSet labels = LabelSet.of("b", "ü", "a", "1");
        byte[] expected = {
            'a', (byte) 0xff, '1', (byte) 0xff, 'b', (byte) 0xff, (byte) 0xc3, (byte) 0xbc, -1
        };
        assertThat(AlertHash.of(labels)).isEqualTo(AlertHash.xxHash64(expected));
        assertThat(AlertHash.of(labels)).isNotEqualTo(labels.fingerprint());
    }
}
