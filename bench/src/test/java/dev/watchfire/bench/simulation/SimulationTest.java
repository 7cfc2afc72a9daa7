// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SimulationTest {
    private static final int LIVES = 6;
    private static final int STEPS = 150;

    @Test
    void everyLifeKeepsEveryPromise() {
        for (long seed = 1; seed <= LIVES; seed++) {
            Simulation.Life life = Simulation.live(seed, Simulation.plan(seed, STEPS));
            if (life.broken() != null) {
                Simulation.shorten(seed, Simulation.plan(seed, STEPS), System.out);
            }
            assertThat(life.broken()).as("seed %d", seed).isNull();
        }
    }

    @Test
    void theSameSeedEndsWithTheSameHash() {
        Simulation.Life first = Simulation.live(5, Simulation.plan(5, STEPS));
        Simulation.Life second = Simulation.live(5, Simulation.plan(5, STEPS));
        assertThat(first).isEqualTo(second);
    }
}
