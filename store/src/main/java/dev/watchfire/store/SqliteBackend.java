// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// One SQLite file in a data folder that nobody else works in.
final class SqliteBackend implements Backend {
    static final String FILE_NAME = "watchfire.db";

    /// Room is given back in pieces that take about as long as a commit.
    private static final int RECLAIMED_PAGES = 256;

    /// Free pages are used again by what comes next; only when this part of the file is free, and
    /// it is a fair amount, is the file made shorter.
    private static final int FREE_PART = 4;

    private static final int FREE_PAGES_KEPT = 1_024;

    /// Walks the ranges of ids that the index begins with; the cross join keeps that order.
    private static final String ALERTS_BY_FINGERPRINT =
            """
            WITH RECURSIVE range (number) AS (
                SELECT max(id) / 8192 FROM archived_alert
                UNION ALL
                SELECT number - 1 FROM range
                WHERE number > (SELECT min(id) / 8192 FROM archived_alert)
            )
            SELECT id, body FROM range CROSS JOIN archived_alert
            WHERE id / 8192 = number AND fingerprint = ?
            ORDER BY id DESC LIMIT ?
            """;

    private final Path file;
    private final FolderLock folderLock;
    private final Lock writing = new ReentrantLock();
    private final SqliteReaders readers;
    private final Checkpointer checkpointer;

    private SqliteBackend(Path file, FolderLock folderLock) throws SQLException {
        this.file = file;
        this.folderLock = folderLock;
        this.readers = new SqliteReaders(file);
        this.checkpointer = new Checkpointer(file, writing);
    }

    /// Opens the store in `folder`, which it makes where it is missing.
    ///
    /// @throws StoreException where it is in use, damaged, not ours or from a newer version
    static SqliteBackend open(Path folder) throws StoreException {
        makeFolder(folder);
        FolderLock lock = FolderLock.take(folder);
        Path file = folder.resolve(FILE_NAME);
        boolean opened = false;
        try {
            NativeLibrary.keepIn(folder);
            SqliteFile.requireDatabase(file);
            OwnerOnly.makeFile(file);
            try (Connection connection = SqliteFile.openWriter(file)) {
                SqliteFile.requireSound(connection, file);
                Migrations.run(connection, SqliteFile.SCRIPTS, SqliteFile.VERSION, file.toString());
            }
            SqliteBackend backend = new SqliteBackend(file, lock);
            opened = true;
            return backend;
        } catch (SQLException e) {
            throw SqliteFile.failure(e, false, file);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE, "Cannot make %s: %s.".formatted(file, e), e);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /// Fills `folder` from a backup; nobody may have it open.
    ///
    /// @throws StoreException where a store in it holds anything
    static void restore(Path folder, Path backup, Store.Progress progress) throws StoreException {
        makeFolder(folder);
        Path file = folder.resolve(FILE_NAME);
        try (FolderLock _ = FolderLock.take(folder)) {
            NativeLibrary.keepIn(folder);
            SqliteFile.requireDatabase(file);
            if (Files.exists(file)) {
                requireEmpty(file);
                Files.delete(file);
            }
            BackupFile.unpack(backup, file, progress);
        } catch (SQLException e) {
            throw SqliteFile.failure(e, false, file);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE, "Cannot replace %s: %s.".formatted(file, e), e);
        }
    }

    private static void requireEmpty(Path file) throws SQLException, StoreException {
        // Closing the last writer also clears away the log, which would not fit the restored file.
        try (Connection connection = SqliteFile.openWriter(file)) {
            SqliteFile.requireSound(connection, file);
            if (SqliteFile.VERSION.read(connection) > 0 && !TableCopy.isEmpty(connection)) {
                throw new StoreException(
                        StoreException.Kind.UNUSABLE,
                        "%s is not empty. Restore into a new folder, or move this one away."
                                .formatted(file),
                        null);
            }
        }
    }

    private static void makeFolder(Path folder) throws StoreException {
        try {
            OwnerOnly.makeFolder(folder);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "Cannot make the data folder %s: %s.".formatted(folder, e),
                    e);
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Lock writing() {
        return writing;
    }

    @Override
    public Connection openWriter() throws SQLException {
        return SqliteFile.openWriter(file);
    }

    @Override
    public Connection borrowReader() throws SQLException {
        return readers.borrow();
    }

    @Override
    public void giveBack(Connection reader, boolean sound) {
        readers.giveBack(reader, sound);
    }

    @Override
    public String key(String column) {
        return column;
    }

    @Override
    public String alertsByFingerprint() {
        return ALERTS_BY_FINGERPRINT;
    }

    @Override
    public StoreException failure(SQLException e, boolean committing) {
        return SqliteFile.failure(e, committing, file);
    }

    @Override
    public void committed() {
        checkpointer.committed();
    }

    @Override
    public boolean reclaim(Connection writer) throws SQLException {
        if (!hasMuchFree(writer)) {
            return false;
        }
        try (Statement statement = writer.createStatement()) {
            // Each step frees one page; only as an update does the driver take all steps.
            statement.executeUpdate("PRAGMA incremental_vacuum(%d)".formatted(RECLAIMED_PAGES));
        }
        return hasMuchFree(writer);
    }

    private static boolean hasMuchFree(Connection connection) throws SQLException {
        long free = Sql.number(connection, "PRAGMA freelist_count");
        long all = Sql.number(connection, "PRAGMA page_count");
        return free > FREE_PAGES_KEPT && free > all / FREE_PART;
    }

    @Override
    public void backup(Path target, Store.Progress progress) throws StoreException {
        BackupFile.copySqlite(file, target, progress);
    }

    @Override
    public long fileBytes() {
        return size(file);
    }

    @Override
    public long walBytes() {
        return size(file.resolveSibling(FILE_NAME + "-wal"));
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            // The log comes and goes.
            return 0;
        }
    }

    @Override
    public long checkpoints() {
        return checkpointer.checkpoints();
    }

    @Override
    public void close() {
        checkpointer.close();
        readers.close();
        folderLock.close();
    }
}
