// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Tables.WORKSPACE;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.store.json.MalformedRecordException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store over SQL, on whichever database `backend` is.
///
/// A connection that failed is given up and opened anew by the next call: no call has to reason
/// about the state in which an error left it.
final class SqlStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(SqlStore.class);

    /// Says that only loading can tell where the journal ends.
    private static final long UNKNOWN = -1;

    /// Rows that the driver fetches at once while everything is loaded.
    private static final int FETCHED_ROWS = 1_000;

    private final Backend backend;
    private final Reads reads;
    private final Counters counters = new Counters();

    // Both under backend.writing().
    private @Nullable BatchWriter writer;
    private long lastSequence = UNKNOWN;

    private volatile CommitListener listener = (_, _, _, _) -> {};
    private volatile boolean closed;

    /// Takes over `backend`, whose tables are there and of this version.
    SqlStore(Backend backend) throws StoreException {
        this.backend = backend;
        this.reads = new Reads(backend);
        lastSequence = writing(Journal::position).sequence();
    }

    @Override
    public Position load(Consumer<? super Entity> each) throws StoreException {
        return writing(
                connection -> {
                    int processors = Runtime.getRuntime().availableProcessors();
                    try (Decoding decoding = new Decoding(each, processors)) {
                        for (Entity.Kind kind : Entity.Kind.values()) {
                            load(connection, kind, decoding);
                        }
                        decoding.finish();
                    }
                    Position position = Journal.position(connection);
                    lastSequence = position.sequence();
                    return position;
                });
    }

    private void load(Connection connection, Entity.Kind kind, Decoding decoding)
            throws SQLException {
        String sql =
                "SELECT id, body FROM %s WHERE workspace = %d ORDER BY id"
                        .formatted(Tables.live(kind), WORKSPACE);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCHED_ROWS);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    decoding.take(kind, rows.getLong(1), rows.getBytes(2));
                }
            }
        }
    }

    @Override
    public void commit(List<Batch> batches) throws StoreException {
        if (batches.isEmpty()) {
            return;
        }
        backend.writing().lock();
        try {
            requireNext(batches);
            commitInTurn(batches);
        } finally {
            backend.writing().unlock();
        }
    }

    private void requireNext(List<Batch> batches) throws StoreException {
        if (lastSequence == UNKNOWN) {
            throw new StoreException(
                    StoreException.Kind.OUTCOME_UNKNOWN,
                    "Whether the last commit to %s was kept is still not known; load first."
                            .formatted(backend.name()),
                    null);
        }
        long expected = lastSequence + 1;
        for (Batch batch : batches) {
            if (batch.sequence() != expected) {
                throw new IllegalArgumentException(
                        "batch %d where batch %d was due".formatted(batch.sequence(), expected));
            }
            expected++;
        }
    }

    private void commitInTurn(List<Batch> batches) throws StoreException {
        long started = System.nanoTime();
        boolean committing = false;
        boolean committed = false;
        BatchWriter.Written written;
        try {
            BatchWriter current = writer();
            written = current.write(batches);
            committing = true;
            current.connection().commit();
            committed = true;
        } catch (SQLException e) {
            StoreException failure = backend.failure(e, committing);
            if (failure.kind() == StoreException.Kind.OUTCOME_UNKNOWN) {
                lastSequence = UNKNOWN;
            }
            throw failure;
        } finally {
            if (!committed) {
                counters.failed();
                dropWriter();
            }
        }
        lastSequence = batches.getLast().sequence();
        long nanos = System.nanoTime() - started;
        counters.committed(batches.size(), written.rows(), written.bytes(), nanos);
        backend.committed();
        listener.committed(batches.size(), written.rows(), written.bytes(), nanos);
    }

    @Override
    public List<Journalled> history(long[] subjects, long before, int limit) throws StoreException {
        return reads.history(subjects, before, limit);
    }

    @Override
    public List<Entity> archived(Entity.Kind kind, long before, int limit) throws StoreException {
        return reads.archived(kind, before, limit);
    }

    @Override
    public @Nullable Entity archived(Entity.Kind kind, long id) throws StoreException {
        return reads.archived(kind, id);
    }

    @Override
    public List<Entity> archivedAlerts(long fingerprint, int limit) throws StoreException {
        return reads.archivedAlerts(fingerprint, limit);
    }

    @Override
    public boolean prune(Instant before, int limit) throws StoreException {
        boolean more =
                writing(
                        connection -> {
                            int removed = Retention.prune(connection, Nanos.bound(before), limit);
                            connection.commit();
                            boolean reclaimable = backend.reclaim(connection);
                            connection.commit();
                            return removed >= limit || reclaimable;
                        });
        backend.committed();
        return more;
    }

    @Override
    public @Nullable String setting(String name) throws StoreException {
        return reads.setting(name);
    }

    @Override
    public void putSetting(String name, @Nullable String value) throws StoreException {
        writing(
                connection -> {
                    Settings.put(connection, name, value);
                    connection.commit();
                    return true;
                });
        backend.committed();
    }

    @Override
    public ShadowCopies shadowCopies() {
        return new ShadowCopies() {
            @Override
            public ShadowCopy add(ShadowCopy copy) throws StoreException {
                ShadowCopy kept =
                        writing(
                                connection -> {
                                    ShadowCopy inserted = ShadowTable.insert(connection, copy);
                                    connection.commit();
                                    return inserted;
                                });
                backend.committed();
                return kept;
            }

            @Override
            public List<ShadowCopy> since(Instant from, int limit) throws StoreException {
                return reads.shadowCopies(from, limit);
            }

            @Override
            public Map<String, Instant> firstOfEachReceiver() throws StoreException {
                return reads.firstShadowCopies();
            }
        };
    }

    @Override
    public Documents documents() {
        return new Documents() {
            @Override
            public <T> T read(Documents.Work<T> work) throws StoreException {
                return reads.documents(work);
            }

            @Override
            public <T> T write(Documents.Work<T> work) throws StoreException {
                return writeDocuments(work);
            }
        };
    }

    /// On PostgreSQL too on the writer's connection: its session is the one that owns the store, so
    /// nothing is written by a process that another one has taken over from.
    private <T> T writeDocuments(Documents.Work<T> work) throws StoreException {
        boolean[] committing = new boolean[1];
        T result =
                writing(
                        connection -> {
                            T done = work.on(connection);
                            committing[0] = true;
                            connection.commit();
                            return done;
                        },
                        committing);
        backend.committed();
        return result;
    }

    @Override
    public void backup(Path target, Progress progress) throws StoreException {
        backend.backup(target, progress);
    }

    @Override
    public Statistics statistics() {
        return counters.statistics(backend.fileBytes(), backend.walBytes(), backend.checkpoints());
    }

    @Override
    public void onCommit(CommitListener listener) {
        this.listener = listener;
    }

    /// Something to do on the writer's connection.
    private interface Turn<T> {
        T on(Connection connection) throws SQLException, StoreException;
    }

    /// Runs `work` in the writer's turn; what it did not commit is rolled back.
    private <T> T writing(Turn<T> work) throws StoreException {
        return writing(work, new boolean[1]);
    }

    /// @param committing holds true once `work` asked for the commit
    private <T> T writing(Turn<T> work, boolean[] committing) throws StoreException {
        backend.writing().lock();
        boolean done = false;
        try {
            Connection connection = writer().connection();
            T result = work.on(connection);
            connection.rollback();
            done = true;
            return result;
        } catch (SQLException e) {
            throw backend.failure(e, committing[0]);
        } catch (MalformedRecordException e) {
            throw Reads.damaged(backend, e);
        } finally {
            if (!done) {
                dropWriter();
            }
            backend.writing().unlock();
        }
    }

    private BatchWriter writer() throws SQLException, StoreException {
        if (closed) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE, backend.name() + " is closed.", null);
        }
        BatchWriter current = writer;
        if (current == null) {
            current = new BatchWriter(backend.openWriter(), backend);
            writer = current;
            requireOurs(current);
        }
        return current;
    }

    /// A new connection must find the journal where the old one left it.
    private void requireOurs(BatchWriter current) throws SQLException, StoreException {
        long found = Journal.position(current.connection()).sequence();
        if (lastSequence != UNKNOWN && found != lastSequence) {
            long expected = lastSequence;
            lastSequence = UNKNOWN;
            throw new StoreException(
                    StoreException.Kind.OUTCOME_UNKNOWN,
                    "%s holds batches up to %d instead of %d; load anew."
                            .formatted(backend.name(), found, expected),
                    null);
        }
        current.connection().rollback();
    }

    private void dropWriter() {
        BatchWriter dropped = writer;
        writer = null;
        if (dropped != null) {
            try {
                dropped.close();
            } catch (SQLException e) {
                LOG.debug("A connection to {} that failed did not close", backend.name(), e);
            }
        }
    }

    @Override
    public void close() {
        backend.writing().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            dropWriter();
        } finally {
            backend.writing().unlock();
        }
        // Not while writing is held: threads of the backend may wait for it before they end.
        backend.close();
    }
}
