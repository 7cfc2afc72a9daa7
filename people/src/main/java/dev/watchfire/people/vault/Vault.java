// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.vault;

import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.audit.Subject;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import dev.watchfire.store.Documents;
import dev.watchfire.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Secrets at rest: sealed in the store under keys that a file outside the data holds. Safe for any
/// thread.
///
/// Where the file is missing or is another one, the server goes on without what it cannot open;
/// nothing that is sealed is removed, and with the right file everything can be read again.
public final class Vault {
    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    private static final Rows ROWS =
            Rows.of("sealed_secret", 1, "name", "wrapped_key", "body", "changed_at");

    /// What is under a name.
    public sealed interface Content {
        /// Nothing was ever put there.
        record Nothing() implements Content {}

        /// @param reason a sentence that names the key file and says what would help
        record Unreadable(String reason) implements Content {}

        /// @param bytes nobody else has this array
        @SuppressWarnings("ArrayRecordComponent") // Handed over once and taken apart.
        record Secret(byte[] bytes) implements Content {
            /// Not the secret.
            @Override
            public String toString() {
                return "Secret[]";
            }
        }
    }

    private final KeyFile file;
    private final Documents documents;
    private final SecureRandom random;

    private volatile List<MasterKey> keys = List.of();
    private volatile @Nullable String problem;

    private Vault(KeyFile file, Documents documents, SecureRandom random) {
        this.file = file;
        this.documents = documents;
        this.random = random;
    }

    /// Reads the key file; makes one where there is none and nothing is sealed yet.
    ///
    /// @return also where the keys cannot be used; {@link #problem()} then says why
    public static Vault open(Path keyFile, Documents documents, SecureRandom random)
            throws StoreException {
        Vault vault = new Vault(new KeyFile(keyFile), documents, random);
        vault.readKeys();
        return vault;
    }

