// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;

/// What differs between the databases: connections, keys, and what their errors mean. The SQL
/// itself is the same. Safe for any thread unless a method says otherwise.
interface Backend extends AutoCloseable {
    /// What people call this database in messages; without secrets.
    String name();

    /// Held by whoever writes.
    Lock writing();

    /// A connection with auto-commit off, on which {@link #writing} allows one user.
    ///
    /// @throws StoreException where the database cannot be used at all
    Connection openWriter() throws SQLException, StoreException;

    /// A connection with auto-commit on, to be given back soon. Waits while all are in use, within
    /// a bound.
    Connection borrowReader() throws SQLException;

    /// @param sound whether it can be used again
    void giveBack(Connection reader, boolean sound);

    /// The columns that make a row unique, of which the last is `column`.
    String key(String column);

    /// A query for id and body of archived alerts, newest first; its parameters are the fingerprint
    /// and how many.
    String alertsByFingerprint();

    /// @param committing whether the commit itself failed, and not a statement before it
    StoreException failure(SQLException e, boolean committing);

    /// Called after each commit, by the holder of {@link #writing}.
    void committed();

    /// Gives room that rows left behind back to the disk, a bounded piece in one go. The caller
    /// holds {@link #writing} and has no transaction under way.
    ///
    /// @return whether there is more to give back
    boolean reclaim(Connection writer) throws SQLException;

    void backup(Path target, Store.Progress progress) throws StoreException;

    long fileBytes();

    long walBytes();

    long checkpoints();

    @Override
    void close();
}
