// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every change of the engine's state goes through here, as (table, key, before, after). The rows
/// of a transaction, the undo when it fails and the upkeep of indexes all come from it, so that no
/// second description of a change exists that could drift.
final class Recorder {
    private record Undo<T extends Entity>(Table<T> table, long id, @Nullable T before) {
        void run() {
            table.set(id, before);
        }
    }

    private final List<Undo<?>> undo = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Batch.Change> changes = new ArrayList<>();

    /// Where in `changes` a record already stands, counted from 1: a batch holds each once.
    private final LongMap positions = new LongMap();

    private long sequence;
    private long lastId;
    private long idBeforeBatch;

    void resume(long sequence, long lastId) {
        this.sequence = sequence;
        this.lastId = lastId;
        this.idBeforeBatch = lastId;
    }

    long nextId() {
        return ++lastId;
    }

    long sequence() {
        return sequence;
    }

    /// Puts a new or changed record; durable with the batch.
    <T extends Entity> void put(Table<T> table, T record) {
        remember(table, record.id(), table.set(record.id(), record));
        change(new Batch.Change(table.kind(), record.id(), record, false));
    }

    /// Puts a changed record without making it durable: for what sources repeat anyway.
    <T extends Entity> void putSoft(Table<T> table, T record) {
        remember(table, record.id(), table.set(record.id(), record));
        // A row of this record that is already in the batch must not go out stale.
        if (positions.get(record.id()) != LongMap.ABSENT) {
            change(new Batch.Change(table.kind(), record.id(), record, false));
        }
    }

    /// Makes the present version of a record durable.
    <T extends Entity> void write(Table<T> table, T record) {
        change(new Batch.Change(table.kind(), record.id(), record, false));
    }

    /// Takes a record out of the state for good.
    <T extends Entity> void remove(Table<T> table, long id) {
        remember(table, id, table.set(id, null));
        change(new Batch.Change(table.kind(), id, null, false));
    }

    /// Takes a record out of the state and keeps its last version where people can look it up.
    <T extends Entity> void archive(Table<T> table, T last) {
        remember(table, last.id(), table.set(last.id(), null));
        change(new Batch.Change(table.kind(), last.id(), last, true));
    }

    void fact(Fact fact) {
        facts.add(fact);
    }

    private <T extends Entity> void remember(Table<T> table, long id, @Nullable T before) {
        undo.add(new Undo<>(table, id, before));
    }

    private void change(Batch.Change change) {
        long position = positions.get(change.id());
        if (position == LongMap.ABSENT) {
            changes.add(change);
            positions.put(change.id(), changes.size());
        } else {
            changes.set((int) position - 1, change);
        }
    }

    /// Whether anything must become durable before callers may be answered.
    boolean hasDurable() {
        return !changes.isEmpty() || !facts.isEmpty();
    }

    /// What has been recorded since the last commit, as one batch.
    Batch batch(Instant at) {
        return new Batch(sequence + 1, at, lastId, changes, facts);
    }

    /// The batch is durable, or there was nothing durable in it.
    void committed() {
        if (hasDurable()) {
            sequence++;
        }
        idBeforeBatch = lastId;
        clear();
    }

    /// The batch was not kept: every record is as it was before, newest change first.
    void undo() {
        for (int i = undo.size() - 1; i >= 0; i--) {
            undo.get(i).run();
        }
        lastId = idBeforeBatch;
        clear();
    }

    private void clear() {
        undo.clear();
        changes.clear();
        facts.clear();
        positions.clear();
    }
}
