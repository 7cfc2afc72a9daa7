// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.engine.Entity;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the API looks up beside the engine's image: the part of {@link Store} that reads. Safe for
/// any thread.
public interface Archive {
    List<Store.Journalled> history(long[] subjects, long before, int limit) throws StoreException;

    List<Entity> archived(Entity.Kind kind, long before, int limit) throws StoreException;

    @Nullable Entity archived(Entity.Kind kind, long id) throws StoreException;

    List<Entity> archivedAlerts(long fingerprint, int limit) throws StoreException;

    static Archive of(Store store) {
        return new Archive() {
            @Override
            public List<Store.Journalled> history(long[] subjects, long before, int limit)
                    throws StoreException {
                return store.history(subjects, before, limit);
            }

            @Override
            public List<Entity> archived(Entity.Kind kind, long before, int limit)
                    throws StoreException {
                return store.archived(kind, before, limit);
            }

            @Override
            public @Nullable Entity archived(Entity.Kind kind, long id) throws StoreException {
                return store.archived(kind, id);
            }

            @Override
            public List<Entity> archivedAlerts(long fingerprint, int limit) throws StoreException {
                return store.archivedAlerts(fingerprint, limit);
            }
        };
    }
}
