// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz;

import dev.watchfire.bench.fuzz.Trial.Failure;
import dev.watchfire.bench.fuzz.input.Finding;
import dev.watchfire.bench.fuzz.input.Target;
import dev.watchfire.bench.fuzz.input.Targets;
import java.nio.file.Path;

/// What Jazzer calls: it watches which code an input reaches, and goes on from those that reach
/// something new. Its name for the method, and that it is static, are Jazzer's.
public final class Guided {
    private static final Target TARGET = Targets.named(System.getProperty("fuzz.target", ""));
    private static final Trial TRIAL = new Trial(TARGET);
    private static final Report REPORT =
            new Report(new Corpus(Path.of(System.getProperty("fuzz.corpus", ""))), System.out);

    private Guided() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Failure failure = TRIAL.feed(input);
        if (failure != null) {
            Path kept = REPORT.finding(TARGET, input, failure);
            throw new Finding(failure.message() + ", kept as " + kept);
        }
    }
}
