// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.Samples.archive;
import static dev.watchfire.store.Samples.batch;
import static dev.watchfire.store.Samples.fired;
import static dev.watchfire.store.Samples.firing;
import static dev.watchfire.store.Samples.put;
import static dev.watchfire.store.Samples.remove;
import static dev.watchfire.store.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// What every store does, whatever keeps it.
abstract class StoreContract extends OpenStore {
    private static List<Fact> facts(List<Store.Journalled> history) {
        return history.stream().map(Store.Journalled::fact).toList();
    }

    @Test
    void aNewStoreHoldsNothing() throws StoreException {
        assertThat(position(store)).isEqualTo(Store.Position.START);
        assertThat(loaded(store)).isEmpty();
        assertThat(store.history(new long[] {1}, 0, 10)).isEmpty();
        for (Entity.Kind kind : Entity.Kind.values()) {
            assertThat(store.archived(kind, 0, 10)).isEmpty();
            assertThat(store.archived(kind, 1)).isNull();
        }
        assertThat(store.archivedAlerts(1, 10)).isEmpty();
        assertThat(store.prune(Instant.MAX, 10)).isFalse();
        assertThat(store.prune(Instant.MIN, 10)).isFalse();
    }

    @Test
    void recordsOfEveryKindComeBackAfterARestartInTheOrderOfTheirIds() throws StoreException {
        List<Entity> expected = new ArrayList<>();
        List<Batch.Change> changes = new ArrayList<>();
        for (Entity.Kind kind : Entity.Kind.values()) {
            for (long id : new long[] {3_000_000_000L, 20, 1}) {
                changes.add(put(Samples.entity(kind, id + kind.ordinal())));
            }
            for (long id : new long[] {1, 20, 3_000_000_000L}) {
                expected.add(Samples.entity(kind, id + kind.ordinal()));
            }
        }
        store.commit(List.of(batch(1, changes, List.of())));
        reopen();
        assertThat(loaded(store)).containsExactlyElementsOf(expected);
    }

