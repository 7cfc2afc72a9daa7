// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.ledger;

import dev.watchfire.people.audit.Actor;
import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/// Makes the changes of accounts, one at a time: a change is decided on what is in memory, made
/// durable in one transaction, and only then shown in memory. Safe for any thread.
public final class Ledger {
    /// What keeps accounts in memory, and can read them anew.
    public interface Shelf {
        /// Takes what the database holds in place of what is in memory.
        void load(Connection connection) throws SQLException;
    }

    /// Decides a change.
    public interface Decision<T> {
        T on(Change change) throws Refusal, StoreException;
    }

    /// Fills one row into memory.
    public interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private final Documents documents;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final List<Shelf> shelves = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock turn = new ReentrantLock();

    // Both under `turn`.
    private long lastAuditId;
    private boolean uncertain = true;

    public Ledger(Documents documents, InstantSource clock, SecureRandom random) {
        this.documents = documents;
        this.clock = clock;
        this.ids = new UuidV7(clock, random);
    }

    public void add(Shelf shelf) {
        shelves.add(shelf);
    }

    /// Told after every change, by whoever made it, with nothing locked.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public Documents documents() {
        return documents;
    }

    /// As exact as the columns are, so that what is in memory equals what is read again.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Reads everything anew.
    public void load() throws StoreException {
        turn.lock();
        try {
            lastAuditId =
                    documents.read(
                            connection -> {
                                for (Shelf shelf : shelves) {
                                    shelf.load(connection);
                                }
                                return newestAuditId(connection);
                            });
            uncertain = false;
        } finally {
            turn.unlock();
        }
    }

    private static Long newestAuditId(Connection connection) throws SQLException {
        long[] newest = new long[1];
        each(
                connection,
                "SELECT max(id) FROM audit WHERE workspace = :workspace",
                row -> newest[0] = row.getLong(1));
        return newest[0];
    }

    /// Decides and makes a change; of one that is refused nothing is kept.
    ///
    /// @throws StoreException where it could not be made durable
    public <T> T change(Actor actor, Decision<T> decision) throws Refusal, StoreException {
        T result;
        boolean changed;
        turn.lock();
        try {
            if (uncertain) {
                load();
            }
            Change change = new Change(actor, now(), ids::next, () -> ++lastAuditId);
            result = decision.on(change);
            changed = !change.isEmpty();
            if (changed) {
                write(change);
            }
            change.kept();
        } finally {
            turn.unlock();
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
        return result;
    }

    private void write(Change change) throws StoreException {
        // Until it is known to be kept, memory may be behind the database.
        uncertain = true;
        boolean kept = false;
        try {
            documents.write(
                    connection -> {
                        change.write(connection);
                        return true;
                    });
            kept = true;
        } catch (StoreException e) {
            uncertain = e.kind() == StoreException.Kind.OUTCOME_UNKNOWN;
            throw e;
        }
        uncertain = !kept;
    }

    /// @param sql in which `:workspace` stands for the workspace
    public static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        return connection.prepareStatement(
                sql.replace(":workspace", Integer.toString(Documents.WORKSPACE)));
    }

    /// @param sql in which `:workspace` stands for the workspace
    public static void each(Connection connection, String sql, Row each) throws SQLException {
        try (PreparedStatement select = prepare(connection, sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                each.read(rows);
            }
        }
    }
}
