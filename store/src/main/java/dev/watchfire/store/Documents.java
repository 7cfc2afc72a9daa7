// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Ordinary SQL beside the engine's records: accounts, teams, the audit trail. Safe for any thread.
///
/// The work must end soon and must not wait for anything but the database: who reads holds one of a
/// few connections, and who writes holds up the engine's commits. Rows bear {@link #WORKSPACE}.
public interface Documents {
    /// What the column `workspace` of every row holds; there is one workspace so far.
    int WORKSPACE = Tables.WORKSPACE;

    /// What to do on a connection; commits and closes nothing.
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Runs `work` on a connection that sees what was committed; it must change nothing.
    <T> T read(Work<T> work) throws StoreException;

    /// Runs `work` in a transaction of its own that takes turns with the engine's commits: all of
    /// it is durable when this returns, nothing of it is kept where `work` throws.
    ///
    /// @throws StoreException where nothing was kept, or, with {@link
    ///   StoreException.Kind#OUTCOME_UNKNOWN}, where only reading can tell
    <T> T write(Work<T> work) throws StoreException;
}
