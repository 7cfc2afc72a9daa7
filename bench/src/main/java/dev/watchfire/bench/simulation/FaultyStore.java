// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.simulation;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.store.Documents;
import dev.watchfire.store.ShadowCopies;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A real store whose transactions can be refused, and whose process can die around one.
final class FaultyStore implements Store {
    /// The process is gone; nothing after this line happens.
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Store store;
    private int refusals;
    private Step.@Nullable Death death;

    FaultyStore(Store store) {
        this.store = store;
    }

    void refuse(int transactions) {
        refusals = transactions;
    }

    void dieAt(Step.@Nullable Death next) {
        death = next;
    }

    @Override
    public void commit(List<Batch> batches) throws StoreException {
        if (death == Step.Death.BEFORE_COMMIT) {
            throw new Died();
        }
        if (refusals > 0) {
            refusals--;
            throw new StoreException(
                    StoreException.Kind.RETRYABLE, "the simulated disk is full", null);
        }
        store.commit(batches);
        if (death == Step.Death.AFTER_COMMIT) {
            throw new Died();
        }
    }

    @Override
    public Position load(Consumer<? super Entity> each) throws StoreException {
        return store.load(each);
    }

    @Override
    public List<Journalled> history(long[] subjects, long before, int limit) throws StoreException {
        return store.history(subjects, before, limit);
    }

    @Override
    public List<Entity> archived(Entity.Kind kind, long before, int limit) throws StoreException {
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

    @Override
    public boolean prune(Instant before, int limit) throws StoreException {
        return store.prune(before, limit);
    }

    @Override
    public @Nullable String setting(String name) throws StoreException {
        return store.setting(name);
    }

    @Override
    public void putSetting(String name, @Nullable String value) throws StoreException {
        store.putSetting(name, value);
    }

    @Override
    public ShadowCopies shadowCopies() {
        return store.shadowCopies();
    }

    @Override
    public Documents documents() {
        return store.documents();
    }

    @Override
    public void backup(Path target, Progress progress) throws StoreException {
        store.backup(target, progress);
    }

    @Override
    public Statistics statistics() {
        return store.statistics();
    }

    @Override
    public void onCommit(CommitListener listener) {
        store.onCommit(listener);
    }

    @Override
    public void close() {
        store.close();
    }
}
