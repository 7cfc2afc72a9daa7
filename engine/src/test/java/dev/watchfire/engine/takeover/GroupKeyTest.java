// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.label.LabelSet;
import org.junit.jupiter.api.Test;

final class GroupKeyTest {
    @Test
    void labelsAreReadAsTheyArePrinted() {
        for (LabelSet labels :
                new LabelSet[] {
                    LabelSet.EMPTY,
                    LabelSet.of("alertname", "DiskFull"),
                    LabelSet.of("a", "1", "b", "x\", c=\"y}\\", "ü", "봉수\n\u0001")
                }) {
            assertThat(GroupKey.labels(labels.toString())).isEqualTo(labels);
        }
    }

    /// Older versions sort `a0` before `a`.
    @Test
    void labelsAreReadInAnyOrder() {
        assertThat(GroupKey.labels("{a0=\"2\", a=\"1\"}"))
                .isEqualTo(LabelSet.of("a", "1", "a0", "2"));
    }

    @Test
    void whatIsNoGroupLabelsIsNotRead() {
        for (String text :
                new String[] {
                    "", "{", "a=\"1\"", "{a}", "{a=1}", "{a=\"1}", "{a=\"1\"b=\"2\"}", "{a=\"\\q\"}"
                }) {
            assertThat(GroupKey.labels(text)).as(text).isNull();
        }
    }
}
