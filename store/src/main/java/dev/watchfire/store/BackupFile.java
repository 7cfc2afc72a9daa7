// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/// One file that holds everything a store held at one moment: a SQLite file with our tables,
/// whatever database it came from, checked page by page and complete without a log beside it.
///
/// It says of itself that nothing may be sent, so that it is harmless even to whoever copies it
/// into a data folder by hand.
final class BackupFile {
    private static final Logger LOG = LoggerFactory.getLogger(BackupFile.class);

    /// 2 MiB between two reports of progress.
    private static final int PAGES_PER_STEP = 256;

    private static final int BUSY_PAUSE_MS = 100;
    private static final int BUSY_RETRIES = 50;

    private BackupFile() {}

    /// What fills a new file.
    interface Content {
        void into(Path partial) throws SQLException, StoreException;
    }

    /// Copies the SQLite store `file`, which may be in use, here or in another process. The copy
    /// reads one snapshot, so the writer neither waits for it nor makes it start over.
    static void copySqlite(Path file, Path target, Store.Progress progress) throws StoreException {
        write(
                target,
                partial -> {
                    copyPages(file, partial, progress);
                    try (Connection copy = SqliteFile.openBackup(partial)) {
                        seal(copy, partial);
                    }
                });
    }

    /// Copies the rows of another database, all as of the transaction that `from` is in.
    static void copyRows(Connection from, Path target, Store.Progress progress)
            throws StoreException {
        write(
                target,
                partial -> {
                    try (Connection copy = SqliteFile.openBackup(partial)) {
                        Migrations.run(
                                copy, SqliteFile.SCRIPTS, SqliteFile.VERSION, partial.toString());
                        TableCopy.copy(from, copy, progress);
                        copy.commit();
                        seal(copy, partial);
                    }
                });
    }

    /// Makes `target` out of `backup`: checked, with this version's tables, sending paused.
    static void unpack(Path backup, Path target, Store.Progress progress) throws StoreException {
        if (!Files.isRegularFile(backup)) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE, "There is no backup %s.".formatted(backup), null);
        }
        SqliteFile.requireDatabase(backup);
        write(
                target,
                partial -> {
                    copyPages(backup, partial, progress);
                    try (Connection copy = SqliteFile.openBackup(partial)) {
                        requireBackup(copy, backup);
                        Migrations.run(
                                copy, SqliteFile.SCRIPTS, SqliteFile.VERSION, backup.toString());
                        seal(copy, partial);
                    }
                });
    }

    private static void requireBackup(Connection copy, Path backup)
            throws SQLException, StoreException {
        SqliteFile.requireSound(copy, backup);
        if (SqliteFile.VERSION.read(copy) == 0) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "%s is empty: no Watchfire wrote it.".formatted(backup),
                    null);
        }
    }

    private static void copyPages(Path from, Path to, Store.Progress progress) throws SQLException {
        try (Connection source = SqliteFile.openReader(from)) {
            // From the first read on this connection sees one moment, however long the copy takes.
            source.setAutoCommit(false);
            Sql.number(source, "SELECT count(*) FROM sqlite_schema");
            int code =
                    ((SQLiteConnection) source)
                            .getDatabase()
                            .backup(
                                    "main",
                                    to.toAbsolutePath().toString(),
                                    (remaining, pages) -> progress.at(pages - remaining, pages),
                                    BUSY_PAUSE_MS,
                                    BUSY_RETRIES,
                                    PAGES_PER_STEP);
            if (code != SQLiteErrorCode.SQLITE_OK.code) {
                SQLiteErrorCode error = SQLiteErrorCode.getErrorCode(code);
                throw new SQLException("copying failed: " + error, null, code & 0xff);
            }
        }
    }

    private static void seal(Connection copy, Path partial) throws SQLException, StoreException {
        SqliteFile.requireWhole(copy, partial);
        Settings.put(
                copy,
                Store.SENDING_PAUSED,
                "Restored from a backup as of " + Journal.position(copy).at());
        copy.commit();
    }

    private static void write(Path file, Content content) throws StoreException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "%s exists already. Give another name, or move it away.".formatted(target),
                    null);
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            OwnerOnly.makeFile(partial);
            content.into(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(target.resolveSibling("."));
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.RETRYABLE, "Cannot write %s: %s.".formatted(target, e), e);
        } catch (SQLException e) {
            throw SqliteFile.failure(e, false, partial);
        } finally {
            deleteQuietly(partial);
        }
    }

    /// Makes the file's name as durable as its content.
    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} could not be deleted", file, e);
        }
    }
}
