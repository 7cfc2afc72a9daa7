// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz;

import dev.watchfire.bench.fuzz.Trial.Failure;
import dev.watchfire.bench.fuzz.input.Target;
import dev.watchfire.bench.fuzz.input.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Feeds a target its corpus, and then what a mutator makes of it. Nothing here looks at what an
/// input reaches: {@link Guided} does, at the price of a native library.
public final class Fuzz {
    private Fuzz() {}

    /// `targets` prints their names, `words TARGET` its words as a dictionary of libFuzzer, `replay
    /// CORPUS TARGET` feeds what is kept, and ends with 1 where something breaks.
    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "targets" -> Targets.names().forEach(System.out::println);
            case "words" ->
                    Targets.named(args[1]).words().stream()
                            .map(word -> Report.escaped(word.getBytes(StandardCharsets.UTF_8)))
                            .forEach(word -> System.out.println('"' + word + '"'));
            case "replay" -> {
                Corpus corpus = new Corpus(Path.of(args[1]));
                Target target = Targets.named(args[2]);
                if (run(target, corpus, 0, 0, new Report(corpus, System.out)) != null) {
                    System.exit(1);
                }
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /// @param rounds how many inputs to make
    /// @return where the first input is kept that broke something, or null
    static @Nullable Path run(Target target, Corpus corpus, int rounds, long seed, Report report)
            throws IOException {
        List<byte[]> seeds = corpus.of(target.name());
        Trial trial = new Trial(target);
        for (byte[] input : seeds) {
            Failure failure = trial.feed(input);
            if (failure != null) {
                return report.finding(target, input, failure);
            }
        }
        Mutator mutator = new Mutator(seeds, target.words(), seed);
        for (int round = 0; round < rounds; round++) {
            byte[] input = mutator.next();
            Failure failure = trial.feed(input);
            if (failure != null) {
                return report.finding(target, input, failure);
            }
        }
        return null;
    }
}
