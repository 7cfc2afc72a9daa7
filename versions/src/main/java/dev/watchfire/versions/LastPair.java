// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which file and which version ran last, so that a start whose pair is refused can go on with it.
/// The file's text is in the vault: files hold secrets too.
final class LastPair {
    private static final String NAME = "default";
    private static final String SECRET = "configuration/running-file";

    private static final Rows ROWS =
            Rows.of("configuration_running", 1, "name", "version", "file_name", "file_hash", "at");

    /// @param at since when
    record Ran(long version, String fileName, String fileHash, Instant at) {}

    private final Documents documents;
    private final Vault vault;

    LastPair(Documents documents, Vault vault) {
        this.documents = documents;
        this.vault = vault;
    }

    @Nullable Ran find() throws StoreException {
        List<Ran> found =
                documents.read(
                        connection -> {
                            List<Ran> all = new ArrayList<>();
                            Ledger.each(
                                    connection,
                                    ROWS.select(),
                                    row ->
                                            all.add(
                                                    new Ran(
                                                            row.getLong("version"),
                                                            row.getString("file_name"),
                                                            row.getString("file_hash"),
                                                            Micros.toInstant(row.getLong("at")))));
                            return all;
                        });
        return found.isEmpty() ? null : found.getFirst();
    }

    /// The text of the file that ran.
    ///
    /// @return null where it cannot be read
    byte @Nullable [] file() throws StoreException {
        return vault.get(SECRET) instanceof Vault.Content.Secret secret ? secret.bytes() : null;
    }

    void remember(Change change, Ran ran, byte[] file) throws Refusal {
        change.put(ROWS, NAME, ran.version, ran.fileName, ran.fileHash, ran.at);
        vault.put(change, SECRET, file);
    }
}
