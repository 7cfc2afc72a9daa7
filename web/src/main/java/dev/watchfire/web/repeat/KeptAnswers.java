// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.repeat;

import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The table of answers by the hashes of their keys. Safe for any thread.
final class KeptAnswers {
    /// Longer than any client goes on trying.
    static final Duration KEPT = Duration.ofHours(24);

    private final Documents documents;
    private final InstantSource clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    KeptAnswers(Documents documents, InstantSource clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /// What is known of a key.
    sealed interface Known {
        /// Nothing was; it is taken now, and must be finished or released.
        record Taken() implements Known {}

        record UnderWay() implements Known {}

        /// It was begun, and the server stopped before it could write down what came of it.
        record Unfinished() implements Known {}

        /// It came with another request.
        record OfAnother() implements Known {}

        record Finished(int status, String sealed) implements Known {}
    }

    private record Row(String requestHash, int status, String sealed) {}

    Known take(String keyHash, String requestHash) throws StoreException {
        if (!underWay.add(keyHash)) {
            return new Known.UnderWay();
        }
        boolean taken = false;
        try {
            Optional<Row> before =
                    documents.write(connection -> insert(connection, keyHash, requestHash));
            if (before.isEmpty()) {
                taken = true;
                return new Known.Taken();
            }
            Row row = before.get();
            if (!row.requestHash.equals(requestHash)) {
                return new Known.OfAnother();
            }
            return row.status == 0
                    ? new Known.Unfinished()
                    : new Known.Finished(row.status, row.sealed);
        } finally {
            if (!taken) {
                underWay.remove(keyHash);
            }
        }
    }

    /// @return what was there before; empty where nothing was, and there is now
    private Optional<Row> insert(Connection connection, String keyHash, String requestHash)
            throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement old =
                connection.prepareStatement("DELETE FROM kept_answer WHERE begun_at < ?")) {
            old.setLong(1, micros(now.minus(KEPT)));
            old.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO kept_answer
                            (workspace, key_hash, request_hash, begun_at, status, sealed_answer)
                        VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT DO NOTHING
                        """)) {
            insert.setInt(1, Documents.WORKSPACE);
            insert.setString(2, keyHash);
            insert.setString(3, requestHash);
            insert.setLong(4, micros(now));
            insert.setString(5, "");
            if (insert.executeUpdate() == 1) {
                return Optional.empty();
            }
        }
        try (PreparedStatement known =
                connection.prepareStatement(
                        """
                        SELECT request_hash, status, sealed_answer FROM kept_answer
                        WHERE workspace = ? AND key_hash = ?
                        """)) {
            known.setInt(1, Documents.WORKSPACE);
            known.setString(2, keyHash);
            try (ResultSet row = known.executeQuery()) {
                return row.next()
                        ? Optional.of(new Row(row.getString(1), row.getInt(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    void finish(String keyHash, int status, String sealed) throws StoreException {
        change(
                keyHash,
                "UPDATE kept_answer SET status = ?, sealed_answer = ? WHERE workspace = ? AND"
                        + " key_hash = ?",
                statement -> {
                    statement.setInt(1, status);
                    statement.setString(2, sealed);
                    statement.setInt(3, Documents.WORKSPACE);
                    statement.setString(4, keyHash);
                });
    }

    /// Nothing was done; the same key may come again.
    void release(String keyHash) throws StoreException {
        change(
                keyHash,
                "DELETE FROM kept_answer WHERE workspace = ? AND key_hash = ?",
                statement -> {
                    statement.setInt(1, Documents.WORKSPACE);
                    statement.setString(2, keyHash);
                });
    }

    /// What came of it is not known.
    void leave(String keyHash) {
        underWay.remove(keyHash);
    }

    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void change(String keyHash, String sql, Values values) throws StoreException {
        try {
            documents.write(
                    connection -> {
                        try (PreparedStatement statement = connection.prepareStatement(sql)) {
                            values.set(statement);
                            return statement.executeUpdate();
                        }
                    });
        } finally {
            underWay.remove(keyHash);
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
