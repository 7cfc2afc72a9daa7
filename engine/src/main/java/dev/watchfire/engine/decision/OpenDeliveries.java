// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.delivery.Delivery;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The open deliveries by what they are for: per group, receiver and integration at most one that
/// waits and one that is being sent; and how many each group has. Derived from the deliveries.
final class OpenDeliveries {
    private final Map<String, Long> waiting = new HashMap<>();
    private final Map<String, Long> sending = new HashMap<>();
    private final Map<Long, Integer> byGroup = new HashMap<>();

    void changed(@Nullable Delivery before, @Nullable Delivery after) {
        if (before != null) {
            of(before.state()).remove(before.logKey(), before.id());
            byGroup.merge(
                    before.groupId(), -1, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
        }
        if (after != null) {
            of(after.state()).put(after.logKey(), after.id());
            byGroup.merge(after.groupId(), 1, Integer::sum);
        }
    }

    private Map<String, Long> of(Delivery.State state) {
        return switch (state) {
            case PENDING -> waiting;
            case SENDING -> sending;
            case SENT, OBSERVED, FAILED, UNKNOWN, SUPERSEDED, EXPIRED ->
                    throw new IllegalStateException(
                            "a finished delivery leaves the state: " + state);
        };
    }

    /// 0 where none waits.
    long waiting(String logKey) {
        return waiting.getOrDefault(logKey, 0L);
    }

    /// 0 where none is being sent.
    long sending(String logKey) {
        return sending.getOrDefault(logKey, 0L);
    }

    boolean isOpen(String logKey) {
        return waiting.containsKey(logKey) || sending.containsKey(logKey);
    }

    int ofGroup(long groupId) {
        return byGroup.getOrDefault(groupId, 0);
    }
}
