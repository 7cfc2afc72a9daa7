// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Tables.WORKSPACE;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.store.json.RecordWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes batches on one connection, whose statements it prepares when they are first needed and
/// keeps. Rows gather in the driver and go to the database one statement after the other: executing
/// each row by itself costs half as much again. For one thread; after an error of no more use.
final class BatchWriter implements AutoCloseable {
    /// What one call wrote.
    record Written(int rows, long bytes) {}

    private final Connection connection;
    private final Backend backend;
    private final RecordWriter json = new RecordWriter();
    private final Map<Entity.Kind, Rows> upserts = new EnumMap<>(Entity.Kind.class);
    private final Map<Entity.Kind, Rows> archivals = new EnumMap<>(Entity.Kind.class);
    private final Map<Entity.Kind, Rows> deletes = new EnumMap<>(Entity.Kind.class);
    private final Rows journal;
    private final Rows subjects;

    private int rows;
    private long bytes;

    BatchWriter(Connection connection, Backend backend) throws SQLException {
        this.connection = connection;
        this.backend = backend;
        this.journal =
                prepare(
                        """
                        INSERT INTO journal (workspace, sequence, at, last_id, facts)
                        VALUES (%d, ?, ?, ?, ?)
                        """
                                .formatted(WORKSPACE));
        this.subjects =
                prepare(
                        """
                        INSERT INTO journal_subject (workspace, subject, sequence)
                        VALUES (%d, ?, ?)
                        """
                                .formatted(WORKSPACE));
    }

    Connection connection() {
        return connection;
    }

    /// Writes, without committing, what `batches` change and say.
    Written write(List<Batch> batches) throws SQLException {
        rows = 0;
        bytes = 0;
        if (batches.size() == 1) {
            for (Batch.Change change : batches.getFirst().changes()) {
                add(change, batches.getFirst().at());
            }
        } else {
            addLastVersions(batches);
        }
        for (Batch batch : batches) {
            addJournal(batch);
        }
        for (Entity.Kind kind : Entity.Kind.values()) {
            execute(upserts.get(kind));
            execute(archivals.get(kind));
            execute(deletes.get(kind));
        }
        execute(journal);
        execute(subjects);
        return new Written(rows, bytes);
    }

    /// Of a record that several batches change, only the last version is worth a row.
    private void addLastVersions(List<Batch> batches) throws SQLException {
        record Dated(Batch.Change change, Instant at) {}

        Set<Long> seen = new HashSet<>();
        List<Dated> last = new ArrayList<>();
        for (Batch batch : batches.reversed()) {
            for (Batch.Change change : batch.changes().reversed()) {
                if (seen.add(change.id())) {
                    last.add(new Dated(change, batch.at()));
                }
            }
        }
        for (Dated dated : last.reversed()) {
            add(dated.change, dated.at);
        }
    }

    private void add(Batch.Change change, Instant at) throws SQLException {
        Entity after = change.after();
        if (after == null) {
            delete(change.kind(), change.id());
        } else if (change.archived()) {
            archive(after, at);
            delete(change.kind(), change.id());
        } else {
            upsert(after);
        }
    }

    private void upsert(Entity entity) throws SQLException {
        Rows into = upserts.get(entity.kind());
        if (into == null) {
            into =
                    prepare(
                            """
                            INSERT INTO %s (workspace, id, revision, body) VALUES (%d, ?, ?, ?)
                            ON CONFLICT (%s) DO UPDATE
                            SET revision = excluded.revision, body = excluded.body
                            """
                                    .formatted(
                                            Tables.live(entity.kind()),
                                            WORKSPACE,
                                            backend.key("id")));
            upserts.put(entity.kind(), into);
        }
        into.statement.setLong(1, entity.id());
        into.statement.setLong(2, entity.revision());
        into.statement.setBytes(3, body(entity));
        into.add();
    }

    private void archive(Entity entity, Instant at) throws SQLException {
        Rows into = archivals.get(entity.kind());
        if (into == null) {
            into =
                    prepare(
                            entity instanceof Alert
                                    ? archival(entity.kind(), ", fingerprint", ", ?")
                                    : archival(entity.kind(), "", ""));
            archivals.put(entity.kind(), into);
        }
        into.statement.setLong(1, entity.id());
        into.statement.setLong(2, entity.revision());
        into.statement.setLong(3, Nanos.of(at));
        into.statement.setBytes(4, body(entity));
        if (entity instanceof Alert alert) {
            into.statement.setLong(5, alert.labels().fingerprint());
        }
        into.add();
    }

    private String archival(Entity.Kind kind, String moreColumns, String moreValues) {
        return """
        INSERT INTO %s (workspace, id, revision, archived_at, body%s)
        VALUES (%d, ?, ?, ?, ?%s)
        ON CONFLICT (%s) DO UPDATE
        SET revision = excluded.revision, archived_at = excluded.archived_at, body = excluded.body
        """
                .formatted(
                        Tables.archived(kind),
                        moreColumns,
                        WORKSPACE,
                        moreValues,
                        backend.key("id"));
    }

    private byte[] body(Entity entity) {
        byte[] body = json.write(entity);
        bytes += body.length;
        return body;
    }

    private void delete(Entity.Kind kind, long id) throws SQLException {
        Rows from = deletes.get(kind);
        if (from == null) {
            from =
                    prepare(
                            "DELETE FROM %s WHERE workspace = %d AND id = ?"
                                    .formatted(Tables.live(kind), WORKSPACE));
            deletes.put(kind, from);
        }
        from.statement.setLong(1, id);
        from.add();
    }

    private void addJournal(Batch batch) throws SQLException {
        byte[] facts = json.write(batch.facts());
        bytes += facts.length;
        journal.statement.setLong(1, batch.sequence());
        journal.statement.setLong(2, Nanos.of(batch.at()));
        journal.statement.setLong(3, batch.lastId());
        journal.statement.setBytes(4, facts);
        journal.add();
        Ids found = subjectsOf(batch.facts());
        for (int i = 0; i < found.size(); i++) {
            subjects.statement.setLong(1, found.get(i));
            subjects.statement.setLong(2, batch.sequence());
            subjects.add();
        }
    }

    static Ids subjectsOf(List<Fact> facts) {
        long[] all = new long[facts.size()];
        int count = 0;
        for (Fact fact : facts) {
            Ids ids = fact.subjects();
            if (count + ids.size() > all.length) {
                all = Arrays.copyOf(all, all.length * 2 + ids.size());
            }
            for (int i = 0; i < ids.size(); i++) {
                all[count++] = ids.get(i);
            }
        }
        return Ids.of(Arrays.copyOf(all, count));
    }

    private Rows prepare(String sql) throws SQLException {
        return new Rows(connection.prepareStatement(sql));
    }

    private void execute(@Nullable Rows waiting) throws SQLException {
        if (waiting != null && waiting.count > 0) {
            rows += waiting.count;
            waiting.count = 0;
            waiting.statement.executeBatch();
        }
    }

    /// Rolls back what was not committed.
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// A statement and how many rows wait in it.
    private static final class Rows {
        private final PreparedStatement statement;
        private int count;

        Rows(PreparedStatement statement) {
            this.statement = statement;
        }

        void add() throws SQLException {
            statement.addBatch();
            count++;
        }
    }
}
