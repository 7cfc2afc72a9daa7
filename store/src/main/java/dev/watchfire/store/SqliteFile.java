// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import dev.watchfire.engine.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/// A SQLite file of ours: how it is opened, recognized and checked, and what its errors mean.
final class SqliteFile {
    static final int PAGE_BYTES = 8192;

    /// "WFIR"; tells our files from those of other programs.
    static final int APPLICATION_ID = 0x57464952;

    static final String SCRIPTS = "sqlite";

    /// Up to this size the whole file is checked at every start, which takes a fraction of a
    /// second. Of a larger one only the tables that a start depends on: history that rots is found
    /// when it is read or backed up, and must not keep the server from paging.
    static final long CHECKED_WHOLE_BYTES = 128L * 1024 * 1024;

    /// How long to wait for another process, such as a shell that someone left open.
    private static final int BUSY_TIMEOUT_MS = 5_000;

    /// Enough for the upper pages of every table and the tail of what grows.
    private static final int WRITER_CACHE_KIB = 16 * 1024;

    private static final int READER_CACHE_KIB = 2 * 1024;

    /// What a log that grew while it could not be restarted is cut back to.
    static final long WAL_KEPT_BYTES = 64L * 1024 * 1024;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    static final Migrations.Version VERSION =
            new Migrations.Version() {
                @Override
                public int read(Connection connection) throws SQLException {
                    return (int) Sql.number(connection, "PRAGMA user_version");
                }

                @Override
                public void write(Connection connection, int version) throws SQLException {
                    Sql.execute(connection, "PRAGMA application_id = " + APPLICATION_ID);
                    Sql.execute(connection, "PRAGMA user_version = " + version);
                }
            };

    private SqliteFile() {}

    /// Opens `file` for writing, making it where it is missing: write-ahead log, each commit
    /// synced, no commit ever burdened with a checkpoint.
    static Connection openWriter(Path file) throws SQLException {
        Connection connection = open(file, new SQLiteConfig());
        boolean ready = false;
        try {
            shapeNew(connection);
            Sql.execute(connection, "PRAGMA journal_mode = WAL");
            Sql.execute(connection, "PRAGMA synchronous = FULL");
            Sql.execute(connection, "PRAGMA wal_autocheckpoint = 0");
            Sql.execute(connection, "PRAGMA journal_size_limit = " + WAL_KEPT_BYTES);
            Sql.execute(connection, "PRAGMA cache_size = -" + WRITER_CACHE_KIB);
            Sql.execute(connection, "PRAGMA temp_store = MEMORY");
            connection.setAutoCommit(false);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    /// Opens a file that is to be handed on and must be whole by itself, without a log beside it.
    static Connection openBackup(Path file) throws SQLException {
        Connection connection = open(file, new SQLiteConfig());
        boolean ready = false;
        try {
            shapeNew(connection);
            Sql.execute(connection, "PRAGMA journal_mode = DELETE");
            Sql.execute(connection, "PRAGMA synchronous = FULL");
            connection.setAutoCommit(false);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    static Connection openReader(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        Connection connection = open(file, config);
        Sql.execute(connection, "PRAGMA cache_size = -" + READER_CACHE_KIB);
        return connection;
    }

    /// Says what a file that is still empty will be like. Of another it must not be said again:
    /// that would write to it, which on a full disk would keep even a reader out.
    private static void shapeNew(Connection connection) throws SQLException {
        if (Sql.number(connection, "PRAGMA page_count") == 0) {
            Sql.execute(connection, "PRAGMA page_size = " + PAGE_BYTES);
            Sql.execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
        }
    }

    private static Connection open(Path file, SQLiteConfig config) throws SQLException {
        String path = file.toAbsolutePath().toString();
        if (path.indexOf('?') >= 0) {
            throw new SQLException("its driver cannot open a path with a question mark");
        }
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        Properties properties = config.toProperties();
        return JDBC.createConnection(JDBC.PREFIX + path, properties);
    }

    /// Refuses what is no SQLite file. To be called before SQLite has `file` open: closing a file
    /// that it has open too would make the operating system drop SQLite's locks.
    static void requireDatabase(Path file) throws StoreException {
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                return;
            }
            try (InputStream in = Files.newInputStream(file)) {
                if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                    throw new StoreException(
                            StoreException.Kind.UNUSABLE,
                            "%s is no SQLite database, or its beginning is damaged. Move it away and restore a backup."
                                    .formatted(file),
                            null);
                }
            }
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE, "Cannot read %s: %s.".formatted(file, e), e);
        }
    }