    private void readKeys() throws StoreException {
        Map<String, byte[]> sealed = wrappedKeys();
        try {
            if (!file.exists() && sealed.isEmpty()) {
                file.create(MasterKey.random(random));
                LOG.atInfo()
                        .addKeyValue("file", file.path())
                        .log("Made the key of the secrets: back it up apart from the data");
            }
            keys = file.read();
        } catch (NoSuchFileException e) {
            problem =
                    sealed.isEmpty()
                            ? "The key file %s cannot be made: its folder does not exist. Set --secrets.key-file."
                                    .formatted(file.path())
                            : "The key file %s is missing, and %d secrets are sealed with it. Put it back and start anew, or name it with --secrets.key-file."
                                    .formatted(file.path(), sealed.size());
            return;
        } catch (IOException e) {
            problem = "The key file %s cannot be used: %s.".formatted(file.path(), reason(e));
            return;
        }
        long foreign = sealed.values().stream().filter(w -> key(w) == null).count();
        if (foreign > 0) {
            LOG.error(
                    "{} of {} secrets were sealed with another key than those in {} ({}). Maybe it"
                            + " is another server's, or a key is missing in it?",
                    foreign,
                    sealed.size(),
                    file.path(),
                    names());
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it is there, and holds no key that can be read";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    private String names() {
        return keys.stream().map(MasterKey::name).collect(Collectors.joining(", "));
    }

    private @Nullable MasterKey key(byte[] wrappedKey) {
        return Envelope.keyOf(wrappedKey, keys);
    }

    /// Why nothing can be sealed and nothing opened; null where all is well.
    public @Nullable String problem() {
        return problem;
    }

    public Path keyFile() {
        return file.path();
    }

    /// Seals a secret under a name, in the place of what was there.
    public void put(Change change, String name, byte[] secret) throws Refusal {
        List<MasterKey> usable = keys;
        if (usable.isEmpty()) {
            throw Refusal.conflict("no-key", String.valueOf(problem));
        }
        Envelope envelope =
                Envelope.seal(usable.getFirst(), Documents.WORKSPACE, name, secret, random);
        change.put(ROWS, name, envelope.wrappedKey(), envelope.body(), change.at());
    }

    public void remove(Change change, String name) {
        forget(change, name);
    }

    /// The same without the keys, which removing needs not.
    public static void forget(Change change, String name) {
        change.delete(ROWS, name);
    }

    public Content get(String name) throws StoreException {
        List<Envelope> found =
                documents.read(
                        connection -> {
                            String sql = ROWS.select() + " AND name = ?";
                            try (PreparedStatement select = Ledger.prepare(connection, sql)) {
                                select.setString(1, name);
                                try (ResultSet row = select.executeQuery()) {
                                    return row.next()
                                            ? List.of(
                                                    new Envelope(
                                                            row.getBytes("wrapped_key"),
                                                            row.getBytes("body")))
                                            : List.of();
                                }
                            }
                        });
        return found.isEmpty() ? new Content.Nothing() : opened(name, found.getFirst());
    }

    private Content opened(String name, Envelope envelope) {
        String why = problem;
        if (why != null) {
            return new Content.Unreadable(why);
        }
        MasterKey key = key(envelope.wrappedKey());
        if (key == null) {
            return new Content.Unreadable(
                    "The key file %s holds another key than the one that sealed this. Put the right one back and start anew; one file may hold both."
                            .formatted(file.path()));
        }
        try {
            return new Content.Secret(envelope.open(key, Documents.WORKSPACE, name));
        } catch (GeneralSecurityException e) {
            LOG.error("The sealed secret \"{}\" is damaged", name, e);
            return new Content.Unreadable(
                    "What was sealed as \"%s\" is damaged, or was put there from elsewhere."
                            .formatted(name));
        }
    }

    private Map<String, byte[]> wrappedKeys() throws StoreException {
        return documents.read(
                connection -> {
                    Map<String, byte[]> wrapped = new LinkedHashMap<>();
                    Ledger.each(
                            connection,
                            "SELECT name, wrapped_key FROM sealed_secret WHERE workspace ="
                                    + " :workspace ORDER BY name",
                            row -> wrapped.put(row.getString(1), row.getBytes(2)));
                    return wrapped;
                });
    }

    /// What became of a rotation.
    ///
    /// @param rewrapped secrets that the new key opens now
    /// @param unreadable secrets that no key here opens; they stay as they are
    public record Rotation(int rewrapped, int unreadable) {}

    /// The first half of a rotation: makes a new key, with which everything that can be opened is
    /// sealed from this change on. The file holds the old keys too until {@link #forgetOldKeys}, so
    /// a crash at any point leaves every secret with its key.
    ///
    /// Where the key file is lost, this makes a new one: what is sealed stays, unreadable, until
    /// somebody adds the lost key to the file.
    public Rotation rotate(Change change) throws Refusal, StoreException {
        List<MasterKey> before = keys;
        MasterKey fresh = MasterKey.random(random);
        List<MasterKey> both = Stream.concat(Stream.of(fresh), before.stream()).toList();
        try {
            if (before.isEmpty()) {
                // Never over a file that is only damaged: it may be mended.
                file.create(fresh);
            } else {
                file.replace(both);
            }
        } catch (IOException e) {
            throw Refusal.conflict(
                    "key-not-written",
                    "The key file %s could not be written: %s. Nothing was changed."
                            .formatted(file.path(), reason(e)));
        }
        keys = both;
        problem = null;
        Rotation rotation = rewrap(change, fresh, before);
        change.audit(
                "secrets.key-rotated",
                new Subject("secrets", fresh.name(), file.path().toString()),
                new Detail().with("keys", before.stream().map(MasterKey::name).toList()).toString(),
                new Detail().with("keys", List.of(fresh.name())).toString());
        return rotation;
    }

    private Rotation rewrap(Change change, MasterKey fresh, List<MasterKey> before)
            throws StoreException {
        List<String> unreadable = new ArrayList<>();
        int done = 0;
        for (Map.Entry<String, byte[]> row : wrappedKeys().entrySet()) {
            MasterKey old = Envelope.keyOf(row.getValue(), before);
            try {
                if (old == null) {
                    unreadable.add(row.getKey());
                    continue;
                }
                byte[] wrapped =
                        Envelope.rewrap(
                                row.getValue(),
                                old,
                                fresh,
                                Documents.WORKSPACE,
                                row.getKey(),
                                random);
                change.execute(
                        "UPDATE sealed_secret SET wrapped_key = ? WHERE workspace = :workspace AND"
                                + " name = ?",
                        wrapped,
                        row.getKey());
                done++;
            } catch (GeneralSecurityException e) {
                LOG.error("The sealed secret \"{}\" is damaged", row.getKey(), e);
                unreadable.add(row.getKey());
            }
        }
        return new Rotation(done, unreadable.size());
    }

    /// The second half, once the first is durable.
    public void forgetOldKeys() throws IOException {
        List<MasterKey> newest = List.of(keys.getFirst());
        file.replace(newest);
        keys = newest;
    }
}
