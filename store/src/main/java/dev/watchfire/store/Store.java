// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the engine's records, the journal of facts and what left the engine's state, durably.
///
/// One thread writes; any thread reads. A reader never waits for the writer.
public interface Store extends AutoCloseable {
    /// Where the last committed batch left off; all zero for a new store.
    record Position(long sequence, long lastId, Instant at) {
        public static final Position START = new Position(0, 0, Instant.EPOCH);
    }

    /// One fact as it was journalled.
    record Journalled(long sequence, Instant at, Fact fact) {}

    /// Hands every record that is part of the engine's state to `each`, in the order of ids within
    /// a kind, and returns where the last batch left off.
    ///
    /// @throws StoreException where the store is damaged, from a newer version or not readable
    Position load(Consumer<? super Entity> each) throws StoreException;

    /// Makes the batches durable in one transaction: all of it, or nothing.
    ///
    /// @throws StoreException where nothing was kept; the same batches may be tried again unless
    ///   {@link StoreException.Kind#OUTCOME_UNKNOWN}
    void commit(List<Batch> batches) throws StoreException;

    /// What was journalled about any of `subjects`, newest first.
    ///
    /// @param before only what came before this sequence, 0 for no bound
    List<Journalled> history(long[] subjects, long before, int limit) throws StoreException;

    /// Archived records of a kind, newest id first.
    ///
    /// @param before only ids below this one, 0 for no bound
    List<Entity> archived(Entity.Kind kind, long before, int limit) throws StoreException;

    @Nullable Entity archived(Entity.Kind kind, long id) throws StoreException;

    /// Archived alerts that had this fingerprint, newest first.
    List<Entity> archivedAlerts(long fingerprint, int limit) throws StoreException;

    /// Removes what was journalled or archived before `before`, at most `limit` rows in one go.
    ///
    /// @return whether more remains
    boolean prune(Instant before, int limit) throws StoreException;

    @Override
    void close();
}
