// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz;

import dev.watchfire.bench.fuzz.Trial.Failure;
import dev.watchfire.bench.fuzz.input.Target;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;

/// What is done about an input that breaks something: it is shortened, shown and kept.
final class Report {
    private final Corpus corpus;
    private final PrintStream out;

    Report(Corpus corpus, PrintStream out) {
        this.corpus = corpus;
        this.out = out;
    }

    /// @return where the shortened input is kept
    Path finding(Target target, byte[] input, Failure failure) {
        Trial trial = new Trial(target);
        Shrinker shrinker =
                new Shrinker(
                        shorter -> {
                            Failure other = trial.feed(shorter);
                            return other != null && other.kind().equals(failure.kind());
                        });
        byte[] shortest = shrinker.shrink(input);
        Failure shown = Objects.requireNonNullElse(trial.feed(shortest), failure);
        try {
            Path kept = corpus.keep(target.name(), shortest);
            out.printf(
                    "%s: %s%n  %s%n  base64:  %s%n  escaped: %s%n  kept as: %s%n",
                    target.name(),
                    shown.kind(),
                    shown.message(),
                    Base64.getEncoder().encodeToString(shortest),
                    escaped(shortest),
                    kept);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep an input of " + target.name(), e);
        }
    }

    /// As a string in Java or a dictionary of libFuzzer, every byte on its own.
    static String escaped(byte[] input) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : input) {
            if (b == '"' || b == '\\') {
                escaped.append('\\').append((char) b);
            } else if (b >= ' ' && b < 0x7f) {
                escaped.append((char) b);
            } else {
                escaped.append("\\x%02x".formatted(b & 0xff));
            }
        }
        return escaped.toString();
    }
}
