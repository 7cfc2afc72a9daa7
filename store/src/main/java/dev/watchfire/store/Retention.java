// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Tables.WORKSPACE;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Ids;
import dev.watchfire.store.json.RecordReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Removes what is older than people want it kept, oldest first and a bounded piece at a time, so
/// that commits wait for milliseconds and never for all of it.
final class Retention {
    private static final int FETCHED_BATCHES = 20;

    /// The newest batch stays for ever: it says where the journal ends.
    private static final String OLDEST_BATCHES =
            """
            SELECT sequence, facts FROM journal
            WHERE workspace = %d AND at < ?
            AND sequence < (SELECT max(sequence) FROM journal WHERE workspace = %d)
            ORDER BY sequence LIMIT ?
            """
                    .formatted(WORKSPACE, WORKSPACE);

    private static final String DELETE_BATCH =
            "DELETE FROM journal WHERE workspace = %d AND sequence = ?".formatted(WORKSPACE);

    private static final String DELETE_SUBJECT =
            "DELETE FROM journal_subject WHERE workspace = %d AND subject = ? AND sequence = ?"
                    .formatted(WORKSPACE);

    private Retention() {}

    /// @return how many rows it removed; fewer than `limit` when nothing is left to remove
    static int prune(Connection connection, long before, int limit) throws SQLException {
        int removed = pruneJournal(connection, before, limit);
        for (Entity.Kind kind : Entity.Kind.values()) {
            if (removed >= limit) {
                break;
            }
            removed += pruneArchive(connection, kind, before, limit - removed);
        }
        if (removed < limit) {
            removed += ShadowTable.prune(connection, before, limit - removed);
        }
        return removed;
    }

    private static int pruneJournal(Connection connection, long before, int limit)
            throws SQLException {
        record Old(long sequence, Ids subjects) {}

        List<Old> found = new ArrayList<>();
        int rows = 0;
        RecordReader reader = new RecordReader();
        try (PreparedStatement select = connection.prepareStatement(OLDEST_BATCHES)) {
            select.setLong(1, before);
            select.setInt(2, limit);
            select.setFetchSize(FETCHED_BATCHES);
            try (ResultSet batches = select.executeQuery()) {
                while (rows < limit && batches.next()) {
                    Ids subjects =
                            BatchWriter.subjectsOf(
                                    Reads.facts(reader, batches.getLong(1), batches.getBytes(2)));
                    found.add(new Old(batches.getLong(1), subjects));
                    rows += 1 + subjects.size();
                }
            }
        }
        if (found.isEmpty()) {
            return 0;
        }
        try (PreparedStatement batch = connection.prepareStatement(DELETE_BATCH);
                PreparedStatement subject = connection.prepareStatement(DELETE_SUBJECT)) {
            for (Old old : found) {
                batch.setLong(1, old.sequence);
                batch.addBatch();
                for (int i = 0; i < old.subjects.size(); i++) {
                    subject.setLong(1, old.subjects.get(i));
                    subject.setLong(2, old.sequence);
                    subject.addBatch();
                }
            }
            batch.executeBatch();
            subject.executeBatch();
        }
        return rows;
    }

    private static int pruneArchive(Connection connection, Entity.Kind kind, long before, int limit)
            throws SQLException {
        String sql =
                """
                DELETE FROM %1$s WHERE workspace = %2$d AND id IN (
                    SELECT id FROM %1$s WHERE workspace = %2$d AND archived_at < ?
                    ORDER BY archived_at LIMIT ?
                )
                """
                        .formatted(Tables.archived(kind), WORKSPACE);
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, before);
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }
}
