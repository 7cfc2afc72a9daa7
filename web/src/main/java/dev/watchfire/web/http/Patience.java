// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends the wait for what takes too long. All waits are equally long, so that one look at the
/// oldest every second does for all of them: a timer each would cost more than most of the work
/// waited for. Safe for any thread.
final class Patience {
    private static final Executor A_SECOND_LATER =
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private record Wait(CompletableFuture<?> future, long endNanos) {}

    private final long nanos;
    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    Patience(Duration longest) {
        this.nanos = longest.toNanos();
    }

    /// Fails `future` with a {@link TimeoutException} if it is not done in time.
    <T> CompletableFuture<T> waitFor(CompletableFuture<T> future) {
        if (!future.isDone()) {
            waits.add(new Wait(future, System.nanoTime() + nanos));
            forgetDone();
            if (looking.compareAndSet(false, true)) {
                A_SECOND_LATER.execute(this::look);
            }
        }
        return future;
    }

    private void forgetDone() {
        for (Wait oldest = waits.peek();
                oldest != null && oldest.future.isDone();
                oldest = waits.peek()) {
            waits.remove(oldest);
        }
    }

    private void look() {
        forgetDone();
        for (Wait oldest = waits.peek();
                oldest != null && oldest.endNanos - System.nanoTime() <= 0;
                oldest = waits.peek()) {
            oldest.future.completeExceptionally(new TimeoutException());
            waits.remove(oldest);
        }
        looking.set(false);
        if (!waits.isEmpty() && looking.compareAndSet(false, true)) {
            A_SECOND_LATER.execute(this::look);
        }
    }
}
