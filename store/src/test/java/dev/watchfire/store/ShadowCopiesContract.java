// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.label.LabelSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store does with copies of what another Alertmanager sent.
abstract class ShadowCopiesContract extends OpenStore {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000000001Z");

    private static ShadowCopy copy(Instant at, String receiver) {
        return new ShadowCopy(
                0,
                at,
                receiver,
                "{}:{alertname=\"DiskFull\"}",
                LabelSet.of("alertname", "DiskFull"),
                List.of(LabelSet.of("alertname", "DiskFull", "instance", "봉수\"1")),
                List.of(LabelSet.of("alertname", "DiskFull", "instance", "2")));
    }

    private ShadowCopy added(Instant at, String receiver) throws StoreException {
        return store.shadowCopies().add(copy(at, receiver));
    }

    @Test
    void copiesComeBackNewestFirstAfterARestart() throws StoreException {
        ShadowCopy first = added(NOON, "ops");
        ShadowCopy second = added(NOON.plusSeconds(1), "db");
        ShadowCopy third = added(NOON.plusSeconds(2), "ops");
        reopen();
        assertThat(store.shadowCopies().since(NOON, 10)).containsExactly(third, second, first);
        assertThat(store.shadowCopies().since(NOON, 2)).containsExactly(third, second);
        assertThat(store.shadowCopies().since(NOON.plusNanos(1), 10))
                .containsExactly(third, second);
        assertThat(first.id()).isLessThan(second.id());
    }

    @Test
    void theFirstCopyOfEachReceiverIsKnown() throws StoreException {
        assertThat(store.shadowCopies().firstOfEachReceiver()).isEmpty();
        added(NOON, "ops");
        added(NOON.plusSeconds(1), "db");
        added(NOON.plusSeconds(2), "ops");
        assertThat(store.shadowCopies().firstOfEachReceiver())
                .isEqualTo(Map.of("ops", NOON, "db", NOON.plusSeconds(1)));
    }

    @Test
    void copiesAreKeptAsLongAsHistory() throws StoreException {
        added(NOON, "ops");
        added(NOON.plusSeconds(1), "ops");
        ShadowCopy young = added(NOON.plusSeconds(2), "ops");
        assertThat(store.prune(NOON.plusSeconds(2), 1)).isTrue();
        while (store.prune(NOON.plusSeconds(2), 1)) {
            // A bounded piece each time.
        }
        assertThat(store.shadowCopies().since(Instant.MIN, 10)).containsExactly(young);
    }

    @Test
    void writingACopyLeavesTheJournalWhereItWas() throws StoreException {
        store.commit(List.of(Samples.batch(1, List.of(), List.of())));
        added(NOON, "ops");
        store.commit(List.of(Samples.batch(2, List.of(), List.of())));
        assertThat(position(store).sequence()).isEqualTo(2);
        assertThat(store.shadowCopies().since(NOON, 10)).hasSize(1);
    }
}
