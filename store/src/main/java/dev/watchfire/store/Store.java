// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the engine's records, the journal of facts and what left the engine's state, durably.
///
/// One thread loads and commits. Any thread may call the other methods: reads never wait for a
/// commit, what writes ({@link #prune}, {@link #putSetting}) takes turns with commits.
public interface Store extends AutoCloseable {
    /// Name of the setting that is there, with the reason as its value, while nothing may be sent:
    /// every backup bears it, so that whatever starts from one does not page anybody about the
    /// past.
    String SENDING_PAUSED = "sending.paused";

    /// Where the last committed batch left off; all zero for a new store.
    record Position(long sequence, long lastId, Instant at) {
        public static final Position START = new Position(0, 0, Instant.EPOCH);
    }

    /// One fact as it was journalled.
    record Journalled(long sequence, Instant at, Fact fact) {}

    /// What this process has done to the store, and how large it is.
    ///
    /// @param rows rows written or removed by commits
    /// @param bytes JSON written by commits
    /// @param commitNanos time spent in commits that succeeded
    /// @param fileBytes size of the database, 0 where the database's server keeps it
    /// @param walBytes size of the write-ahead log, 0 where the database's server keeps it
    /// @param checkpoints runs that moved the write-ahead log into the database
    record Statistics(
            long commits,
            long failedCommits,
            long batches,
            long rows,
            long bytes,
            long commitNanos,
            long fileBytes,
            long walBytes,
            long checkpoints) {}

    /// Hears of every commit that succeeded, on the thread that committed; must return at once.
    interface CommitListener {
        void committed(int batches, int rows, long bytes, long nanos);
    }

    /// Hears how far a backup or restore is, in steps of the store's choosing.
    interface Progress {
        Progress SILENT = (_, _) -> {};

        void at(long done, long total);
    }

    /// Hands every record that is part of the engine's state to `each`, in the order of ids within
    /// a kind, and returns where the last batch left off.
    ///
    /// @throws StoreException where the store is damaged, from a newer version or not readable
    Position load(Consumer<? super Entity> each) throws StoreException;

    /// Makes the batches durable in one transaction: all of it, or nothing. Their sequences
    /// continue where the last commit left off.
    ///
    /// @throws StoreException where nothing was kept and the same batches may be tried again, or,
    ///   with {@link StoreException.Kind#OUTCOME_UNKNOWN}, where {@link #load} must tell
    void commit(List<Batch> batches) throws StoreException;

    /// What was journalled about any of `subjects`, newest first. The facts of one batch stay
    /// together, so that a few more than `limit` may come back.
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

    /// Removes what was journalled or archived before `before`, about `limit` rows in one go (one
    /// batch of the journal is removed as a whole), and gives room back to the disk.
    ///
    /// @return whether there is more to do
    boolean prune(Instant before, int limit) throws StoreException;

    /// A small text that outlives the process.
    ///
    /// @return null where there is none of this name
    @Nullable String setting(String name) throws StoreException;

    /// @param value null removes it
    void putSetting(String name, @Nullable String value) throws StoreException;

    /// Copies of what another Alertmanager sent; writing one takes turns with commits.
    ShadowCopies shadowCopies();

    /// Ordinary SQL on the tables that are not the engine's.
    Documents documents();

    /// Writes a consistent copy of everything into one file while work goes on. The file is the
    /// same for every kind of store, and holds no secret that the tables do not hold.
    ///
    /// @param target must not exist; appears only once it is complete
    void backup(Path target, Progress progress) throws StoreException;

    Statistics statistics();

    /// At most one; a later one takes the earlier one's place.
    void onCommit(CommitListener listener);

    /// Waits for the operation under way, then lets go of everything.
    @Override
    void close();
}
