// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Samples.archive;
import static dev.watchfire.store.Samples.batch;
import static dev.watchfire.store.Samples.firing;
import static dev.watchfire.store.Samples.put;
import static dev.watchfire.store.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.label.LabelSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Backing up and restoring, whatever keeps the store.
abstract class BackupContract extends OpenStore {
    @Test
    void aBackupHoldsEverythingAndStartsWithSendingPaused() throws Exception {
        fill();
        Path backup = folder.resolve("backup.db");
        store.backup(backup, Store.Progress.SILENT);
        StoreLocation inFile = new StoreLocation.Folder(folder.resolve("from-file"));
        inFile.restore(backup, Store.Progress.SILENT);
        assertHoldsWhatWasFilled(inFile);
        StoreLocation same = newLocation();
        same.restore(backup, Store.Progress.SILENT);
        assertHoldsWhatWasFilled(same);
        assertThat(store.setting(Store.SENDING_PAUSED)).isNull();
    }

    private void fill() throws StoreException {
        List<Batch.Change> changes = new ArrayList<>();
        for (Entity.Kind kind : Entity.Kind.values()) {
            changes.add(put(Samples.entity(kind, 10 + kind.ordinal())));
            changes.add(archive(Samples.entity(kind, 20 + kind.ordinal())));
        }
        store.commit(List.of(batch(1, changes, Samples.facts())));
        store.commit(List.of(firing(2, Samples.alert(1_000), Samples.alert(1_001))));
        store.putSetting("mine", "kept");
        LabelSet labels = LabelSet.of("alertname", "DiskFull");
        store.shadowCopies()
                .add(
                        new ShadowCopy(
                                0,
                                Samples.NOW,
                                "ops",
                                "{}:{}",
                                labels,
                                List.of(labels),
                                List.of()));
    }

    private void assertHoldsWhatWasFilled(StoreLocation restored) throws StoreException {
        try (Store copy = restored.open()) {
            assertThat(loaded(copy)).containsExactlyElementsOf(loaded(store));
            assertThat(position(copy)).isEqualTo(position(store));
            for (Entity.Kind kind : Entity.Kind.values()) {
                assertThat(copy.archived(kind, 0, 10)).isEqualTo(store.archived(kind, 0, 10));
            }
            assertThat(copy.shadowCopies().since(Samples.NOW, 10))
                    .hasSize(1)
                    .isEqualTo(store.shadowCopies().since(Samples.NOW, 10));
            assertThat(copy.history(new long[] {21, 7, 1_001}, 0, 100))
                    .isEqualTo(store.history(new long[] {21, 7, 1_001}, 0, 100))
                    .isNotEmpty();
            LabelSet labels = ((Alert) Samples.entity(Entity.Kind.ALERT, 1)).labels();
            assertThat(copy.archivedAlerts(labels.fingerprint(), 10)).hasSize(1);
            assertThat(copy.setting("mine")).isEqualTo("kept");
            assertThat(copy.setting(Store.SENDING_PAUSED)).contains(timeOf(2).toString());
            copy.commit(List.of(firing(3, Samples.alert(2_000))));
        }
    }

    @Test
    void aBackupTakenWhileCommitsGoOnIsOneMoment() throws Exception {
        int alerts = 2_000;
        Alert[] first = new Alert[alerts];
        for (int i = 0; i < alerts; i++) {
            first[i] = Samples.alert(i + 1L);
        }
        store.commit(List.of(firing(1, first)));
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Long> writer =
                CompletableFuture.supplyAsync(
                        () -> {
                            long sequence = 1;
                            while (!done.get()) {
                                sequence++;
                                try {
                                    // Ids begin where the sequences before have ended.
                                    store.commit(
                                            List.of(
                                                    firing(
                                                            sequence,
                                                            Samples.alert(alerts + sequence))));
                                } catch (StoreException e) {
                                    throw new AssertionError(e);
                                }
                            }
                            return sequence;
                        });
        Path backup = folder.resolve("backup.db");
        store.backup(backup, Store.Progress.SILENT);
        done.set(true);
        assertThat(writer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isGreaterThan(0);
        StoreLocation copy = new StoreLocation.Folder(folder.resolve("copy"));
        copy.restore(backup, Store.Progress.SILENT);
        try (Store restored = copy.open()) {
            long sequence = position(restored).sequence();
            assertThat(loaded(restored)).hasSize((int) (alerts + sequence - 1));
        }
    }

    @Test
    void aBackupTellsItsProgressUpToTheEnd() throws StoreException {
        fill();
        List<long[]> steps = new ArrayList<>();
        store.backup(
                folder.resolve("backup.db"), (done, total) -> steps.add(new long[] {done, total}));
        assertThat(steps).isNotEmpty();
        assertThat(steps.getLast()[0]).isEqualTo(steps.getLast()[1]).isPositive();
    }

    @Test
    void aBackupNeverOverwritesAFile() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "precious");
        assertThatThrownBy(() -> store.backup(taken, Store.Progress.SILENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("exists already");
        assertThat(taken).hasContent("precious");
    }

    @Test
    void aLocationIsBackedUpBesideTheServerThatHasItOpen() throws StoreException {
        fill();
        Path backup = folder.resolve("beside.db");
        location.backup(backup, Store.Progress.SILENT);
        StoreLocation copy = new StoreLocation.Folder(folder.resolve("copy"));
        copy.restore(backup, Store.Progress.SILENT);
        assertHoldsWhatWasFilled(copy);
    }

    @Test
    void aStoreThatHoldsSomethingIsNotRestoredInto() throws Exception {
        fill();
        Path backup = folder.resolve("backup.db");
        store.backup(backup, Store.Progress.SILENT);
        store.close();
        assertThatThrownBy(() -> location.restore(backup, Store.Progress.SILENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not empty");
        store = location.open();
        assertThat(position(store).sequence()).isEqualTo(2);
    }

    @Test
    void aStoreThatWasOpenedButHoldsNothingIsRestoredInto() throws Exception {
        fill();
        Path backup = folder.resolve("backup.db");
        store.backup(backup, Store.Progress.SILENT);
        StoreLocation opened = newLocation();
        opened.open().close();
        opened.restore(backup, Store.Progress.SILENT);
        assertHoldsWhatWasFilled(opened);
    }

    @Test
    void aStoreInUseIsNotRestoredInto() throws Exception {
        Path backup = folder.resolve("backup.db");
        fill();
        store.backup(backup, Store.Progress.SILENT);
        StoreLocation other = newLocation();
        try (Store open = other.open()) {
            assertThatThrownBy(() -> other.restore(backup, Store.Progress.SILENT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use");
            assertThat(position(open)).isEqualTo(Store.Position.START);
        }
    }

    @Test
    void whatIsNoBackupIsNotRestored() throws Exception {
        StoreLocation target = newLocation();
        Path missing = folder.resolve("missing.db");
        assertThatThrownBy(() -> target.restore(missing, Store.Progress.SILENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no backup");
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a database at all");
        assertThatThrownBy(() -> target.restore(text, Store.Progress.SILENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no SQLite database");
        try (Store untouched = target.open()) {
            assertThat(position(untouched)).isEqualTo(Store.Position.START);
        }
    }
}
