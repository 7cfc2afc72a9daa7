// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The versions in the store; a text with secrets is in the vault. Safe for any thread.
final class VersionTable {
    /// A page of a list; texts are as long as people write them.
    static final int MOST_AT_ONCE = 100;

    private static final Rows ROWS =
            Rows.of(
                    "configuration_version",
                    1,
                    "id",
                    "at",
                    "author_kind",
                    "author_id",
                    "author_name",
                    "comment",
                    "restored_from",
                    "file_hash",
                    "sealed",
                    "shown");

    /// A text, or what is left of it without its key.
    ///
    /// @param text with its secrets, where it is whole
    /// @param shown as it was to be shown when it was saved
    /// @param unreadable why its secrets are missing; null where it is whole
    record Body(String text, String shown, @Nullable String unreadable) {
        static final Body EMPTY = new Body("", "", null);

        private static Body missing(Version version, String reason) {
            return new Body(version.shown(), version.shown(), reason);
        }

        boolean isWhole() {
            return unreadable == null;
        }

        /// Not the text, which may hold secrets.
        @Override
        public String toString() {
            return "Body[" + text.length() + " characters]";
        }
    }

    private final Documents documents;
    private final Vault vault;

    VersionTable(Documents documents, Vault vault) {
        this.documents = documents;
        this.vault = vault;
    }

    private static String secretName(long id) {
        return "configuration/version/" + id;
    }

    /// @param text with its secrets
    void add(Change change, Version version, String text) throws Refusal {
        Actor author = version.author();
        change.put(
                ROWS,
                version.id(),
                version.at(),
                author.kind().name(),
                author.id(),
                author.name(),
                version.comment(),
                version.restoredFrom(),
                version.fileHash(),
                version.sealed(),
                version.shown());
        if (version.sealed()) {
            vault.put(change, secretName(version.id()), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    void remove(Change change, Version version) {
        change.delete(ROWS, version.id());
        vault.remove(change, secretName(version.id()));
    }

    @Nullable Version newest() throws StoreException {
        List<Version> found = select(" ORDER BY id DESC LIMIT 1", -1);
        return found.isEmpty() ? null : found.getFirst();
    }

    @Nullable Version find(long id) throws StoreException {
        List<Version> found = select(" AND id = ?", id);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Newest first.
    ///
    /// @param before only versions below this one
    List<Version> before(long before, int limit) throws StoreException {
        return select(
                " AND id < ? ORDER BY id DESC LIMIT " + Math.clamp(limit, 1, MOST_AT_ONCE), before);
    }

    private List<Version> select(String where, long parameter) throws StoreException {
        return documents.read(
                connection -> {
                    List<Version> found = new ArrayList<>();
                    String sql = ROWS.select() + where;
                    try (PreparedStatement select = Ledger.prepare(connection, sql)) {
                        if (where.contains("?")) {
                            select.setLong(1, parameter);
                        }
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                found.add(version(rows));
                            }
                        }
                    }
                    return found;
                });
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getLong("id"),
                Micros.toInstant(row.getLong("at")),
                new Actor(
                        Actor.Kind.valueOf(row.getString("author_kind")),
                        row.getString("author_id"),
                        row.getString("author_name"),
                        ""),
                row.getString("comment"),
                row.getLong("restored_from"),
                row.getString("file_hash"),
                row.getLong("sealed") != 0,
                row.getString("shown"));
    }

    Body body(@Nullable Version version) throws StoreException {
        if (version == null) {
            return Body.EMPTY;
        }
        if (!version.sealed()) {
            return new Body(version.shown(), version.shown(), null);
        }
        return switch (vault.get(secretName(version.id()))) {
            case Vault.Content.Secret secret ->
                    new Body(
                            new String(secret.bytes(), StandardCharsets.UTF_8),
                            version.shown(),
                            null);
            case Vault.Content.Unreadable(String reason) -> Body.missing(version, reason);
            case Vault.Content.Nothing() ->
                    Body.missing(
                            version,
                            "The sealed text of version %d is gone from the store."
                                    .formatted(version.id()));
        };
    }
}
