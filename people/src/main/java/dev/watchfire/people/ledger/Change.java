// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.ledger;

import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.audit.Entry;
import dev.watchfire.people.audit.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What a change is going to do: statements, rows of the audit trail, and what to do in memory once
/// both are durable. Used by one thread, which holds the ledger.
public final class Change {
    private record Sql(String text, List<Object> parameters) {}

    private final Actor actor;
    private final Instant at;
    private final Supplier<String> ids;
    private final LongSupplier auditIds;
    private final List<Sql> statements = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    Change(Actor actor, Instant at, Supplier<String> ids, LongSupplier auditIds) {
        this.actor = actor;
        this.at = at;
        this.ids = ids;
        this.auditIds = auditIds;
    }

    public Actor actor() {
        return actor;
    }

    public Instant at() {
        return at;
    }

    /// A new id, greater than those before it.
    public String newId() {
        return ids.get();
    }

    /// Inserts a row, or puts it in the place of the one with its key.
    ///
    /// @param values of all columns: strings, numbers, instants, booleans, bytes
    public void put(Rows rows, Object... values) {
        statements.add(new Sql(rows.upsert(), List.of(values)));
    }

    public void delete(Rows rows, Object... key) {
        statements.add(new Sql(rows.delete(), List.of(key)));
    }

    /// @param sql a statement of our own, in which `:workspace` stands for the workspace
    public void execute(String sql, Object... parameters) {
        statements.add(new Sql(sql, List.of(parameters)));
    }

    /// @param before JSON, empty where there was nothing
    /// @param after JSON, empty where nothing is left
    public void audit(String action, Subject subject, String before, String after) {
        Entry entry = new Entry(auditIds.getAsLong(), at, actor, action, subject, before, after);
        statements.add(new Sql(Audit.ROWS.insert(), Audit.values(entry)));
    }

    /// @param step must not fail
    public void afterwards(Runnable step) {
        afterwards.add(step);
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    void write(Connection connection) throws SQLException {
        for (Sql sql : statements) {
            try (PreparedStatement statement = Ledger.prepare(connection, sql.text)) {
                int index = 1;
                for (Object parameter : sql.parameters) {
                    bind(statement, index++, parameter);
                }
                statement.executeUpdate();
            }
        }
    }

    static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setLong(index, number);
            case Boolean flag -> statement.setLong(index, flag ? 1 : 0);
            case Instant instant -> statement.setLong(index, Micros.of(instant));
            case byte[] bytes -> statement.setBytes(index, bytes);
            default -> throw new IllegalArgumentException("cannot bind " + value.getClass());
        }
    }

    void kept() {
        afterwards.forEach(Runnable::run);
    }
}
