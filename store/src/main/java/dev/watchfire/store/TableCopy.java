// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Tables.WORKSPACE;

import dev.watchfire.engine.Entity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Copies every row of our tables from one database to another, whichever kinds they are.
final class TableCopy {
    /// Bounds what is in memory at once; a row of the journal may hold a few hundred kilobytes.
    private static final int ROWS_AT_ONCE = 200;

    /// What a column holds, which the two databases name differently.
    enum Type {
        NUMBER,
        TEXT,
        BYTES
    }

    record Column(String name, Type type) {}

    /// @param order the columns whose order is the table's own
    record Table(String name, String order, List<Column> columns) {}

    private static final List<Table> TABLES = tables();

    private TableCopy() {}

    private static List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        tables.add(new Table("setting", "name", List.of(text("name"), text("value"))));
        for (Entity.Kind kind : Entity.Kind.values()) {
            tables.add(
                    new Table(
                            Tables.live(kind),
                            "id",
                            List.of(number("id"), number("revision"), bytes("body"))));
            List<Column> archived =
                    new ArrayList<>(
                            List.of(number("id"), number("revision"), number("archived_at")));
            if (kind == Entity.Kind.ALERT) {
                archived.add(number("fingerprint"));
            }
            archived.add(bytes("body"));
            tables.add(new Table(Tables.archived(kind), "id", archived));
        }
        tables.add(
                new Table(
                        "journal",
                        "sequence",
                        List.of(
                                number("sequence"),
                                number("at"),
                                number("last_id"),
                                bytes("facts"))));
        tables.add(
                new Table(
                        "journal_subject",
                        "subject, sequence",
                        List.of(number("subject"), number("sequence"))));
        tables.add(
                new Table(
                        "shadow_copy",
                        "id",
                        List.of(number("id"), number("at"), text("receiver"), bytes("body"))));
        tables.addAll(AccountTables.all());
        tables.addAll(ConfigurationTables.all());
        return List.copyOf(tables);
    }

    static Column number(String name) {
        return new Column(name, Type.NUMBER);
    }

    static Column text(String name) {
        return new Column(name, Type.TEXT);
    }

    static Column bytes(String name) {
        return new Column(name, Type.BYTES);
    }

    /// Copies within the transactions that both connections are in, and commits neither.
    static void copy(Connection from, Connection to, Store.Progress progress) throws SQLException {
        long total = 0;
        for (Table table : TABLES) {
            total += count(from, table);
        }
        long done = 0;
        for (Table table : TABLES) {
            done = copy(table, from, to, done, total, progress);
        }
        progress.at(total, total);
    }

    /// Whether no table holds a row.
    static boolean isEmpty(Connection connection) throws SQLException {
        for (Table table : TABLES) {
            if (count(connection, table) > 0) {
                return false;
            }
        }
        return true;
    }

    private static long count(Connection connection, Table table) throws SQLException {
        String sql =
                "SELECT count(*) FROM %s WHERE workspace = %d".formatted(table.name, WORKSPACE);
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static long copy(
            Table table,
            Connection from,
            Connection to,
            long doneBefore,
            long total,
            Store.Progress progress)
            throws SQLException {
        long done = doneBefore;
        String columns = String.join(", ", table.columns.stream().map(Column::name).toList());
        String marks = String.join(", ", Collections.nCopies(table.columns.size(), "?"));
        try (PreparedStatement select =
                        from.prepareStatement(
                                "SELECT %s FROM %s WHERE workspace = %d ORDER BY %s"
                                        .formatted(columns, table.name, WORKSPACE, table.order));
                PreparedStatement insert =
                        to.prepareStatement(
                                "INSERT INTO %s (workspace, %s) VALUES (%d, %s)"
                                        .formatted(table.name, columns, WORKSPACE, marks))) {
            select.setFetchSize(ROWS_AT_ONCE);
            int waiting = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    fill(insert, rows, table.columns);
                    insert.addBatch();
                    waiting++;
                    if (waiting == ROWS_AT_ONCE) {
                        insert.executeBatch();
                        done += waiting;
                        waiting = 0;
                        progress.at(done, total);
                    }
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
            return done + waiting;
        }
    }

    private static void fill(PreparedStatement insert, ResultSet row, List<Column> columns)
            throws SQLException {
        for (int i = 1; i <= columns.size(); i++) {
            switch (columns.get(i - 1).type) {
                case NUMBER -> insert.setLong(i, row.getLong(i));
                case TEXT -> insert.setString(i, row.getString(i));
                case BYTES -> insert.setBytes(i, row.getBytes(i));
            }
        }
    }
}
