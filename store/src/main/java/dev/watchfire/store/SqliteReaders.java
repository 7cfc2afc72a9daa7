// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections that read, opened when they are first needed. Safe for any thread.
final class SqliteReaders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteReaders.class);

    /// Reads keep a processor busy rather than wait; more would only make each other slow.
    static final int MOST = 4;

    static final int WAIT_MS = 5_000;

    private final Path file;
    private final Semaphore free = new Semaphore(MOST);
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    SqliteReaders(Path file) {
        this.file = file;
    }

    Connection borrow() throws SQLException {
        acquire();
        @Nullable Connection connection = idle.pollLast();
        boolean done = false;
        try {
            if (connection == null) {
                connection = SqliteFile.openReader(file);
            }
            done = true;
            return connection;
        } finally {
            if (!done) {
                free.release();
            }
        }
    }

    private void acquire() throws SQLException {
        try {
            if (!free.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS)) {
                throw new SQLException(
                        "all %d readers were busy for %d ms".formatted(MOST, WAIT_MS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a reader", e);
        }
    }

    void giveBack(Connection connection, boolean sound) {
        if (sound) {
            idle.addLast(connection);
        } else {
            close(connection);
        }
        free.release();
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection to {} did not close", file, e);
        }
    }

    /// Waits for the reads under way.
    @Override
    public void close() {
        free.acquireUninterruptibly(MOST);
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            close(connection);
        }
    }
}
