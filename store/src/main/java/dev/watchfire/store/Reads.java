// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Tables.WORKSPACE;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.store.json.MalformedRecordException;
import dev.watchfire.store.json.RecordReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is looked up while the engine works, on the readers' connections. Safe for any thread.
final class Reads {
    /// More subjects than one page of any view has; far below what either database binds.
    static final int MOST_SUBJECTS = 1_000;

    private final Backend backend;

    Reads(Backend backend) {
        this.backend = backend;
    }

    List<Store.Journalled> history(long[] subjects, long before, int limit) throws StoreException {
        if (subjects.length > MOST_SUBJECTS) {
            throw new IllegalArgumentException(
                    "history of %d subjects; at most %d at once"
                            .formatted(subjects.length, MOST_SUBJECTS));
        }
        if (subjects.length == 0) {
            return List.of();
        }
        return reading(
                connection -> {
                    RecordReader reader = new RecordReader();
                    List<Store.Journalled> found = new ArrayList<>();
                    for (long sequence : sequences(connection, subjects, before, limit)) {
                        addFacts(connection, reader, subjects, sequence, found);
                        if (found.size() >= limit) {
                            break;
                        }
                    }
                    return found;
                });
    }

    <T> T documents(Documents.Work<T> work) throws StoreException {
        return reading(work::on);
    }

    /// Each batch holds at least one fact, so `limit` batches suffice.
    private static List<Long> sequences(
            Connection connection, long[] subjects, long before, int limit) throws SQLException {
        String sql =
                """
                SELECT DISTINCT sequence FROM journal_subject
                WHERE workspace = %d AND subject IN (%s) AND sequence < ?
                ORDER BY sequence DESC LIMIT ?
                """
                        .formatted(
                                WORKSPACE,
                                String.join(", ", Collections.nCopies(subjects.length, "?")));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (long subject : subjects) {
                select.setLong(parameter++, subject);
            }
            select.setLong(parameter++, bound(before));
            select.setInt(parameter, limit);
            List<Long> sequences = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sequences.add(rows.getLong(1));
                }
            }
            return sequences;
        }
    }

    private static void addFacts(
            Connection connection,
            RecordReader reader,
            long[] subjects,
            long sequence,
            List<Store.Journalled> found)
            throws SQLException {
        String sql =
                "SELECT at, facts FROM journal WHERE workspace = %d AND sequence = ?"
                        .formatted(WORKSPACE);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, sequence);
            try (ResultSet row = select.executeQuery()) {
                // Pruning may have removed the batch since its sequence was read.
                if (row.next()) {
                    Instant at = Nanos.toInstant(row.getLong(1));
                    byte[] lines = row.getBytes(2);
                    List<Fact> facts =
                            decoded(batch(sequence), () -> reader.factsAbout(subjects, lines));
                    for (Fact fact : facts.reversed()) {
                        found.add(new Store.Journalled(sequence, at, fact));
                    }
                }
            }
        }
    }

    List<Entity> archived(Entity.Kind kind, long before, int limit) throws StoreException {
        String sql =
                """
                SELECT id, body FROM %s WHERE workspace = %d AND id < ?
                ORDER BY id DESC LIMIT ?
                """
                        .formatted(Tables.archived(kind), WORKSPACE);
        return entities(kind, sql, bound(before), limit);
    }

    @Nullable Entity archived(Entity.Kind kind, long id) throws StoreException {
        String sql =
                "SELECT id, body FROM %s WHERE workspace = %d AND id = ? LIMIT ?"
                        .formatted(Tables.archived(kind), WORKSPACE);
        List<Entity> found = entities(kind, sql, id, 1);
        return found.isEmpty() ? null : found.getFirst();
    }

    List<Entity> archivedAlerts(long fingerprint, int limit) throws StoreException {
        return entities(Entity.Kind.ALERT, backend.alertsByFingerprint(), fingerprint, limit);
    }

    private List<Entity> entities(Entity.Kind kind, String sql, long parameter, int limit)
            throws StoreException {
        return reading(
                connection -> {
                    RecordReader reader = new RecordReader();
                    List<Entity> found = new ArrayList<>();
                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                        select.setLong(1, parameter);
                        select.setInt(2, limit);
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                found.add(entity(reader, kind, rows.getLong(1), rows.getBytes(2)));
                            }
                        }
                    }
                    return found;
                });
    }

    @Nullable String setting(String name) throws StoreException {
        List<String> found =
                reading(
                        connection -> {
                            String value = Settings.get(connection, name);
                            return value == null ? List.of() : List.of(value);
                        });
        return found.isEmpty() ? null : found.getFirst();
    }

    List<ShadowCopy> shadowCopies(Instant from, int limit) throws StoreException {
        return reading(connection -> ShadowTable.since(connection, from, limit));
    }

    Map<String, Instant> firstShadowCopies() throws StoreException {
        return reading(ShadowTable::firstOfEachReceiver);
    }

    static Entity entity(RecordReader reader, Entity.Kind kind, long id, byte[] body) {
        return decoded(kind + " " + id, () -> reader.entity(kind, body));
    }

    static List<Fact> facts(RecordReader reader, long sequence, byte[] lines) {
        return decoded(batch(sequence), () -> reader.facts(lines));
    }

    private static String batch(long sequence) {
        return "batch " + sequence + " of the journal";
    }

    private static <T> T decoded(String what, Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (MalformedRecordException e) {
            throw new MalformedRecordException(what + ": " + e.getMessage(), e);
        }
    }

    private static long bound(long before) {
        return before == 0 ? Long.MAX_VALUE : before;
    }

    /// Something to look up on one connection.
    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T reading(Query<T> query) throws StoreException {
        Connection connection = null;
        boolean sound = false;
        try {
            connection = backend.borrowReader();
            T result = query.on(connection);
            sound = true;
            return result;
        } catch (SQLException e) {
            throw backend.failure(e, false);
        } catch (MalformedRecordException e) {
            sound = true;
            throw damaged(backend, e);
        } finally {
            if (connection != null) {
                backend.giveBack(connection, sound);
            }
        }
    }

    static StoreException damaged(Backend backend, MalformedRecordException e) {
        return new StoreException(
                StoreException.Kind.UNUSABLE,
                "%s holds a record that cannot be read (%s). Maybe a newer Watchfire wrote it: start that one; else restore a backup."
                        .formatted(backend.name(), e.getMessage()),
                e);
    }
}
