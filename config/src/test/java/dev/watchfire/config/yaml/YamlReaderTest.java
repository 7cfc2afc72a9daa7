// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.yaml.YamlNode.Mapping;
import dev.watchfire.config.yaml.YamlNode.Scalar;
import dev.watchfire.config.yaml.YamlNode.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class YamlReaderTest {
    private static final long SEED = 20260802;

    @Test
    void positionsCountFromOneInCharacters() {
        Mapping root = (Mapping) read("a: 1\n'🔥é': [x, y]\n");

        assertThat(root.entries().get(1).keyAt()).isEqualTo(new Position(2, 1));
        Sequence list = (Sequence) root.entries().get(1).value();
        assertThat(list.at()).isEqualTo(new Position(2, 7));
        assertThat(list.items().get(1).at()).isEqualTo(new Position(2, 11));
    }

    @Test
    void mergedKeysYieldToGivenOnesAndEarlierSourcesWin() {
        Mapping root =
                (Mapping)
                        read(
                                """
                                a: &a {x: 1, y: 1, z: 1}
                                b: &b {x: 2, y: 2, w: 2}
                                c:
                                  <<: [*a, *b]
                                  x: 3
                                """);

        Mapping merged = (Mapping) root.get("c");
        assertThat(((Scalar) merged.get("x")).text()).isEqualTo("3");
        assertThat(((Scalar) merged.get("y")).text()).isEqualTo("1");
        assertThat(((Scalar) merged.get("w")).text()).isEqualTo("2");
        assertThat(merged.get("<<")).isNull();
    }

    @Test
    void quotedMergeSignsAndNullsAreText() {
        Mapping root = (Mapping) read("'<<': 'null'\nn: ~\ns: !!str ~\n");

        assertThat(root.get("<<").isNull()).isFalse();
        assertThat(root.get("n").isNull()).isTrue();
        assertThat(root.get("s").isNull()).isFalse();
    }

    @Test
    void aTrailingEmptyDocumentIsNoSecondOne() {
        Problems problems = new Problems();

        YamlReader.read("a: 1\n---\n".getBytes(StandardCharsets.UTF_8), problems);

        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void aCarriageReturnAloneEndsALineWhereverAPlaceIsNamed() {
        Problems problems = new Problems();

        YamlReader.read(new byte[] {'a', '\r', '\r', '\n', ' ', (byte) 0xe3}, problems);

        assertThat(problems.problems().getFirst().at()).isEqualTo(new Position(3, 2));
    }

    @Test
    void aQuestionMarkInsideBracketsIsRefusedAsGoRefusesIt() {
        for (String bad : new String[] {"{a: b?c}", "[a?]", "{a: ?b}", "[[x, y?\n z]]"}) {
            Problems problems = new Problems();
            YamlReader.read(bad.getBytes(StandardCharsets.UTF_8), problems);
            assertThat(problems.problems()).as(bad).hasSize(1);
        }
        read("a: b?c\nb: {c: 'd?', ? e : f}\ng: d?\n");
    }

    @Test
    void textBehindAListOfSeveralLinesIsAProblemNearIt() {
        Problems problems = new Problems();

        YamlReader.read("  a: [\na]a".getBytes(StandardCharsets.UTF_8), problems);

        assertThat(problems.problems()).hasSize(1);
        assertThat(problems.problems().getFirst().at()).isEqualTo(new Position(2, 1));
    }

    /// Whatever comes in, there is a tree or a problem, and never an exception.
    @Test
    void damagedFilesAreRefusedOrReadAndNeverThrow() {
        byte[] whole =
                """
                a: &x [1, 'two', "three\\n"]
                b: {c: *x, d: |
                  text
                }
                ? e
                : - f
                  - !!str g
                """
                        .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Problems problems = new Problems();
            YamlNode node = YamlReader.read(damaged, problems);
            assertThat(node != null || !problems.isEmpty()).as("seed %d", SEED).isTrue();
        }
    }

    private static YamlNode read(String text) {
        Problems problems = new Problems();
        YamlNode node = YamlReader.read(text.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems.problems()).isEmpty();
        return node;
    }
}
