// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a store is kept. Safe for any thread.
public sealed interface StoreLocation {
    /// A data folder on this machine, with a SQLite file in it.
    record Folder(Path path) implements StoreLocation {
        @Override
        public Store open() throws StoreException {
            return store(SqliteBackend.open(path));
        }

        @Override
        public boolean isSurelyNew() {
            return !Files.exists(path.resolve(SqliteBackend.FILE_NAME));
        }

        @Override
        public void backup(Path target, Store.Progress progress) throws StoreException {
            Path file = path.resolve(SqliteBackend.FILE_NAME);
            if (!Files.isRegularFile(file)) {
                throw new StoreException(
                        StoreException.Kind.UNUSABLE,
                        "There is no store %s.".formatted(file),
                        null);
            }
            BackupFile.copySqlite(file, target, progress);
        }

        @Override
        public void restore(Path backup, Store.Progress progress) throws StoreException {
            SqliteBackend.restore(path, backup, progress);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /// A PostgreSQL database.
    ///
    /// @param url `jdbc:postgresql://host/database?user=…&password=…`; a password may also come
    ///   from `~/.pgpass` or `PGPASSFILE`
    record Database(String url) implements StoreLocation {
        private static final String SCHEME = "jdbc:postgresql:";

        public Database {
            if (!url.startsWith(SCHEME)) {
                throw new IllegalArgumentException(
                        "\"%s\" is no PostgreSQL URL; it begins with %s//"
                                .formatted(PostgresBackend.withoutParameters(url), SCHEME));
            }
        }

        @Override
        public Store open() throws StoreException {
            return store(PostgresBackend.open(url));
        }

        @Override
        public boolean isSurelyNew() {
            return false;
        }

        @Override
        public void backup(Path target, Store.Progress progress) throws StoreException {
            PostgresBackend.backup(url, target, progress);
        }

        @Override
        public void restore(Path backup, Store.Progress progress) throws StoreException {
            PostgresBackend.restore(url, backup, progress);
        }

        @Override
        public String toString() {
            return PostgresBackend.withoutParameters(url);
        }
    }

    /// What the flags `--storage.path` and `--database.url` mean.
    ///
    /// @param databaseUrl null for the SQLite file in the folder
    static StoreLocation of(Path storagePath, @Nullable String databaseUrl) {
        return databaseUrl == null ? new Folder(storagePath) : new Database(databaseUrl);
    }

    /// Opens the store for this process alone, making or upgrading its tables.
    ///
    /// @throws StoreException where it is in use, damaged, not ours, from a newer version, or out
    ///   of reach
    Store open() throws StoreException;

    /// Whether there can be nothing in it; a database that would have to be asked counts as old.
    boolean isSurelyNew();

    /// Writes a consistent copy into one file. Works beside a server that has the store open, in
    /// this process or in another.
    ///
    /// @param target must not exist; appears only once it is complete
    void backup(Path target, Store.Progress progress) throws StoreException;

    /// Fills an empty or missing store from a backup of any kind of store. What is restored starts
    /// with sending paused: see {@link Store#SENDING_PAUSED}.
    ///
    /// @throws StoreException where the store holds anything, or is in use
    void restore(Path backup, Store.Progress progress) throws StoreException;

    private static Store store(Backend backend) throws StoreException {
        boolean opened = false;
        try {
            Store store = new SqlStore(backend);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                backend.close();
            }
        }
    }
}
