// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.Entity;
import java.util.Map;
import java.util.TreeMap;

/// A version of an escalation policy, kept as long as a page climbs by it.
///
/// @param current whether it is how the configuration has it
/// @param turns for steps that go round: who was asked last, by the step's position
public record PinnedPolicy(
        long id,
        long revision,
        EscalationPolicy policy,
        boolean current,
        Map<Integer, String> turns)
        implements Entity {
    public PinnedPolicy {
        turns = Map.copyOf(new TreeMap<>(turns));
    }

    public PinnedPolicy asked(int step, String person) {
        Map<Integer, String> next = new TreeMap<>(turns);
        next.put(step, person);
        return new PinnedPolicy(id, revision + 1, policy, current, next);
    }

    public PinnedPolicy outdated() {
        return new PinnedPolicy(id, revision + 1, policy, false, turns);
    }
}
