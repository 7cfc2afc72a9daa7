// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import dev.watchfire.engine.Entity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A store for each test.
abstract class OpenStore {
    static final int TIMEOUT_SECONDS = 60;

    @TempDir Path folder;

    StoreLocation location;
    Store store;

    /// A place for a store that nobody has used.
    abstract StoreLocation newLocation() throws Exception;

    @BeforeEach
    void open() throws Exception {
        location = newLocation();
        store = location.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    void reopen() throws StoreException {
        store.close();
        store = location.open();
    }

    static List<Entity> loaded(Store store) throws StoreException {
        List<Entity> all = new ArrayList<>();
        store.load(all::add);
        return all;
    }

    static Store.Position position(Store store) throws StoreException {
        return store.load(_ -> {});
    }
}
