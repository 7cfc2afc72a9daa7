// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.bench.fuzz.input.Finding;
import dev.watchfire.bench.fuzz.input.Target;
import dev.watchfire.bench.fuzz.input.Targets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A short run of every target from a fixed seed; the long one is `bench/fuzz`.
class FuzzTest {
    private static final Path CORPUS = Path.of("").toAbsolutePath().resolve("corpus");

    /// A second or so for each target.
    private static final int ROUNDS = 2_000;

    private static final long SEED = 20260101;

    @TempDir Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    static Stream<String> targets() {
        return Targets.names().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyInputOfTheCorpusAndWhatIsMadeOfItHolds(String name) throws IOException {
        Corpus corpus = new Corpus(CORPUS);
        assertThat(corpus.of(name)).isNotEmpty();
        // What is found here is written to a folder of its own: a build changes no source.
        Path kept = Fuzz.run(Targets.named(name), corpus, ROUNDS, SEED, report(folder));
        assertThat(kept).as(printed.toString(UTF_8)).isNull();
    }

    @Test
    void aFaultIsFoundShrunkShownAndKept() throws IOException {
        Files.createDirectories(folder.resolve("planted"));
        Files.writeString(folder.resolve("planted/1"), "a list of [words], and {more}");
        Corpus corpus = new Corpus(folder);

        Path kept = Fuzz.run(planted("[[", 0), corpus, 10_000, SEED, report(folder));

        assertThat(kept).isNotNull().hasContent("[[");
        assertThat(printed.toString(UTF_8))
                .contains(
                        "planted: ", "unexpected [[0", "base64:  W1s=", "escaped: [[", "kept as: ");
        assertThat(corpus.of("planted")).contains("[[".getBytes(UTF_8));
        assertThat(Fuzz.run(planted("[[", 0), corpus, 0, SEED, report(folder))).isEqualTo(kept);
    }

    @Test
    void anInputThatTakesTooMuchMemoryIsAFault() throws IOException {
        Files.createDirectories(folder.resolve("planted"));
        Files.writeString(folder.resolve("planted/1"), "long enough");

        Path kept =
                Fuzz.run(planted("\u0000", 64 << 20), new Corpus(folder), 0, SEED, report(folder));

        assertThat(kept).isNotNull();
        assertThat(printed.toString(UTF_8)).contains("bytes allocated for");
    }

    @Test
    void theSameSeedMakesTheSameInputs() {
        assertThat(inputs(SEED)).isEqualTo(inputs(SEED)).isNotEqualTo(inputs(SEED + 1));
    }

    private static List<String> inputs(long seed) {
        Mutator mutator = new Mutator(List.of("a{b}c".getBytes(UTF_8)), List.of("word"), seed);
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            inputs.add(Report.escaped(mutator.next()));
        }
        return inputs;
    }

    private Report report(Path kept) {
        return new Report(new Corpus(kept), new PrintStream(printed, true, UTF_8));
    }

    /// @param allocates bytes for each input
    private static Target planted(String fault, int allocates) {
        return new Target() {
            private byte[] garbage = new byte[0];

            @Override
            public String name() {
                return "planted";
            }

            @Override
            public List<String> words() {
                return List.of("[");
            }

            @Override
            public void feed(byte[] input) {
                garbage = new byte[allocates];
                if (new String(input, UTF_8).contains(fault)) {
                    throw new Finding("unexpected " + fault + garbage.length);
                }
            }
        };
    }
}
