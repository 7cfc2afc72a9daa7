// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that one transaction makes durable.
///
/// @param sequence counts batches, from 1, without holes
/// @param at the engine's time when it was decided
/// @param lastId the highest id handed out so far
public record Batch(
        long sequence, Instant at, long lastId, List<Change> changes, List<Fact> facts) {
    public Batch {
        changes = List.copyOf(changes);
        facts = List.copyOf(facts);
    }

    /// The last version of one record in this batch.
    ///
    /// @param after the record, or null where it is gone for good
    /// @param archived whether it left the engine's state and is kept to look up
    public record Change(Entity.Kind kind, long id, @Nullable Entity after, boolean archived) {}
}
