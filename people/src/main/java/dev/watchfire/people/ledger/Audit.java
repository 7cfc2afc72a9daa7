// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.ledger;

import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.audit.Entry;
import dev.watchfire.people.audit.Subject;
import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The audit trail: rows are added with the changes they tell of and never changed. Safe for any
/// thread.
public final class Audit {
    /// A page that people can look through, and that takes a few milliseconds to read.
    public static final int MOST_ENTRIES = 500;

    static final Rows ROWS =
            Rows.of(
                    "audit",
                    1,
                    "id",
                    "at",
                    "actor_kind",
                    "actor_id",
                    "actor_name",
                    "address",
                    "action",
                    "object_kind",
                    "object_id",
                    "object_name",
                    "detail_before",
                    "detail_after");

    /// Which entries somebody wants; null where anything will do.
    ///
    /// @param actor id or name of who did it
    /// @param action whole, or up to a dot, such as `user` or `user.created`
    /// @param objectKind such as `user`
    /// @param object id or name of what was changed
    /// @param from the earliest
    /// @param to before which
    /// @param before only ids below this one, 0 for no bound
    public record Query(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String objectKind,
            @Nullable String object,
            @Nullable Instant from,
            @Nullable Instant to,
            long before) {}

    private final Documents documents;

    public Audit(Documents documents) {
        this.documents = documents;
    }

    static List<Object> values(Entry entry) {
        Actor actor = entry.actor();
        Subject subject = entry.subject();
        return List.of(
                entry.id(),
                entry.at(),
                actor.kind().name(),
                actor.id(),
                actor.name(),
                actor.address(),
                entry.action(),
                subject.kind(),
                subject.id(),
                subject.name(),
                entry.before(),
                entry.after());
    }

    /// Newest first.
    ///
    /// @param limit at most {@link #MOST_ENTRIES}
    public List<Entry> find(Query query, int limit) throws StoreException {
        StringBuilder sql = new StringBuilder(ROWS.select());
        List<Object> values = new ArrayList<>();
        if (query.actor != null) {
            sql.append(" AND (actor_id = ? OR actor_name = ?)");
            values.add(query.actor);
            values.add(query.actor);
        }
        if (query.action != null) {
            // Up to the next character after the dot: what begins with "user." and nothing else.
            sql.append(" AND (action = ? OR action >= ? AND action < ?)");
            values.add(query.action);
            values.add(query.action + ".");
            values.add(query.action + "/");
        }
        if (query.objectKind != null) {
            sql.append(" AND object_kind = ?");
            values.add(query.objectKind);
        }
        if (query.object != null) {
            sql.append(" AND (object_id = ? OR object_name = ?)");
            values.add(query.object);
            values.add(query.object);
        }
        if (query.from != null) {
            sql.append(" AND at >= ?");
            values.add(query.from);
        }
        if (query.to != null) {
            sql.append(" AND at < ?");
            values.add(query.to);
        }
        if (query.before > 0) {
            sql.append(" AND id < ?");
            values.add(query.before);
        }
        sql.append(" ORDER BY id DESC LIMIT ?");
        values.add((long) Math.clamp(limit, 1, MOST_ENTRIES));
        return documents.read(
                connection -> {
                    List<Entry> found = new ArrayList<>();
                    try (PreparedStatement select = Ledger.prepare(connection, sql.toString())) {
                        for (int i = 0; i < values.size(); i++) {
                            Change.bind(select, i + 1, values.get(i));
                        }
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                found.add(entry(rows));
                            }
                        }
                    }
                    return found;
                });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                Micros.toInstant(row.getLong("at")),
                new Actor(
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getString("actor_id"),
                        row.getString("actor_name"),
                        row.getString("address")),
                row.getString("action"),
                new Subject(
                        row.getString("object_kind"),
                        row.getString("object_id"),
                        row.getString("object_name")),
                row.getString("detail_before"),
                row.getString("detail_after"));
    }
}
