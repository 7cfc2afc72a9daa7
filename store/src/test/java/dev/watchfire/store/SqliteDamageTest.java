// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Samples.archive;
import static dev.watchfire.store.Samples.batch;
import static dev.watchfire.store.Samples.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.alert.Alert;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Files that are not what they should be.
final class SqliteDamageTest {
    private static final int ALERTS = 500;

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void fill() throws StoreException {
        file = folder.resolve(SqliteBackend.FILE_NAME);
        try (Store store = open()) {
            Alert[] alerts = new Alert[ALERTS];
            for (int i = 0; i < ALERTS; i++) {
                alerts[i] = Samples.alert(i + 1L);
            }
            store.commit(List.of(firing(1, alerts)));
        }
    }

    private Store open() throws StoreException {
        return new StoreLocation.Folder(folder).open();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertUnusable() {
        return assertThatThrownBy(() -> open().close())
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNUSABLE))
                .hasMessageContaining(file.toString());
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void aPageOfNoiseInTheLiveAlertsIsFoundAtTheStart() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long pages = bytes.length() / SqliteFile.PAGE_BYTES;
            for (long page = pages / 4; page < pages / 2; page++) {
                bytes.seek(page * SqliteFile.PAGE_BYTES);
                bytes.write(new byte[512]);
            }
        }
        assertUnusable().hasMessageContaining("damaged").hasMessageContaining("restore");
    }

    @Test
    void aFileThatWasCutShortIsFoundAtTheStart() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }
        assertUnusable().hasMessageContaining("damaged");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(file, "This is a letter to my landlord.");
        assertUnusable().hasMessageContaining("no SQLite database");
        assertThat(file).hasContent("This is a letter to my landlord.");
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws Exception {
        Files.delete(file);
        change("CREATE TABLE photos (id INTEGER PRIMARY KEY)");
        byte[] before = Files.readAllBytes(file);
        assertUnusable().hasMessageContaining("another program");
        change("PRAGMA application_id = 252006");
        assertUnusable().hasMessageContaining("252006");
        assertThat(Files.readAllBytes(file)).hasSameSizeAs(before);
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndStaysAsItWas() throws Exception {
        int newer = Migrations.LATEST + 6;
        change("PRAGMA user_version = " + newer);
        assertUnusable()
                .hasMessageContaining("newer Watchfire")
                .hasMessageContaining("version " + newer)
                .hasMessageContaining("up to " + Migrations.LATEST);
        change("PRAGMA user_version = " + Migrations.LATEST);
        try (Store store = open()) {
            assertThat(store.load(_ -> {}).sequence()).isEqualTo(1);
        }
    }

    @Test
    void aBackupOfANewerVersionIsNotRestored() throws Exception {
        change("PRAGMA user_version = 99");
        Path target = folder.resolve("other");
        assertThatThrownBy(
                        () -> new StoreLocation.Folder(target).restore(file, Store.Progress.SILENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Watchfire");
        assertThat(target.resolve(SqliteBackend.FILE_NAME)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(longs = {7, ALERTS})
    void aRecordThatCannotBeReadIsNamed(long id) throws Exception {
        change("UPDATE live_alert SET body = CAST('{\"id\":7}' AS BLOB) WHERE id = " + id);
        try (Store store = open()) {
            assertThatThrownBy(() -> store.load(_ -> {}))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNUSABLE))
                    .hasMessageContaining("ALERT " + id);
        }
    }

    @Test
    void anArchivedRecordThatCannotBeReadDoesNotKeepOthersFromBeingRead() throws Exception {
        try (Store store = open()) {
            store.commit(
                    List.of(
                            batch(
                                    2,
                                    List.of(archive(Samples.alert(7)), archive(Samples.alert(8))),
                                    List.of())));
        }
        change("UPDATE archived_alert SET body = x'00' WHERE id = 7");
        try (Store store = open()) {
            assertThatThrownBy(() -> store.archived(Entity.Kind.ALERT, 7))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("ALERT 7");
            assertThat(store.archived(Entity.Kind.ALERT, 8)).isEqualTo(Samples.alert(8));
        }
    }

    @Test
    void aFullDiskLosesNothingThatWasKeptAndTheStoreGoesOnOnceThereIsRoom() throws Exception {
        AtomicLong mostPages = new AtomicLong(Files.size(file) / SqliteFile.PAGE_BYTES + 4);
        Backend small =
                FaultyBackend.of(
                        SqliteBackend.open(folder),
                        writer -> {
                            Sql.number(writer, "PRAGMA max_page_count = " + mostPages);
                            return writer;
                        });
        try (SqlStore store = new SqlStore(small)) {
            List<Entity> kept = new ArrayList<>();
            long sequence = store.load(kept::add).sequence();
            StoreException full = null;
            while (full == null) {
                Alert alert = Samples.alert(10_000 + sequence);
                try {
                    store.commit(List.of(firing(sequence + 1, alert)));
                    sequence++;
                    kept.add(alert);
                } catch (StoreException e) {
                    full = e;
                }
            }
            assertThat(full.kind()).isEqualTo(StoreException.Kind.RETRYABLE);
            assertThat(full).hasMessageContaining("disk is full").hasMessageContaining("free some");
            assertThat(store.statistics().failedCommits()).isEqualTo(1);
            long last = sequence;
            assertThatThrownBy(() -> store.commit(List.of(firing(last + 1, Samples.alert(20_000)))))
                    .isInstanceOf(StoreException.class);
            mostPages.set(1L << 30);
            List<Entity> loaded = new ArrayList<>();
            assertThat(store.load(loaded::add).sequence()).isEqualTo(last);
            assertThat(loaded).isEqualTo(kept);
            assertThat(store.history(new long[] {20_000}, 0, 1)).isEmpty();
            store.commit(List.of(firing(last + 1, Samples.alert(20_000))));
            assertThat(store.load(_ -> {}).sequence()).isEqualTo(last + 1);
        }
    }

    @Test
    void aSyncThatFailedInACommitLeavesItsOutcomeToLoading() throws Exception {
        AtomicReference<FaultyBackend.Commit> next = new AtomicReference<>(Connection::commit);
        Backend faulty =
                FaultyBackend.of(
                        SqliteBackend.open(folder),
                        writer -> FaultyBackend.committing(writer, c -> next.get().run(c)));
        try (SqlStore store = new SqlStore(faulty)) {
            next.set(
                    connection -> {
                        connection.commit();
                        throw new SQLiteException(
                                "[SQLITE_IOERR_FSYNC] disk I/O error",
                                SQLiteErrorCode.SQLITE_IOERR_FSYNC);
                    });
            assertOutcomeUnknown(() -> store.commit(List.of(firing(2, Samples.alert(900)))));
            next.set(Connection::commit);
            assertOutcomeUnknown(() -> store.commit(List.of(firing(2, Samples.alert(900)))));
            assertThat(store.load(_ -> {}).sequence()).isEqualTo(2);
            store.commit(List.of(firing(3, Samples.alert(901))));
        }
    }

    private static void assertOutcomeUnknown(ThrowableAssert.ThrowingCallable commit) {
        assertThatThrownBy(commit)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.OUTCOME_UNKNOWN));
    }

    @Test
    void aFolderThatCannotBeMadeIsReportedWithItsName() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new StoreLocation.Folder(inTheWay.resolve("data")).open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(inTheWay.resolve("data").toString());
    }
}
