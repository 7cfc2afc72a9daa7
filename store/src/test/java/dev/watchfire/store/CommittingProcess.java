// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.alert.Alert;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process that commits until it is killed, saying on standard output which batches were
/// acknowledged. What a batch holds follows from its sequence alone.
final class CommittingProcess {
    /// Large enough that a kill often falls into a transaction.
    static final int ALERTS_PER_BATCH = 40;

    /// Alerts leave the state this many batches after they came.
    static final int BATCHES_LIVED = 5;

    private CommittingProcess() {}

    public static void main(String[] arguments) throws StoreException {
        Store store = new StoreLocation.Folder(Path.of(arguments[0])).open();
        long sequence = store.load(_ -> {}).sequence();
        while (true) {
            List<Batch> batches = new ArrayList<>();
            for (int i = 0; i <= sequence % 3; i++) {
                batches.add(batch(sequence + 1 + i));
            }
            store.commit(batches);
            sequence = batches.getLast().sequence();
            System.out.println(sequence);
        }
    }

    static Batch batch(long sequence) {
        List<Batch.Change> changes = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        for (Alert alert : alerts(sequence)) {
            changes.add(Samples.put(alert));
            facts.add(Samples.fired(alert));
        }
        for (Alert alert : alerts(sequence - BATCHES_LIVED)) {
            changes.add(Samples.archive(alert));
            facts.add(new Fact.AlertForgotten(alert.id()));
        }
        return Samples.batch(sequence, changes, facts);
    }

    static List<Alert> alerts(long sequence) {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; sequence > 0 && i < ALERTS_PER_BATCH; i++) {
            alerts.add(Samples.alert(sequence * ALERTS_PER_BATCH + i));
        }
        return alerts;
    }

    /// What is loaded once `sequence` was the last batch.
    static List<Entity> stateAfter(long sequence) {
        List<Entity> live = new ArrayList<>();
        for (long s = Math.max(1, sequence - BATCHES_LIVED + 1); s <= sequence; s++) {
            live.addAll(alerts(s));
        }
        return live;
    }
}
