// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Samples.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Entity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Connections that break, and databases that are not what they should be.
final class PostgresFailureTest {
    private String direct;
    private CuttingProxy proxy;
    private Store store;

    @BeforeEach
    void open() throws Exception {
        direct = PostgresServer.newDatabase();
        String database = direct.substring(direct.lastIndexOf('/') + 1, direct.indexOf('?'));
        proxy = new CuttingProxy(PostgresServer.port());
        store =
                new StoreLocation.Database(
                                PostgresServer.url("127.0.0.1", proxy.port(), database)
                                        // So that each commit is sent as text, which the proxy
                                        // looks for.
                                        + "&prepareThreshold=0")
                        .open();
        store.commit(List.of(firing(1, Samples.alert(1))));
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        proxy.close();
    }

    private static void assertFails(StoreException.Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).as(e.toString()).isEqualTo(kind));
    }

    private List<Long> loadedIds() throws StoreException {
        List<Long> ids = new ArrayList<>();
        store.load((Entity entity) -> ids.add(entity.id()));
        return ids;
    }

    @Test
    void aCommitWhoseAnswerWasLostIsKnownAfterLoading() throws Exception {
        proxy.cut(CuttingProxy.Cut.AFTER_COMMIT);
        assertFails(
                StoreException.Kind.OUTCOME_UNKNOWN,
                () -> store.commit(List.of(firing(2, Samples.alert(2)))));
        assertFails(
                StoreException.Kind.OUTCOME_UNKNOWN,
                () -> store.commit(List.of(firing(2, Samples.alert(2)))));
        assertThat(loadedIds()).containsExactly(1L, 2L);
        store.commit(List.of(firing(3, Samples.alert(3))));
        assertThat(loadedIds()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aCommitThatNeverArrivedIsKnownAfterLoading() throws Exception {
        proxy.cut(CuttingProxy.Cut.BEFORE_COMMIT);
        assertFails(
                StoreException.Kind.OUTCOME_UNKNOWN,
                () -> store.commit(List.of(firing(2, Samples.alert(2)))));
        assertThat(loadedIds()).containsExactly(1L);
        store.commit(List.of(firing(2, Samples.alert(2))));
        assertThat(loadedIds()).containsExactly(1L, 2L);
    }

    @Test
    void aConnectionThatBrokeBetweenCommitsIsMadeAnewAndNothingIsLost() throws Exception {
        endSessions();
        assertFails(
                StoreException.Kind.RETRYABLE,
                () -> store.commit(List.of(firing(2, Samples.alert(2)))));
        store.commit(List.of(firing(2, Samples.alert(2))));
        assertThat(loadedIds()).containsExactly(1L, 2L);
        assertThat(store.history(new long[] {2}, 0, 1)).hasSize(1);
    }

    private void endSessions() throws SQLException {
        try (Connection administrator = PostgresServer.administrator()) {
            String database = direct.substring(direct.lastIndexOf('/') + 1, direct.indexOf('?'));
            Sql.execute(
                    administrator,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                            .formatted(database));
        }
    }

    @Test
    void aDatabaseOutOfReachMakesCommitsRetryableUntilItIsBack() throws Exception {
        proxy.cut(CuttingProxy.Cut.NOW);
        for (int i = 0; i < 3; i++) {
            assertFails(
                    StoreException.Kind.RETRYABLE,
                    () -> store.commit(List.of(firing(2, Samples.alert(2)))));
        }
        proxy.cut(CuttingProxy.Cut.NEVER);
        store.commit(List.of(firing(2, Samples.alert(2))));
        assertThat(loadedIds()).containsExactly(1L, 2L);
    }

    /// Whoever lost the connection must not write over another server's batches.
    @Test
    void aServerThatWasReplacedWhileItsConnectionWasBrokenNoticesBeforeItWrites() throws Exception {
        proxy.cut(CuttingProxy.Cut.NOW);
        endSessions();
        try (Store other = new StoreLocation.Database(direct).open()) {
            other.commit(List.of(firing(2, Samples.alert(22))));
        }
        proxy.cut(CuttingProxy.Cut.NEVER);
        assertFails(
                StoreException.Kind.RETRYABLE,
                () -> store.commit(List.of(firing(2, Samples.alert(2)))));
        assertFails(
                StoreException.Kind.OUTCOME_UNKNOWN,
                () -> store.commit(List.of(firing(2, Samples.alert(2)))));
        assertThat(loadedIds()).containsExactly(1L, 22L);
    }

    @Test
    void aServerThatComesBackWhileAnotherWorksWaitsForItsTurn() throws Exception {
        proxy.cut(CuttingProxy.Cut.NOW);
        endSessions();
        try (Store other = new StoreLocation.Database(direct).open()) {
            proxy.cut(CuttingProxy.Cut.NEVER);
            assertFails(
                    StoreException.Kind.RETRYABLE,
                    () -> store.commit(List.of(firing(2, Samples.alert(2)))));
            assertFails(
                    StoreException.Kind.RETRYABLE,
                    () -> store.commit(List.of(firing(2, Samples.alert(2)))));
            assertThat(other.load(_ -> {}).sequence()).isEqualTo(1);
        }
        store.commit(List.of(firing(2, Samples.alert(2))));
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() throws Exception {
        store.close();
        try (Connection connection = DriverManager.getConnection(direct)) {
            Sql.execute(connection, "INSERT INTO watchfire_version VALUES (99)");
        }
        assertThatThrownBy(() -> new StoreLocation.Database(direct).open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Watchfire")
                .hasMessageContaining("version 99");
    }

    @Test
    void messagesNeverShowThePassword() {
        String url = "jdbc:postgresql://127.0.0.1:1/none?user=postgres&password=hunter2";
        assertThat(new StoreLocation.Database(url)).asString().doesNotContain("hunter2");
        assertThatThrownBy(() -> new StoreLocation.Database(url).open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none")
                .message()
                .doesNotContain("hunter2");
        assertThatThrownBy(() -> new StoreLocation.Database("postgres://x?password=hunter2"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void aDatabaseThatIsNotThereIsReportedAsUnusable() {
        String missing = direct.replaceFirst("watchfire_[0-9]+", "nowhere");
        assertFails(StoreException.Kind.UNUSABLE, () -> new StoreLocation.Database(missing).open());
    }

    @Test
    void aFailedBackupLeavesNoFile(@TempDir Path folder) {
        Path target = folder.resolve("backup.db");
        proxy.cut(CuttingProxy.Cut.NOW);
        assertFails(
                StoreException.Kind.RETRYABLE, () -> store.backup(target, Store.Progress.SILENT));
        assertThat(folder).isEmptyDirectory();
    }
}
