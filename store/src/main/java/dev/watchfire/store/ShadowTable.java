// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Tables.WORKSPACE;

import dev.watchfire.store.json.RecordReader;
import dev.watchfire.store.json.RecordWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The SQL of {@link ShadowCopies}.
final class ShadowTable {
    private static final int FETCHED_ROWS = 500;

    private ShadowTable() {}

    static ShadowCopy insert(Connection connection, ShadowCopy copy) throws SQLException {
        long last =
                Sql.number(
                        connection,
                        "SELECT max(id) FROM shadow_copy WHERE workspace = %d"
                                .formatted(WORKSPACE));
        ShadowCopy kept = copy.withId(last + 1);
        String sql =
                "INSERT INTO shadow_copy (workspace, id, at, receiver, body) VALUES (%d, ?, ?, ?, ?)"
                        .formatted(WORKSPACE);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, kept.id());
            insert.setLong(2, Nanos.of(kept.at()));
            insert.setString(3, kept.receiver());
            insert.setBytes(4, new RecordWriter().write(kept));
            insert.executeUpdate();
        }
        return kept;
    }

    static List<ShadowCopy> since(Connection connection, Instant from, int limit)
            throws SQLException {
        String sql =
                """
                SELECT id, at, receiver, body FROM shadow_copy
                WHERE workspace = %d AND at >= ? ORDER BY id DESC LIMIT ?
                """
                        .formatted(WORKSPACE);
        RecordReader reader = new RecordReader();
        List<ShadowCopy> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, Nanos.bound(from));
            select.setInt(2, limit);
            select.setFetchSize(FETCHED_ROWS);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            reader.shadowCopy(
                                    rows.getLong(1),
                                    Nanos.toInstant(rows.getLong(2)),
                                    rows.getString(3),
                                    rows.getBytes(4)));
                }
            }
        }
        return found;
    }

    static Map<String, Instant> firstOfEachReceiver(Connection connection) throws SQLException {
        String sql =
                "SELECT receiver, min(at) FROM shadow_copy WHERE workspace = %d GROUP BY receiver"
                        .formatted(WORKSPACE);
        Map<String, Instant> found = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), Nanos.toInstant(rows.getLong(2)));
            }
        }
        return found;
    }

    /// @return how many rows it removed, at most `limit`
    static int prune(Connection connection, long before, int limit) throws SQLException {
        String sql =
                """
                DELETE FROM shadow_copy WHERE workspace = %1$d AND id IN (
                    SELECT id FROM shadow_copy WHERE workspace = %1$d AND (at < ? OR id <= ?)
                    ORDER BY id LIMIT ?
                )
                """
                        .formatted(WORKSPACE);
        long newest =
                Sql.number(
                        connection,
                        "SELECT max(id) FROM shadow_copy WHERE workspace = %d"
                                .formatted(WORKSPACE));
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, before);
            delete.setLong(2, newest - ShadowCopies.MOST_KEPT);
            delete.setInt(3, limit);
            return delete.executeUpdate();
        }
    }
}
