// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every store does with ordinary SQL beside the engine's records.
abstract class DocumentsContract extends OpenStore {
    private static void insert(Connection connection, String id, String slug) throws SQLException {
        String sql =
                "INSERT INTO account_team (workspace, id, slug, name, matchers, revision,"
                        + " created_at) VALUES (?, ?, ?, '', '', 1, 0)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, Documents.WORKSPACE);
            insert.setString(2, id);
            insert.setString(3, slug);
            insert.executeUpdate();
        }
    }

    private static Long count(Connection connection) throws SQLException {
        return Sql.number(connection, "SELECT count(*) FROM account_team");
    }

    private void add(String id, String slug) throws StoreException {
        store.documents()
                .write(
                        connection -> {
                            insert(connection, id, slug);
                            return true;
                        });
    }

    @Test
    void whatWasWrittenIsReadAtOnceAndAfterARestart() throws StoreException {
        add("a", "db");
        assertThat(store.documents().read(DocumentsContract::count)).isEqualTo(1);
        reopen();
        assertThat(store.documents().read(DocumentsContract::count)).isEqualTo(1);
    }

    @Test
    void ofWorkThatThrowsNothingIsKept() throws StoreException {
        assertThatThrownBy(
                        () ->
                                store.documents()
                                        .write(
                                                connection -> {
                                                    insert(connection, "a", "db");
                                                    throw new IllegalStateException("no");
                                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () ->
                                store.documents()
                                        .write(
                                                connection -> {
                                                    insert(connection, "a", "db");
                                                    insert(connection, "a", "db");
                                                    return true;
                                                }))
                .isInstanceOf(StoreException.class);
        assertThat(store.documents().read(DocumentsContract::count)).isZero();
        add("a", "db");
        assertThat(store.documents().read(DocumentsContract::count)).isEqualTo(1);
    }

    @Test
    void writingTakesTurnsWithTheJournal() throws Exception {
        store.commit(List.of(Samples.batch(1, List.of(), List.of())));
        CompletableFuture<Void> documents =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 20; i++) {
                                try {
                                    add("id-" + i, "team-" + i);
                                } catch (StoreException e) {
                                    throw new AssertionError(e);
                                }
                            }
                        });
        for (int sequence = 2; sequence < 22; sequence++) {
            store.commit(List.of(Samples.batch(sequence, List.of(), List.of())));
        }
        documents.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(position(store).sequence()).isEqualTo(21);
        assertThat(store.documents().read(DocumentsContract::count)).isEqualTo(20);
    }

    @Test
    void aBackupCarriesThem() throws Exception {
        add("a", "db");
        Path backup = folder.resolve("backup.db");
        store.backup(backup, Store.Progress.SILENT);
        for (StoreLocation place :
                List.of(new StoreLocation.Folder(folder.resolve("from-file")), newLocation())) {
            place.restore(backup, Store.Progress.SILENT);
            try (Store copy = place.open()) {
                assertThat(copy.documents().read(DocumentsContract::count)).isEqualTo(1);
            }
        }
    }
}