    /// More than one thread can decode in one go.
    @Test
    void manyRecordsComeBackInTheOrderOfTheirIds() throws StoreException {
        List<Batch.Change> changes = new ArrayList<>();
        List<Entity> expected = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            expected.add(Samples.alert(1 + i));
            changes.add(put(Samples.alert(5_000 - i)));
        }
        store.commit(List.of(batch(1, changes, List.of())));
        reopen();
        assertThat(loaded(store)).containsExactlyElementsOf(expected);
    }

    @Test
    void loadingSaysExactlyWhereTheLastBatchLeftOff() throws StoreException {
        Instant odd = Instant.parse("2026-11-22T13:45:00.000000001Z");
        store.commit(List.of(batch(1, List.of(), List.of())));
        store.commit(List.of(new Batch(2, odd, 77, List.of(), List.of())));
        assertThat(position(store)).isEqualTo(new Store.Position(2, 77, odd));
        reopen();
        assertThat(position(store)).isEqualTo(new Store.Position(2, 77, odd));
    }

    @Test
    void aLaterVersionTakesAnEarlierOnesPlace() throws StoreException {
        Alert first = Samples.alert(5);
        Alert second = first.resolvedAt(Samples.NOW, Samples.NOW);
        store.commit(List.of(firing(1, first)));
        store.commit(List.of(batch(2, List.of(put(second)), List.of())));
        assertThat(loaded(store)).containsExactly(second);
    }

    @Test
    void aRecordThatIsGoneForGoodIsNeitherLoadedNorArchived() throws StoreException {
        Alert alert = Samples.alert(5);
        store.commit(List.of(firing(1, alert, Samples.alert(6))));
        store.commit(List.of(batch(2, List.of(remove(alert)), List.of())));
        assertThat(loaded(store)).containsExactly(Samples.alert(6));
        assertThat(store.archived(Entity.Kind.ALERT, 5)).isNull();
    }

    @Test
    void anArchivedRecordOfAnyKindIsLookedUpAndNotLoaded() throws StoreException {
        List<Batch.Change> puts = new ArrayList<>();
        List<Batch.Change> archivals = new ArrayList<>();
        for (Entity.Kind kind : Entity.Kind.values()) {
            Entity entity = Samples.entity(kind, 10 + kind.ordinal());
            puts.add(put(entity));
            archivals.add(archive(entity));
        }
        store.commit(List.of(batch(1, puts, List.of())));
        store.commit(List.of(batch(2, archivals, List.of())));
        assertThat(loaded(store)).isEmpty();
        for (Entity.Kind kind : Entity.Kind.values()) {
            Entity entity = Samples.entity(kind, 10 + kind.ordinal());
            assertThat(store.archived(kind, 0, 10)).containsExactly(entity);
            assertThat(store.archived(kind, entity.id())).isEqualTo(entity);
        }
    }

    @Test
    void theArchiveIsPagedNewestFirst() throws StoreException {
        List<Batch.Change> changes = new ArrayList<>();
        for (long id = 1; id <= 7; id++) {
            changes.add(archive(Samples.delivery(id)));
        }
        store.commit(List.of(batch(1, changes, List.of())));
        assertThat(store.archived(Entity.Kind.DELIVERY, 0, 3))
                .extracting(Entity::id)
                .containsExactly(7L, 6L, 5L);
        assertThat(store.archived(Entity.Kind.DELIVERY, 5, 3))
                .extracting(Entity::id)
                .containsExactly(4L, 3L, 2L);
        assertThat(store.archived(Entity.Kind.DELIVERY, 2, 3))
                .extracting(Entity::id)
                .containsExactly(1L);
    }

    @Test
    void archivedAlertsAreFoundByFingerprint() throws StoreException {
        LabelSet one = LabelSet.of("alertname", "A");
        LabelSet other = LabelSet.of("alertname", "B");
        store.commit(
                List.of(
                        batch(
                                1,
                                List.of(
                                        archive(Samples.alert(1, one)),
                                        archive(Samples.alert(2, other)),
                                        archive(Samples.alert(3, one)),
                                        archive(Samples.alert(4, one))),
                                List.of())));
        assertThat(store.archivedAlerts(one.fingerprint(), 2))
                .containsExactly(Samples.alert(4, one), Samples.alert(3, one));
        assertThat(store.archivedAlerts(other.fingerprint(), 2))
                .containsExactly(Samples.alert(2, other));
    }

    @Test
    void ofSeveralVersionsInOneCommitTheLastCounts() throws StoreException {
        Alert alert = Samples.alert(5);
        Alert resolved = alert.resolvedAt(Samples.NOW, Samples.NOW);
        store.commit(
                List.of(
                        firing(1, alert, Samples.alert(6), Samples.alert(7)),
                        batch(2, List.of(put(resolved), remove(Samples.alert(6))), List.of()),
                        batch(3, List.of(archive(Samples.alert(7))), List.of())));
        assertThat(loaded(store)).containsExactly(resolved);
        assertThat(store.archived(Entity.Kind.ALERT, 0, 10)).containsExactly(Samples.alert(7));
        assertThat(position(store).sequence()).isEqualTo(3);
    }

    @Test
    void historyTellsTheFactsAboutASubjectNewestFirstAndNoOthers() throws StoreException {
        Alert five = Samples.alert(5);
        Alert fiftyFive = Samples.alert(55);
        Fact changed =
                new Fact.AlertChanged(5, LabelSet.EMPTY, Samples.NOW, Samples.NOW, "http://p/");
        Fact resolved = new Fact.AlertResolved(5, Samples.NOW, Fact.AlertResolved.Cause.SOURCE);
        store.commit(List.of(firing(1, five, fiftyFive)));
        store.commit(List.of(batch(2, List.of(), List.of(new Fact.GroupRemoved(7)))));
        store.commit(List.of(batch(3, List.of(), List.of(changed, resolved))));
        reopen();
        assertThat(store.history(new long[] {5}, 0, 10))
                .containsExactly(
                        new Store.Journalled(3, timeOf(3), resolved),
                        new Store.Journalled(3, timeOf(3), changed),
                        new Store.Journalled(1, timeOf(1), fired(five)));
        assertThat(facts(store.history(new long[] {7, 55}, 0, 10)))
                .containsExactly(new Fact.GroupRemoved(7), fired(fiftyFive));
        assertThat(store.history(new long[] {}, 0, 10)).isEmpty();
    }

    @Test
    void everyFactIsFoundUnderEachOfItsSubjects() throws StoreException {
        List<Fact> all = Samples.facts();
        store.commit(List.of(batch(1, List.of(), all)));
        for (Fact fact : all) {
            for (long subject : fact.subjects().toArray()) {
                assertThat(facts(store.history(new long[] {subject}, 0, 100))).contains(fact);
            }
        }
    }

    @Test
    void historyIsPagedWithoutSplittingABatch() throws StoreException {
        for (long sequence = 1; sequence <= 4; sequence++) {
            store.commit(
                    List.of(
                            batch(
                                    sequence,
                                    List.of(),
                                    List.of(
                                            new Fact.SilenceStarted(5, (int) sequence),
                                            new Fact.SilenceEnded(5)))));
        }
        List<Store.Journalled> page = store.history(new long[] {5}, 0, 3);
        assertThat(page).extracting(Store.Journalled::sequence).containsExactly(4L, 4L, 3L, 3L);
        assertThat(store.history(new long[] {5}, 3, 3))
                .extracting(Store.Journalled::sequence)
                .containsExactly(2L, 2L, 1L, 1L);
    }

    @Test
    void moreSubjectsThanAllowedAreRefused() {
        assertThatThrownBy(() -> store.history(new long[Reads.MOST_SUBJECTS + 1], 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1001")
                .hasMessageContaining("1000");
    }

    @Test
    void asManySubjectsAsAllowedAreFound() throws StoreException {
        store.commit(List.of(batch(1, List.of(), List.of(new Fact.GroupRemoved(7)))));
        long[] subjects = new long[Reads.MOST_SUBJECTS];
        for (int i = 0; i < subjects.length; i++) {
            subjects[i] = i;
        }
        assertThat(store.history(subjects, 0, 1)).hasSize(1);
    }

    @Test
    void aBatchThatIsNotTheNextIsABugAndChangesNothing() throws StoreException {
        store.commit(List.of(firing(1, Samples.alert(5))));
        for (long wrong : new long[] {1, 3}) {
            assertThatThrownBy(() -> store.commit(List.of(firing(wrong, Samples.alert(6)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("batch 2 was due");
        }
        store.commit(List.of(firing(2, Samples.alert(7))));
        assertThat(loaded(store)).containsExactly(Samples.alert(5), Samples.alert(7));
    }

    @Test
    void aCommitThatCannotBeWrittenLeavesNothingBehindAndTheStoreUsable() throws StoreException {
        Batch beyondTime =
                new Batch(
                        1,
                        Instant.MAX,
                        9,
                        List.of(put(Samples.alert(5))),
                        List.of(fired(Samples.alert(5))));
        assertThatThrownBy(() -> store.commit(List.of(beyondTime)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(loaded(store)).isEmpty();
        store.commit(List.of(firing(1, Samples.alert(6))));
        assertThat(loaded(store)).containsExactly(Samples.alert(6));
        assertThat(store.history(new long[] {5}, 0, 1)).isEmpty();
    }

    @Test
    void nothingToCommitIsNoCommit() throws StoreException {
        store.commit(List.of());
        assertThat(store.statistics().commits()).isZero();
    }

    @Test
    void pruningRemovesOldBatchesPieceByPieceAndKeepsTheNewest() throws StoreException {
        for (long sequence = 1; sequence <= 10; sequence++) {
            store.commit(
                    List.of(
                            batch(
                                    sequence,
                                    List.of(),
                                    List.of(
                                            new Fact.SilenceEnded(100 + sequence),
                                            new Fact.SilenceEnded(5)))));
        }
        // Three rows each: the batch and its two subjects.
        assertThat(store.prune(timeOf(8), 6)).isTrue();
        assertThat(store.history(new long[] {5}, 0, 100)).hasSize(8);
        while (store.prune(timeOf(8), 6)) {
            // Goes on until nothing old is left.
        }
        assertThat(store.history(new long[] {5}, 0, 100))
                .extracting(Store.Journalled::sequence)
                .containsExactly(10L, 9L, 8L);
        assertThat(store.history(new long[] {101}, 0, 100)).isEmpty();
        while (store.prune(timeOf(1_000), 100)) {
            // The newest batch must stay all the same.
        }
        assertThat(position(store)).isEqualTo(new Store.Position(10, 10_000, timeOf(10)));
        store.commit(List.of(batch(11, List.of(), List.of())));
    }

    @Test
    void pruningRemovesWhatWasArchivedBeforeAndNothingThatLives() throws StoreException {
        store.commit(
                List.of(
                        batch(
                                1,
                                List.of(
                                        archive(Samples.alert(9)),
                                        archive(Samples.delivery(10)),
                                        put(Samples.alert(11))),
                                List.of())));
        store.commit(List.of(batch(2, List.of(archive(Samples.alert(3))), List.of())));
        while (store.prune(timeOf(2), 1)) {
            // One row at a time.
        }
        assertThat(store.archived(Entity.Kind.ALERT, 0, 10)).containsExactly(Samples.alert(3));
        assertThat(store.archived(Entity.Kind.DELIVERY, 0, 10)).isEmpty();
        assertThat(loaded(store)).containsExactly(Samples.alert(11));
    }

    @Test
    void settingsOutliveTheProcess() throws StoreException {
        assertThat(store.setting("a")).isNull();
        store.putSetting("a", "one");
        store.putSetting("a", "zwei 봉수");
        store.putSetting("b", "");
        reopen();
        assertThat(store.setting("a")).isEqualTo("zwei 봉수");
        assertThat(store.setting("b")).isEmpty();
        store.putSetting("a", null);
        store.putSetting("never", null);
        assertThat(store.setting("a")).isNull();
    }

    @Test
    void commitsGoOnWhileOthersReadPruneAndSet() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> reader =
                CompletableFuture.runAsync(
                        () -> {
                            while (!done.get()) {
                                try {
                                    List<Store.Journalled> found =
                                            store.history(new long[] {5}, 0, 20);
                                    assertThat(found)
                                            .isSortedAccordingTo(
                                                    (a, b) ->
                                                            Long.compare(
                                                                    b.sequence(), a.sequence()));
                                    store.prune(timeOf(20), 3);
                                    store.putSetting("n", "" + found.size());
                                } catch (StoreException e) {
                                    throw new AssertionError(e);
                                }
                            }
                        });
        for (long sequence = 1; sequence <= 200; sequence++) {
            store.commit(
                    List.of(
                            batch(
                                    sequence,
                                    List.of(put(Samples.alert(sequence))),
                                    List.of(new Fact.SilenceEnded(5)))));
        }
        done.set(true);
        reader.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(loaded(store)).hasSize(200);
    }

    @Test
    void twoServersCannotHaveOneStore() {
        assertThatThrownBy(() -> location.open())
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNUSABLE))
                .hasMessageContaining("in use by another Watchfire");
    }

    @Test
    void aClosedStoreRefusesAndClosingAgainIsHarmless() throws StoreException {
        store.close();
        store.close();
        assertThatThrownBy(() -> store.commit(List.of(firing(1, Samples.alert(5)))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.load(_ -> {})).isInstanceOf(StoreException.class);
        reopen();
        assertThat(position(store)).isEqualTo(Store.Position.START);
    }

    @Test
    void statisticsAndTheListenerTellOfCommits() throws StoreException {
        List<String> heard = new ArrayList<>();
        store.onCommit(
                (batches, rows, bytes, nanos) -> {
                    assertThat(bytes).isPositive();
                    assertThat(nanos).isPositive();
                    heard.add(batches + "/" + rows);
                });
        store.commit(
                List.of(
                        firing(1, Samples.alert(5), Samples.alert(6)),
                        batch(2, List.of(), List.of())));
        // Two alerts, two batches, two subjects.
        assertThat(heard).containsExactly("2/6");
        Store.Statistics statistics = store.statistics();
        assertThat(statistics.commits()).isEqualTo(1);
        assertThat(statistics.batches()).isEqualTo(2);
        assertThat(statistics.rows()).isEqualTo(6);
        assertThat(statistics.failedCommits()).isZero();
        assertThat(statistics.bytes()).isPositive();
        assertThat(statistics.commitNanos()).isPositive();
    }
}
