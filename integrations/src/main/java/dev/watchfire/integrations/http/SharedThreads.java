// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/// The threads and buffers that all clients share, so that many differing `http_config`s stay
/// cheap.
final class SharedThreads implements AutoCloseable {
    /// Look-ups get virtual threads, as they block; selectors keep platform threads, which they
    /// would pin anyway.
    private final ExecutorService lookups =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lookup-", 0).factory());

    private final ExecutorService executor =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("http-client-", 0).factory());

    private final ScheduledExecutorScheduler scheduler =
            new ScheduledExecutorScheduler("http-client-timeouts", true);

    private final ByteBufferPool buffers = new ArrayByteBufferPool();
    private final Map<Reach, SocketAddressResolver> resolvers = new EnumMap<>(Reach.class);

    SharedThreads(HostLookup lookup) {
        for (Reach reach : Reach.values()) {
            resolvers.put(reach, new CheckedResolver(lookup, lookups, reach));
        }
        try {
            scheduler.start();
        } catch (Exception e) {
            // Jetty's signature; starting a timer thread throws nothing else.
            throw new IllegalStateException("the timeout scheduler does not start", e);
        }
    }

    ExecutorService executor() {
        return executor;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    ByteBufferPool buffers() {
        return buffers;
    }

    SocketAddressResolver resolver(Reach reach) {
        return Objects.requireNonNull(resolvers.get(reach));
    }

    @Override
    public void close() {
        lookups.shutdownNow();
        executor.shutdownNow();
        try {
            scheduler.stop();
        } catch (Exception e) {
            // Jetty's signature; the thread is a daemon and ends with the process.
            throw new IllegalStateException("the timeout scheduler does not stop", e);
        }
    }
}
