// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves the write-ahead log into the database on a thread of its own, so that no commit waits for
/// it. Passive runs work beside the writer but can never catch up with one that does not pause;
/// once the log is long, the writer waits for a last short run that lets the log start over.
final class Checkpointer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    /// Lets a burst of commits gather: a page they all touched is then moved once.
    private static final long PAUSE_MS = 100;

    /// 8 MiB: moving less is not worth its syncs.
    private static final long PASSIVE_PAGES = 1_000;

    /// 64 MiB of log is read in a fraction of a second after a crash.
    private static final long RESTART_PAGES = SqliteFile.WAL_KEPT_BYTES / SqliteFile.PAGE_BYTES;

    /// While it waits for readers the writer waits too; ours read for a few milliseconds.
    private static final int READERS_TIMEOUT_MS = 50;

    private final Path file;
    private final Lock writing;
    private final long passivePages;
    private final long restartPages;
    private final Connection connection;
    private final Thread thread;
    private final AtomicLong checkpoints = new AtomicLong();

    private final Lock state = new ReentrantLock();
    private final Condition changed = state.newCondition();
    private volatile boolean dirty;
    private boolean stopped;
    private boolean failing;

    Checkpointer(Path file, Lock writing) throws SQLException {
        this(file, writing, PASSIVE_PAGES, RESTART_PAGES);
    }

    Checkpointer(Path file, Lock writing, long passivePages, long restartPages)
            throws SQLException {
        this.file = file;
        this.writing = writing;
        this.passivePages = passivePages;
        this.restartPages = restartPages;
        this.connection = SqliteFile.openWriter(file);
        connection.setAutoCommit(true);
        Sql.execute(connection, "PRAGMA busy_timeout = " + READERS_TIMEOUT_MS);
        this.thread =
                Thread.ofPlatform().name("watchfire-checkpoint").daemon().unstarted(this::run);
        thread.start();
    }

    /// Costs next to nothing while the thread is awake.
    void committed() {
        if (!dirty) {
            state.lock();
            try {
                dirty = true;
                changed.signal();
            } finally {
                state.unlock();
            }
        }
    }

    long checkpoints() {
        return checkpoints.get();
    }

    private void run() {
        try {
            while (awaitWork()) {
                runOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return false when it is time to stop
    private boolean awaitWork() throws InterruptedException {
        state.lock();
        try {
            while (!dirty && !stopped) {
                changed.await();
            }
            dirty = false;
            long nanos = TimeUnit.MILLISECONDS.toNanos(PAUSE_MS);
            while (nanos > 0 && !stopped) {
                nanos = changed.awaitNanos(nanos);
            }
            return !stopped;
        } finally {
            state.unlock();
        }
    }

    private void runOnce() {
        try {
            if (checkpoint()) {
                committed();
            }
            failing = false;
        } catch (SQLException e) {
            // The log keeps growing meanwhile; commits say so themselves once the disk is full.
            if (!failing) {
                LOG.warn("The log of {} could not be moved into it, trying again", file, e);
            }
            failing = true;
            committed();
        }
    }

    /// @return whether a reader of old pages kept it from doing all it should
    private boolean checkpoint() throws SQLException {
        Log log = pragma("NOOP");
        if (log.pages - log.moved < passivePages) {
            return false;
        }
        log = pragma("PASSIVE");
        checkpoints.incrementAndGet();
        if (log.pages < restartPages) {
            return false;
        }
        if (log.pages - log.moved > passivePages) {
            // Somebody reads an old state, a backup for instance: waiting would only hold commits
            // up.
            return true;
        }
        writing.lock();
        try {
            log = pragma("RESTART");
            checkpoints.incrementAndGet();
        } finally {
            writing.unlock();
        }
        return log.busy;
    }

    /// @param pages in the log
    /// @param moved of those, in the database already
    private record Log(boolean busy, long pages, long moved) {}

    private Log pragma(String mode) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("PRAGMA wal_checkpoint(%s)".formatted(mode))) {
            if (!row.next()) {
                throw new SQLException("wal_checkpoint gave no answer");
            }
            return new Log(row.getInt(1) != 0, row.getLong(2), row.getLong(3));
        }
    }

    @Override
    public void close() {
        state.lock();
        try {
            stopped = true;
            changed.signal();
        } finally {
            state.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection to {} did not close", file, e);
        }
    }
}
