// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import dev.watchfire.engine.Entity;
import dev.watchfire.store.json.RecordReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Works out on all processors what rows say, and hands the records on in the order in which the
/// rows came, on the thread that brings them. Reading JSON is most of what a restart takes.
final class Decoding implements AutoCloseable {
    /// Worth another thread's while; a store that has fewer rows starts none.
    private static final int CHUNK_ROWS = 256;

    /// Bounds what waits in memory, and is enough for no thread to wait.
    private static final int CHUNKS_AHEAD = 4;

    /// The thread that takes the records could not follow more.
    private static final int MOST_PROCESSORS = 4;

    private static final class Row {
        private final Entity.Kind kind;
        private final long id;
        private final byte[] body;

        private Row(Entity.Kind kind, long id, byte[] body) {
            this.kind = kind;
            this.id = id;
            this.body = body;
        }
    }

    private final Consumer<? super Entity> each;
    private final int processors;
    private final BlockingQueue<RecordReader> readers = new LinkedBlockingQueue<>();
    private final Deque<Future<List<Entity>>> ahead = new ArrayDeque<>();
    private List<Row> rows = new ArrayList<>();
    private @Nullable ExecutorService workers;

    Decoding(Consumer<? super Entity> each, int processors) {
        this.each = each;
        this.processors = Math.min(processors, MOST_PROCESSORS);
        // Equal texts are shared by what one reader reads: no more of them than can read at once.
        for (int i = 0; i < this.processors; i++) {
            readers.add(new RecordReader());
        }
    }

    void take(Entity.Kind kind, long id, byte[] body) {
        rows.add(new Row(kind, id, body));
        if (rows.size() == CHUNK_ROWS) {
            sendAhead();
        }
    }

    private void sendAhead() {
        if (workers == null) {
            workers =
                    Executors.newFixedThreadPool(
                            processors,
                            Thread.ofPlatform().daemon().name("decoding-", 1).factory());
        }
        List<Row> chunk = rows;
        rows = new ArrayList<>(CHUNK_ROWS);
        ahead.add(workers.submit(() -> decode(chunk)));
        if (ahead.size() > CHUNKS_AHEAD * processors) {
            handOn(ahead.remove());
        }
    }

    private List<Entity> decode(List<Row> chunk) throws InterruptedException {
        RecordReader reader = readers.take();
        try {
            List<Entity> records = new ArrayList<>(chunk.size());
            for (Row row : chunk) {
                records.add(Reads.entity(reader, row.kind, row.id, row.body));
            }
            return records;
        } finally {
            readers.add(reader);
        }
    }

    private void handOn(Future<List<Entity>> chunk) {
        try {
            chunk.get().forEach(each);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static CancellationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        CancellationException ended = new CancellationException("interrupted while loading");
        ended.initCause(e);
        return ended;
    }

    /// After the last row.
    void finish() {
        while (!ahead.isEmpty()) {
            handOn(ahead.remove());
        }
        try {
            decode(rows).forEach(each);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.shutdownNow();
        }
    }
}