    /// Refuses another program's file, a newer version's, and a damaged one.
    static void requireSound(Connection connection, Path file) throws SQLException, StoreException {
        long application = Sql.number(connection, "PRAGMA application_id");
        boolean empty = Sql.number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (application != APPLICATION_ID && !(application == 0 && empty)) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "%s is a SQLite database of another program (application id %d). Give Watchfire a folder of its own."
                            .formatted(file, application),
                    null);
        }
        Migrations.requireKnown(VERSION.read(connection), file.toString());
        for (String check : checks(connection, empty)) {
            requireOk(connection, check, file);
        }
    }

    /// Looks at every page, however large the file is.
    static void requireWhole(Connection connection, Path file) throws SQLException, StoreException {
        requireOk(connection, "PRAGMA quick_check(1)", file);
    }

    private static List<String> checks(Connection connection, boolean empty) throws SQLException {
        long bytes = Sql.number(connection, "PRAGMA page_count") * PAGE_BYTES;
        if (bytes <= CHECKED_WHOLE_BYTES || empty) {
            return List.of("PRAGMA quick_check(1)");
        }
        List<String> checks = new ArrayList<>();
        checks.add("PRAGMA quick_check('setting')");
        for (Entity.Kind kind : Entity.Kind.values()) {
            checks.add("PRAGMA quick_check('%s')".formatted(Tables.live(kind)));
        }
        return checks;
    }

    private static void requireOk(Connection connection, String check, Path file)
            throws SQLException, StoreException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(check)) {
            String found = row.next() ? row.getString(1) : "no answer";
            if (!found.equals("ok")) {
                throw damaged(file, found, null);
            }
        }
    }

    private static StoreException damaged(Path file, String what, @Nullable SQLException cause) {
        return new StoreException(
                StoreException.Kind.UNUSABLE,
                "%s is damaged (%s). Keep a copy of its folder, move %s and the files beside it away, and restore the last backup."
                        .formatted(file, what, file.getFileName()),
                cause);
    }

    static StoreException failure(SQLException e, boolean committing, Path file) {
        // Extended codes keep the kind of error in their last byte.
        int code = e.getErrorCode() & 0xff;
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return damaged(file, String.valueOf(e.getMessage()), e);
        }
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return new StoreException(
                    StoreException.Kind.RETRYABLE,
                    "No room for %s: the disk is full. Nothing of this was kept; free some space."
                            .formatted(file),
                    e);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
            return new StoreException(
                    StoreException.Kind.RETRYABLE,
                    "%s was locked by another program for %d ms. Nothing of this was kept; close what else has it open."
                            .formatted(file, BUSY_TIMEOUT_MS),
                    e);
        }
        // A failed sync may have left the commit in the log, where a later start would find it.
        if (committing && code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return new StoreException(
                    StoreException.Kind.OUTCOME_UNKNOWN,
                    "Writing %s failed while committing (%s); whether it was kept is not known. Look after the disk."
                            .formatted(file, e.getMessage()),
                    e);
        }
        return new StoreException(
                StoreException.Kind.RETRYABLE,
                "%s could not be used (%s). Nothing of this was kept."
                        .formatted(file, e.getMessage()),
                e);
    }
}
