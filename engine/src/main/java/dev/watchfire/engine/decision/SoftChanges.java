// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The alerts with changes that only memory holds, oldest first. What a batch takes out of it comes
/// back where the batch is not kept: else such a change would never be written.
final class SoftChanges {
    /// One of them.
    ///
    /// @param since when the first change came
    /// @param annotations what the durable record says
    record Soft(Instant since, LabelSet annotations, String generatorUrl) {}

    private record Undo(long alert, @Nullable Soft before) {}

    private final LinkedHashMap<Long, Soft> byAlert = new LinkedHashMap<>();
    private final List<Undo> undo = new ArrayList<>();

    int size() {
        return byAlert.size();
    }

    /// @param durable the alert before this change
    void note(Alert durable, Instant now) {
        if (!byAlert.containsKey(durable.id())) {
            byAlert.put(durable.id(), new Soft(now, durable.annotations(), durable.generatorUrl()));
            undo.add(new Undo(durable.id(), null));
        }
    }

    /// @return what was there
    @Nullable Soft remove(long alert) {
        Soft soft = byAlert.isEmpty() ? null : byAlert.remove(alert);
        if (soft != null) {
            undo.add(new Undo(alert, soft));
        }
        return soft;
    }

    /// The oldest alert whose changes are older than `due`, or 0.
    long oldestBefore(Instant due) {
        Map.Entry<Long, Soft> oldest = byAlert.firstEntry();
        return oldest == null || oldest.getValue().since.isAfter(due) ? 0 : oldest.getKey();
    }

    void committed() {
        undo.clear();
    }

    void undo() {
        for (Undo change : undo.reversed()) {
            if (change.before == null) {
                byAlert.remove(change.alert);
            } else {
                byAlert.putFirst(change.alert, change.before);
            }
        }
        undo.clear();
    }
}
