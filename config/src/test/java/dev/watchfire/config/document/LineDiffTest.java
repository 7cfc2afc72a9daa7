// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.document.LineDiff.Diff;
import dev.watchfire.config.document.LineDiff.Hunk;
import dev.watchfire.config.document.LineDiff.Kind;
import dev.watchfire.config.document.LineDiff.Line;
import dev.watchfire.config.document.LineDiff.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LineDiffTest {
    private static Diff diff(String before, String after) {
        return LineDiff.between(Side.of(before), Side.of(after));
    }

    private static String shown(Diff diff) {
        StringBuilder out = new StringBuilder();
        for (Hunk hunk : diff.hunks()) {
            out.append("@@\n");
            for (Line line : hunk.lines()) {
                String sign =
                        switch (line.kind()) {
                            case SAME -> " ";
                            case ADDED -> "+";
                            case REMOVED -> "-";
                        };
                out.append(sign).append(line.text()).append('\n');
            }
        }
        return out.toString();
    }

    @Test
    void aChangedLineIsShownWithThreeLinesAroundIt() {
        Diff diff = diff("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nE\nf\ng\nh\n");
        assertThat(shown(diff)).isEqualTo("@@\n b\n c\n d\n-e\n+E\n f\n g\n h\n");
        assertThat(diff.added()).isEqualTo(1);
        assertThat(diff.removed()).isEqualTo(1);
        assertThat(diff.hunks().getFirst().lines().getFirst())
                .isEqualTo(new Line(Kind.SAME, 2, 2, "b"));
    }

    @Test
    void changesFarApartAreHunksOfTheirOwn() {
        String text =
                IntStream.range(0, 20).mapToObj(i -> "l" + i).collect(Collectors.joining("\n"));
        Diff diff = diff(text, text.replace("l2\n", "two\n").replace("l17", "seventeen"));
        assertThat(diff.hunks()).hasSize(2);
    }

    @Test
    void sameTextsDoNotDiffer() {
        assertThat(diff("a\nb\n", "a\nb\n").hunks()).isEmpty();
        assertThat(diff("", "").hunks()).isEmpty();
    }

    @Test
    void linesThatAreShownAlikeMayDiffer() {
        Diff diff =
                LineDiff.between(
                        Side.of("key: s1", "key: <secret>"), Side.of("key: s2", "key: <secret>"));
        assertThat(shown(diff)).isEqualTo("@@\n-key: <secret>\n+key: <secret>\n");
    }

    @Test
    void theLinesOfADiffMakeBothTexts() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<String> before = lines(random);
            List<String> after = new ArrayList<>(before);
            for (int i = random.nextInt(6); i > 0; i--) {
                if (random.nextBoolean() && !after.isEmpty()) {
                    after.remove(random.nextInt(after.size()));
                } else {
                    after.add(random.nextInt(after.size() + 1), "n" + random.nextInt(4));
                }
            }
            assertRight(before, after, seed);
            assertRight(before, lines(random), seed);
        }
    }

    @Test
    void textsWithNothingInCommonAreShownWhole() {
        List<String> before = IntStream.range(0, 2_000).mapToObj(i -> "a" + i).toList();
        List<String> after = IntStream.range(0, 2_000).mapToObj(i -> "b" + i).toList();
        assertRight(before, after, -1);
    }

    private static List<String> lines(Random random) {
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> "l" + random.nextInt(5))
                .toList();
    }

    private static void assertRight(List<String> before, List<String> after, long seed) {
        Diff diff = LineDiff.between(new Side(before, before), new Side(after, after));
        List<String> rebuilt = new ArrayList<>();
        int next = 0;
        for (Hunk hunk : diff.hunks()) {
            for (Line line : hunk.lines()) {
                if (line.kind() == Kind.ADDED) {
                    rebuilt.add(line.text());
                    continue;
                }
                while (next < line.before() - 1) {
                    rebuilt.add(before.get(next++));
                }
                assertThat(before.get(next)).as("seed %d", seed).isEqualTo(line.text());
                if (line.kind() == Kind.SAME) {
                    rebuilt.add(line.text());
                }
                next++;
            }
        }
        rebuilt.addAll(before.subList(next, before.size()));
        assertThat(rebuilt).as("seed %d", seed).isEqualTo(after);
    }
}
