// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Tables.WORKSPACE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Small texts under names.
final class Settings {
    private Settings() {}

    static @Nullable String get(Connection connection, String name) throws SQLException {
        String sql =
                "SELECT value FROM setting WHERE workspace = %d AND name = ?".formatted(WORKSPACE);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /// @param value null removes it
    static void put(Connection connection, String name, @Nullable String value)
            throws SQLException {
        String sql =
                value == null
                        ? "DELETE FROM setting WHERE workspace = %d AND name = ?"
                        : """
                        INSERT INTO setting (workspace, name, value) VALUES (%d, ?, ?)
                        ON CONFLICT (workspace, name) DO UPDATE SET value = excluded.value
                        """;
        try (PreparedStatement update = connection.prepareStatement(sql.formatted(WORKSPACE))) {
            update.setString(1, name);
            if (value != null) {
                update.setString(2, value);
            }
            update.executeUpdate();
        }
    }
}
