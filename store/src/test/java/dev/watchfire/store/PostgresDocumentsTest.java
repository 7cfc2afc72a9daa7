// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.sql.SQLException;

final class PostgresDocumentsTest extends DocumentsContract {
    @Override
    StoreLocation newLocation() throws SQLException {
        return new StoreLocation.Database(PostgresServer.newDatabase());
    }
}
