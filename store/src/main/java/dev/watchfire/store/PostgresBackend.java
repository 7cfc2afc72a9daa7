// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL database, in the schema that its connections find first.
///
/// The writer's session holds an advisory lock for as long as it lives, so that one process owns
/// the store at a time; a pooler that shares sessions between clients must not stand in between.
final class PostgresBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBackend.class);

    private static final String SCRIPTS = "postgresql";

    /// Like SQLite's: a page of the console needs one or two for a few milliseconds.
    private static final int MOST_READERS = 4;

    private static final int WAIT_MS = 5_000;
    private static final int CONNECT_TIMEOUT_SECONDS = 10;

    /// A network that swallows packets must end in an error before the server counts as hung.
    private static final int ANSWER_TIMEOUT_SECONDS = 20;

    /// The session of a process that just ended, or whose connection just broke, may live on for a
    /// moment.
    private static final int LOCK_WAIT_MS = 5_000;

    static final Migrations.Version VERSION =
            new Migrations.Version() {
                @Override
                public int read(Connection connection) throws SQLException {
                    boolean none =
                            Sql.number(connection, "SELECT count(to_regclass('watchfire_version'))")
                                    == 0;
                    return none
                            ? 0
                            : (int)
                                    Sql.number(
                                            connection,
                                            "SELECT max(version) FROM watchfire_version");
                }

                @Override
                public void write(Connection connection, int version) throws SQLException {
                    Sql.execute(
                            connection,
                            "CREATE TABLE IF NOT EXISTS watchfire_version (version integer)");
                    Sql.execute(
                            connection,
                            "INSERT INTO watchfire_version VALUES (%d)".formatted(version));
                }
            };

    private final String url;
    private final Lock writing = new ReentrantLock();
    private final HikariDataSource readers;
    private volatile boolean opened;

    private PostgresBackend(String url) {
        this.url = url;
        this.readers = readers(url);
    }

    static PostgresBackend open(String url) throws StoreException {
        PostgresBackend backend = new PostgresBackend(url);
        try (Connection connection = backend.openWriter()) {
            Migrations.run(connection, SCRIPTS, VERSION, backend.name());
            backend.opened = true;
            return backend;
        } catch (SQLException e) {
            throw failure(e, false, url);
        } finally {
            if (!backend.opened) {
                backend.close();
            }
        }
    }

    private static HikariDataSource readers(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("watchfire-readers");
        config.setMaximumPoolSize(MOST_READERS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(WAIT_MS);
        config.setReadOnly(true);
        // Whether the database can be reached is the writer's to find out.
        config.setInitializationFailTimeout(-1);
        properties().forEach((name, value) -> config.addDataSourceProperty((String) name, value));
        return new HikariDataSource(config);
    }

    /// What the URL does not say otherwise.
    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "watchfire");
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(ANSWER_TIMEOUT_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        return properties;
    }

    static String withoutParameters(String url) {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String name() {
        return withoutParameters(url);
    }

    @Override
    public Lock writing() {
        return writing;
    }

    @Override
    public Connection openWriter() throws SQLException, StoreException {
        Connection connection = DriverManager.getConnection(url, properties());
        boolean ready = false;
        try {
            takeOver(connection);
            // A server that was told to lose a little on a crash must not lose what we promised.
            Sql.execute(
                    connection,
                    """
                    SELECT set_config('synchronous_commit', 'on', false)
                    WHERE current_setting('synchronous_commit') = 'off'
                    """);
            connection.setAutoCommit(false);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    private void takeOver(Connection connection) throws SQLException, StoreException {
        Sql.execute(connection, "SET lock_timeout = " + LOCK_WAIT_MS);
        try {
            Sql.execute(
                    connection,
                    "SELECT pg_advisory_lock(%d, %d)"
                            .formatted(SqliteFile.APPLICATION_ID, Tables.WORKSPACE));
        } catch (SQLException e) {
            if (!"55P03".equals(e.getSQLState())) {
                throw e;
            }
            throw new StoreException(
                    opened ? StoreException.Kind.RETRYABLE : StoreException.Kind.UNUSABLE,
                    "%s is in use by another Watchfire%s. Stop that one, or give this one a database of its own."
                            .formatted(name(), holder(connection)),
                    e);
        }
    }

    private static String holder(Connection connection) throws SQLException {
        String sql =
                """
                SELECT a.pid, a.client_addr::text FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                WHERE l.locktype = 'advisory' AND l.classid = %d AND l.objid = %d AND l.granted
                """
                        .formatted(SqliteFile.APPLICATION_ID, Tables.WORKSPACE);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next()
                    ? " (session %d from %s)".formatted(row.getInt(1), row.getString(2))
                    : "";
        }
    }

    @Override
    public Connection borrowReader() throws SQLException {
        return readers.getConnection();
    }

    @Override
    public void giveBack(Connection reader, boolean sound) {
        try {
            // The pool itself finds out whether the connection still works.
            reader.close();
        } catch (SQLException e) {
            LOG.debug("A connection to {} did not close", name(), e);
        }
    }

    @Override
    public String key(String column) {
        return "workspace, " + column;
    }

    @Override
    public String alertsByFingerprint() {
        return """
        SELECT id, body FROM archived_alert WHERE workspace = %d AND fingerprint = ?
        ORDER BY id DESC LIMIT ?
        """
                .formatted(Tables.WORKSPACE);
    }

    @Override
    public StoreException failure(SQLException e, boolean committing) {
        return failure(e, committing, url);
    }

    static StoreException failure(SQLException e, boolean committing, String url) {
        String name = withoutParameters(url);
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        // 08: the connection broke; 57P: the server ended it. The commit may have arrived.
        if (committing && (state.isEmpty() || state.startsWith("08") || state.startsWith("57P"))) {
            return new StoreException(
                    StoreException.Kind.OUTCOME_UNKNOWN,
                    "The connection to %s broke while committing (%s); whether it was kept is not known."
                            .formatted(name, e.getMessage()),
                    e);
        }
        StoreException.Kind kind =
                switch (state) {
                    // Somebody else wrote the batch that was due.
                    case "23505" -> StoreException.Kind.OUTCOME_UNKNOWN;
                    case "XX001", "XX002", "42501", "42P01", "3D000", "28000", "28P01" ->
                            StoreException.Kind.UNUSABLE;
                    default -> StoreException.Kind.RETRYABLE;
                };
        return new StoreException(
                kind,
                "%s could not be used (%s). %s"
                        .formatted(
                                name,
                                e.getMessage(),
                                switch (kind) {
                                    case RETRYABLE -> "Nothing of this was kept.";
                                    case OUTCOME_UNKNOWN -> "Load anew.";
                                    case UNUSABLE ->
                                            "Look after the database, its users and their rights.";
                                }),
                e);
    }

    @Override
    public void committed() {}

    @Override
    public boolean reclaim(Connection writer) {
        // Autovacuum sees to it.
        return false;
    }

    @Override
    public void backup(Path target, Store.Progress progress) throws StoreException {
        backup(url, target, progress);
    }

    static void backup(String url, Path target, Store.Progress progress) throws StoreException {
        try (Connection connection = DriverManager.getConnection(url, properties())) {
            Migrations.requireKnown(VERSION.read(connection), withoutParameters(url));
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            BackupFile.copyRows(connection, target, progress);
        } catch (SQLException e) {
            throw failure(e, false, url);
        }
    }

    static void restore(String url, Path backup, Store.Progress progress) throws StoreException {
        Path folder = null;
        try (PostgresBackend backend = open(url);
                Connection connection = backend.openWriter()) {
            if (!TableCopy.isEmpty(connection)) {
                throw new StoreException(
                        StoreException.Kind.UNUSABLE,
                        "%s is not empty. Restore into a new database.".formatted(backend.name()),
                        null);
            }
            folder = Files.createTempDirectory("watchfire-restore");
            Path unpacked = folder.resolve(SqliteBackend.FILE_NAME);
            BackupFile.unpack(backup, unpacked, Store.Progress.SILENT);
            try (Connection from = SqliteFile.openReader(unpacked)) {
                TableCopy.copy(from, connection, progress);
            }
            connection.commit();
        } catch (SQLException e) {
            throw failure(e, false, url);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.RETRYABLE,
                    "Cannot unpack %s into the temporary folder: %s.".formatted(backup, e),
                    e);
        } finally {
            if (folder != null) {
                deleteQuietly(folder.resolve(SqliteBackend.FILE_NAME));
                deleteQuietly(folder);
            }
        }
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.debug("{} could not be deleted", path, e);
        }
    }

    @Override
    public long fileBytes() {
        return 0;
    }

    @Override
    public long walBytes() {
        return 0;
    }

    @Override
    public long checkpoints() {
        return 0;
    }

    @Override
    public void close() {
        readers.close();
    }
}
