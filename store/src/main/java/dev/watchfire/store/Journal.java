// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Tables.WORKSPACE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Where the journal ends.
final class Journal {
    private static final String NEWEST =
            """
            SELECT sequence, last_id, at FROM journal WHERE workspace = %d
            ORDER BY sequence DESC LIMIT 1
            """
                    .formatted(WORKSPACE);

    private Journal() {}

    static Store.Position position(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new Store.Position(
                            row.getLong(1), row.getLong(2), Nanos.toInstant(row.getLong(3)))
                    : Store.Position.START;
        }
    }
}
