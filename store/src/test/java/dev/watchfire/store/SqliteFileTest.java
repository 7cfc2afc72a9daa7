// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Samples.archive;
import static dev.watchfire.store.Samples.batch;
import static dev.watchfire.store.Samples.firing;
import static dev.watchfire.store.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.alert.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a data folder holds and how its file behaves.
final class SqliteFileTest {
    @TempDir Path parent;

    private Path folder() {
        return parent.resolve("data");
    }

    private Path file() {
        return folder().resolve(SqliteBackend.FILE_NAME);
    }

    private Store open() throws StoreException {
        return new StoreLocation.Folder(folder()).open();
    }

    @Test
    void aNewFileIsMadeAsDesigned() throws Exception {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            assertThat(Sql.number(connection, "PRAGMA page_size")).isEqualTo(8192);
            assertThat(Sql.number(connection, "PRAGMA auto_vacuum")).as("incremental").isEqualTo(2);
            assertThat(Sql.number(connection, "PRAGMA application_id")).isEqualTo(0x57464952);
            assertThat(Sql.number(connection, "PRAGMA user_version")).isEqualTo(Migrations.LATEST);
            assertThat(Sql.number(connection, "SELECT id FROM workspace WHERE name = 'default'"))
                    .isEqualTo(1);
        }
        try (Connection writer = SqliteFile.openWriter(file())) {
            assertThat(Sql.number(writer, "PRAGMA synchronous")).as("full").isEqualTo(2);
            assertThat(Sql.number(writer, "PRAGMA wal_autocheckpoint")).isZero();
            assertThat(Sql.number(writer, "PRAGMA wal_checkpoint(NOOP)")).isZero();
        }
    }

    @Test
    void everyTableCarriesTheWorkspace() throws Exception {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            assertThat(
                            Sql.number(
                                    connection,
                                    """
                                    SELECT count(*) FROM sqlite_schema t
                                    WHERE t.type = 'table' AND t.name <> 'workspace'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM pragma_table_info(t.name)
                                        WHERE name = 'workspace'
                                    )
                                    """))
                    .isZero();
        }
    }

    @Test
    void onlyItsOwnerCanLookIntoWhatWasMade() throws Exception {
        open().close();
        assertThat(rights(folder())).isEqualTo("rwx------");
        assertThat(rights(file())).isEqualTo("rw-------");
        Path backup = parent.resolve("backup.db");
        new StoreLocation.Folder(folder()).backup(backup, Store.Progress.SILENT);
        assertThat(rights(backup)).isEqualTo("rw-------");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aPathThatTheDriverWouldMisreadIsRefused() {
        Path odd = parent.resolve("what?");
        assertThatThrownBy(() -> new StoreLocation.Folder(odd).open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("question mark");
    }

    @Test
    void closingMovesTheWholeLogIntoTheFile() throws Exception {
        try (Store store = open()) {
            store.commit(List.of(firing(1, Samples.alert(5))));
            assertThat(store.statistics().walBytes()).isPositive();
            assertThat(store.statistics().fileBytes()).isPositive();
        }
        try (Stream<Path> names = Files.list(folder())) {
            assertThat(names.map(p -> p.getFileName().toString()).filter(n -> !n.equals("native")))
                    .containsExactlyInAnyOrder("watchfire.db", "watchfire.lock");
        }
    }

    @Test
    void whoeverFindsTheFolderInUseIsToldByWhichProcess() throws Exception {
        try (Store store = open()) {
            assertThat(store.setting("any")).isNull();
            assertThatThrownBy(this::open)
                    .hasMessageContaining(folder().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    @Timeout(60)
    void theLogIsMovedAndStartedOverWhileCommitsGoOn() throws Exception {
        open().close();
        ReentrantLock writing = new ReentrantLock();
        long restartPages = 40;
        try (Checkpointer checkpointer = new Checkpointer(file(), writing, 10, restartPages);
                Connection writer = SqliteFile.openWriter(file())) {
            Path log = folder().resolve("watchfire.db-wal");
            int startedOver = 0;
            long longest = 0;
            for (int i = 0; startedOver < 3; i++) {
                long before = frames(writer);
                writing.lock();
                try {
                    // Of equal content SQLite writes nothing.
                    Settings.put(writer, "n" + i % 50, (i + " ").repeat(4_000));
                    writer.commit();
                } finally {
                    writing.unlock();
                }
                checkpointer.committed();
                startedOver += frames(writer) < before ? 1 : 0;
                longest = Math.max(longest, Files.size(log));
            }
            assertThat(checkpointer.checkpoints()).isGreaterThanOrEqualTo(3);
            assertThat(longest).isLessThanOrEqualTo(SqliteFile.WAL_KEPT_BYTES * 2);
        }
    }

    private static long frames(Connection connection) throws SQLException {
        connection.rollback();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
            return row.next() ? row.getLong(2) : 0;
        } finally {
            connection.rollback();
        }
    }

    @Test
    void aFileThatWasEmptiedBecomesShorter() throws Exception {
        int batches = 30;
        long full;
        try (Store store = open()) {
            for (long sequence = 1; sequence <= batches; sequence++) {
                List<Batch.Change> changes = new ArrayList<>();
                Alert[] alerts = new Alert[1_000];
                for (int i = 0; i < alerts.length; i++) {
                    alerts[i] = Samples.alert(sequence * 1_000 + i);
                    changes.add(archive(alerts[i]));
                }
                store.commit(List.of(batch(sequence, changes, firing(sequence, alerts).facts())));
            }
        }
        full = Files.size(file());
        try (Store store = open()) {
            while (store.prune(timeOf(1_000), 500)) {
                // Piece by piece.
            }
        }
        assertThat(Files.size(file())).isLessThan(full / 2);
    }

    @Test
    void sqlitesLibraryIsKeptInTheFolderThatWasOpenedFirst() throws Exception {
        open().close();
        Path kept = Path.of(System.getProperty("org.sqlite.lib.path"));
        assertThat(kept.getFileName().toString()).startsWith("sqlite-");
        assertThat(kept.getParent()).hasFileName("native");
    }
}
