// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One thing that happens in a simulated life. A plan is made before it is lived, so that a failing
/// one can be shortened.
sealed interface Step {
    /// Alerts begin or stop burning at their source; the source says so at once.
    record Burn(int alert, boolean burns) implements Step {}

    /// Time passes; burning alerts are repeated every minute.
    record Pass(int seconds) implements Step {}

    /// Every source falls silent for a while.
    record Silence(int seconds) implements Step {}

    record Mute(int matcher, int fromSeconds, int forSeconds) implements Step {}

    record Unmute(int which) implements Step {}

    record Reload(int configuration) implements Step {}

    /// The process dies: before the next transaction is kept, after it, or between two.
    record Die(Death death, int downSeconds) implements Step {}

    enum Death {
        BEFORE_COMMIT,
        AFTER_COMMIT,
        BETWEEN
    }

    /// So many transactions are refused.
    record DiskFull(int transactions) implements Step {}

    record ClockJump(int seconds) implements Step {}

    record Receivers(Mood mood) implements Step {}

    enum Mood {
        HEALTHY,
        FLAKY,
        DOWN,
        HANGING,
        SLOW,
        REFUSING
    }

    /// A plan of `length` steps.
    ///
    /// @param calm without what legitimately leaves a receiver uninformed: silences and reloads
    static List<Step> plan(long seed, int length, boolean calm) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Step> steps = new ArrayList<>();
        while (steps.size() < length) {
            Step step = random(random);
            if (!calm || !(step instanceof Mute || step instanceof Reload)) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static Step random(SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 40) {
            return new Burn(random.nextInt(World.ALERTS), random.nextInt(3) > 0);
        }
        if (kind < 68) {
            return new Pass(1 + random.nextInt(random.nextInt(10) == 0 ? 20_000 : 400));
        }
        if (kind < 70) {
            return new Silence(60 + random.nextInt(20 * 86_400));
        }
        if (kind < 76) {
            return new Mute(
                    random.nextInt(World.MUTES.size()),
                    random.nextInt(600) - 60,
                    61 + random.nextInt(3600));
        }
        if (kind < 79) {
            return new Unmute(random.nextInt(8));
        }
        if (kind < 82) {
            return new Reload(random.nextInt(World.CONFIGURATIONS.size()));
        }
        if (kind < 88) {
            Death[] deaths = Death.values();
            return new Die(
                    deaths[random.nextInt(deaths.length)],
                    random.nextInt(random.nextInt(4) == 0 ? 8000 : 30));
        }
        if (kind < 90) {
            return new DiskFull(1 + random.nextInt(6));
        }
        if (kind < 92) {
            return new ClockJump(random.nextInt(7200) - 3600);
        }
        Mood[] moods = Mood.values();
        return new Receivers(random.nextInt(3) == 0 ? Mood.HEALTHY : moods[random.nextInt(6)]);
    }
}
