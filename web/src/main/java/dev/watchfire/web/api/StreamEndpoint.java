// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Style;
import dev.watchfire.web.json.ByteSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// `/stream`: server-sent events that say that something changed. What changed is asked for by
/// other means, so a slow client misses nothing and holds nothing up.
final class StreamEndpoint implements AutoCloseable {
    /// Each takes a connection and a sleeping virtual thread.
    private static final int MAX_STREAMS = 512;

    /// A person cannot read faster, and a browser asks for a page of groups each time.
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

    /// Shorter than proxies and our own connections wait for a sign of life.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// Before proxies end it themselves.
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Changes changes;
    private final Semaphore places = new Semaphore(MAX_STREAMS);
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    StreamEndpoint(Changes changes) {
        this.changes = changes;
    }

    Answer stream(Exchange exchange) {
        if (closed || !places.tryAcquire()) {
            return Style.problem(
                            503,
                            "too-many-streams",
                            "All " + MAX_STREAMS + " streams are taken. Ask for changes instead.",
                            null)
                    .with("Retry-After", "10");
        }
        return Answer.of(200, "text/event-stream", sink -> run(sink, exchange))
                .with("X-Accel-Buffering", "no");
    }

    private void run(ByteSink sink, Exchange exchange) throws IOException {
        Client client = new Client();
        clients.add(client);
        try (Changes.Subscription _ = changes.subscribe(client::changed)) {
            send(sink, "retry: 2000\n\n");
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!closed && !client.ended && System.nanoTime() < end) {
                long sequence = client.await(HEARTBEAT);
                if (!exchange.isStillGranted()) {
                    break;
                }
                send(
                        sink,
                        sequence == 0
                                ? ":\n\n"
                                : "id: %1$d\nevent: changed\ndata: {\"sequence\":%1$d}\n\n"
                                        .formatted(sequence));
                client.pause(SHORTEST_PAUSE);
            }
            sink.write(new byte[0], 0, 0, true);
        } finally {
            clients.remove(client);
            places.release();
        }
    }

    private static void send(ByteSink sink, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sink.write(bytes, 0, bytes.length, false);
    }

    /// Ends all streams.
    @Override
    public void close() {
        closed = true;
        clients.forEach(Client::wake);
    }

    /// One listener; the latest sequence takes the place of those it has not seen.
    private final class Client {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition woken = lock.newCondition();
        private long latest;
        private boolean ended;

        void changed(long sequence) {
            lock.lock();
            try {
                latest = sequence;
                woken.signal();
            } finally {
                lock.unlock();
            }
        }

        void wake() {
            lock.lock();
            try {
                woken.signal();
            } finally {
                lock.unlock();
            }
        }

        /// The latest sequence, or 0 where nothing happened for so long.
        long await(Duration longest) {
            return await(longest, true);
        }

        void pause(Duration pause) {
            await(pause, false);
        }

        private long await(Duration longest, boolean forChange) {
            long left = longest.toNanos();
            lock.lock();
            try {
                while (left > 0 && !closed && !(forChange && latest > 0)) {
                    left = woken.awaitNanos(left);
                }
                long seen = forChange ? latest : 0;
                latest = forChange ? 0 : latest;
                return seen;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended = true;
                return 0;
            } finally {
                lock.unlock();
            }
        }
    }
}
