// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lives plans and, where a promise is broken, finds the shortest plan that still breaks one.
public final class Simulation {
    private static final int STEPS = 250;

    /// Steps between two comparisons with a fresh load, which reads the whole store.
    private static final int COMPARE_EVERY = 50;

    private Simulation() {}

    /// How a life went.
    ///
    /// @param broken the promise that was broken, or null
    record Life(long hash, @Nullable String broken) {}

    /// `[first seed] [number of seeds] [steps]`; ends with 1 at the first broken promise.
    public static void main(String[] args) {
        long first = args.length > 0 ? Long.parseLong(args[0]) : 1;
        long count = args.length > 1 ? Long.parseLong(args[1]) : Long.MAX_VALUE;
        int steps = args.length > 2 ? Integer.parseInt(args[2]) : STEPS;
        for (long seed = first; seed - first < count; seed++) {
            Life life = live(seed, plan(seed, steps));
            System.out.printf("seed %d: %s%n", seed, life.broken == null ? "ok" : life.broken);
            if (life.broken != null) {
                shorten(seed, plan(seed, steps), System.out);
                System.exit(1);
            }
        }
    }

    static List<Step> plan(long seed, int steps) {
        return Step.plan(seed, steps, seed % 3 == 0);
    }

    static Life live(long seed, List<Step> plan) {
        Path folder;
        try {
            folder = Files.createTempDirectory("simulation");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (World world = new World(folder, seed)) {
            for (int i = 0; i < plan.size(); i++) {
                world.live(plan.get(i));
                if (i % COMPARE_EVERY == COMPARE_EVERY - 1) {
                    world.compareWithFreshLoad();
                }
            }
            world.settle();
            world.compareWithFreshLoad();
            return new Life(world.hash(), null);
        } catch (Violation e) {
            return new Life(0, e.getMessage());
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Leaves out whatever is not needed to break a promise, in ever smaller pieces.
    static List<Step> shorten(long seed, List<Step> plan, PrintStream out) {
        List<Step> shortest = new ArrayList<>(plan);
        for (int piece = plan.size() / 2; piece > 0; piece /= 2) {
            for (int at = 0; at + piece <= shortest.size(); ) {
                List<Step> without = new ArrayList<>(shortest);
                without.subList(at, at + piece).clear();
                if (live(seed, without).broken != null) {
                    shortest = without;
                } else {
                    at += piece;
                }
            }
        }
        out.printf("seed %d breaks a promise in %d steps:%n", seed, shortest.size());
        shortest.forEach(step -> out.println("  " + step));
        out.println(live(seed, shortest).broken);
        return shortest;
    }
}
