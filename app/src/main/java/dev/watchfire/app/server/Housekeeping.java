// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes history that is older than it is to be kept, a little at a time: each step takes its
/// turn with the commits, and none of them must wait long.
final class Housekeeping implements AutoCloseable {
    /// Rows removed in one turn: some milliseconds of work.
    private static final int ROWS_PER_STEP = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Store store;
    private final Duration retention;
    private final Duration interval;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile Runnable also = () -> {};

    Housekeeping(Store store, Duration retention, Duration interval, InstantSource clock) {
        this.store = store;
        this.retention = retention;
        this.interval = interval;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("housekeeping").start(this::loop);
    }

    /// @param task run after each sweep
    void also(Runnable task) {
        also = task;
    }

    private void loop() {
        try {
            while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                sweep();
                also.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Removes everything that is too old by now.
    void sweep() {
        try {
            boolean more = true;
            while (more && stopped.getCount() > 0) {
                more = store.prune(clock.instant().minus(retention), ROWS_PER_STEP);
            }
        } catch (StoreException e) {
            LOG.warn("Old history was not removed, trying again in {}", interval, e);
        }
    }

    /// Waits for the step under way.
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
