// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Brings a database to this version's tables: numbered scripts, each in a transaction of its own
/// together with the number it reaches.
///
/// Both databases have a script of each number, so that one number says what a backup holds. A new
/// kind of fact or record needs a script too, if only an empty one: an older version must refuse
/// what it could not read.
final class Migrations {
    private static final List<String> SCRIPTS =
            List.of(
                    "0001-records-and-journal",
                    "0002-maintenance-and-approvals",
                    "0003-shadow",
                    "0004-accounts",
                    "0005-kept-answers",
                    "0006-saved-views",
                    "0007-configuration",
                    "0008-passkeys",
                    "0009-rota",
                    "0010-calendars",
                    "0011-paging");

    /// The version of the tables that this program works with.
    static final int LATEST = SCRIPTS.size();

    /// Where a database keeps the version of its tables.
    interface Version {
        /// 0 where there are no tables yet.
        int read(Connection connection) throws SQLException;

        void write(Connection connection, int version) throws SQLException;
    }

    private Migrations() {}

    /// @param scripts the folder of the database's scripts, beside this class
    /// @param name what people call the database
    /// @throws StoreException where a newer version of this program made the tables
    static void run(Connection connection, String scripts, Version version, String name)
            throws SQLException, StoreException {
        int found = version.read(connection);
        requireKnown(found, name);
        for (int next = found; next < LATEST; next++) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(script(scripts, SCRIPTS.get(next)));
            }
            version.write(connection, next + 1);
            connection.commit();
        }
        connection.rollback();
    }

    static void requireKnown(int version, String name) throws StoreException {
        if (version > LATEST) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "%s was written by a newer Watchfire: its tables have version %d, this one knows versions up to %d. Start the newer one, or restore a backup that this one made."
                            .formatted(name, version, LATEST),
                    null);
        }
    }

    private static String script(String folder, String name) {
        String path = folder + "/" + name + ".sql";
        try (InputStream in = Migrations.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no script " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the script " + path, e);
        }
    }
}
