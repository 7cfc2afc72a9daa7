// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import com.sun.management.OperatingSystemMXBean;
import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.label.LabelSet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Prints what a new alert, a resolved one and loading cost in a store, as CPU time. A program to
/// run by hand, not a test: arguments are the data folder (or a PostgreSQL URL), alerts per commit,
/// and how many alerts.
final class StoreMeasurement {
    private static final int GROUPS = 1_000;
    private static final int WARM_UP_ROUNDS = 3;

    private final Store store;
    private final int perCommit;
    private final LabelSet[] labels;
    private final LabelSet[] annotations;
    private long sequence;
    private long lastId;

    private StoreMeasurement(Store store, int perCommit, int alerts) throws StoreException {
        this.store = store;
        this.perCommit = perCommit;
        Store.Position position = store.load(_ -> {});
        sequence = position.sequence();
        lastId = position.lastId();
        labels = new LabelSet[alerts];
        annotations = new LabelSet[alerts];
        for (int i = 0; i < alerts; i++) {
            labels[i] =
                    LabelSet.of(
                            "alertname",
                            "HighRequestLatency" + i % 50,
                            "cluster",
                            "eu-west-" + i % 4,
                            "instance",
                            "10.%d.%d.%d:9100".formatted(i >> 16, i >> 8 & 255, i & 255),
                            "job",
                            "node-exporter",
                            "namespace",
                            "payments-" + i % 100,
                            "severity",
                            i % 3 == 0 ? "critical" : "warning");
            annotations[i] =
                    LabelSet.of(
                            "summary",
                            "Requests to instance " + i + " are slow",
                            "runbook_url",
                            "https://runbooks.example.com/HighRequestLatency");
        }
    }

    public static void main(String[] arguments) throws StoreException, IOException {
        String where = arguments[0];
        int perCommit = Integer.parseInt(arguments[1]);
        int alerts = Integer.parseInt(arguments[2]);
        StoreLocation location =
                StoreLocation.of(Path.of(where), where.startsWith("jdbc:") ? where : null);
        try (Store store = location.open()) {
            StoreMeasurement measurement = new StoreMeasurement(store, perCommit, alerts);
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                measurement.round("warm-up");
            }
            measurement.round("measured");
            System.out.println(store.statistics());
        }
        for (int i = 0; i < 3; i++) {
            long opened = System.nanoTime();
            try (Store store = location.open()) {
                long started = System.nanoTime();
                int[] count = new int[1];
                store.load(_ -> count[0]++);
                System.out.printf(
                        "open %.0f ms, load of %d records %.0f ms%n",
                        (started - opened) / 1e6, count[0], (System.nanoTime() - started) / 1e6);
            }
        }
    }

    private void round(String name) throws StoreException {
        List<Alert> fired = new ArrayList<>(labels.length);
        measure(
                name + " new",
                () -> {
                    for (int i = 0; i < labels.length; i += perCommit) {
                        commitNew(i, Math.min(labels.length, i + perCommit), fired);
                    }
                });
        measure(
                name + " resolved",
                () -> {
                    for (int i = 0; i < labels.length; i += perCommit) {
                        commitResolved(fired.subList(i, Math.min(labels.length, i + perCommit)));
                    }
                });
        measure(
                name + " archived",
                () -> {
                    for (int i = 0; i < labels.length; i += perCommit) {
                        commitArchived(fired.subList(i, Math.min(labels.length, i + perCommit)));
                    }
                });
        // Leaves something to load.
        for (int i = 0; i < labels.length && name.equals("measured"); i += perCommit) {
            commitNew(i, Math.min(labels.length, i + perCommit), fired);
        }
    }

    private interface Work {
        void run() throws StoreException;
    }

    private void measure(String name, Work work) throws StoreException {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long process = system.getProcessCpuTime();
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        long bytes = store.statistics().bytes();
        work.run();
        double n = labels.length;
        System.out.printf(
                "%-20s %6.2f µs process, %6.2f µs thread, %8.0f /s, %5.0f B of JSON%n",
                name,
                (system.getProcessCpuTime() - process) / n / 1e3,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread) / n / 1e3,
                n / ((System.nanoTime() - wall) / 1e9),
                (store.statistics().bytes() - bytes) / n);
    }

    private void commitNew(int from, int to, List<Alert> fired) throws StoreException {
        Instant now = Instant.now();
        List<Batch.Change> changes = new ArrayList<>(to - from);
        List<Fact> facts = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            Alert alert =
                    new Alert(
                            ++lastId,
                            1,
                            labels[i],
                            annotations[i],
                            now,
                            now.plusSeconds(300),
                            now,
                            true,
                            "http://prometheus.example.com:9090/graph?g0.expr=latency+%3E+0.5&g0.tab=1",
                            false,
                            Ids.of(1 + i % GROUPS));
            fired.add(alert);
            changes.add(Samples.put(alert));
            facts.add(Samples.fired(alert));
        }
        commit(now, changes, facts);
    }

    private void commitResolved(List<Alert> alerts) throws StoreException {
        Instant now = Instant.now();
        List<Batch.Change> changes = new ArrayList<>(alerts.size());
        List<Fact> facts = new ArrayList<>(alerts.size());
        for (Alert alert : alerts) {
            changes.add(Samples.put(alert.resolvedAt(now, now)));
            facts.add(new Fact.AlertResolved(alert.id(), now, Fact.AlertResolved.Cause.SOURCE));
        }
        commit(now, changes, facts);
    }

    private void commitArchived(List<Alert> alerts) throws StoreException {
        Instant now = Instant.now();
        List<Batch.Change> changes = new ArrayList<>(alerts.size());
        List<Fact> facts = new ArrayList<>(alerts.size());
        for (Alert alert : alerts) {
            changes.add(Samples.archive(alert));
            facts.add(new Fact.AlertForgotten(alert.id()));
        }
        commit(now, changes, facts);
    }

    private void commit(Instant now, List<Batch.Change> changes, List<Fact> facts)
            throws StoreException {
        store.commit(List.of(new Batch(++sequence, now, lastId, changes, facts)));
    }
}
