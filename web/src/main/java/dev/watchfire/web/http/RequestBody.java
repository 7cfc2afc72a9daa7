// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// The body of one request, which is read once, in one go or in two. For one thread at a time.
final class RequestBody implements AutoCloseable {
    /// Bodies up to this are read by the thread that watches all connections. Prometheus sends at
    /// most 64 alerts at once, some 30 KiB.
    private static final int MOST_BYTES_AT_ONCE = 256 * 1024;

    private static final int FIRST_READ_BYTES = 16 * 1024;

    /// How long any body may take.
    private static final long FREE_NANOS = 15_000_000_000L;

    /// After that, a sender slower than this only means to hold a place.
    private static final long SLOWEST_BYTES_PER_SECOND = 1024;

    private static final byte[] NOTHING = {};

    private final Request request;
    private final BodyBudget budget;

    /// An array for bodies read at once, while no request has it: nearly always one is enough, and
    /// a new one for each would be most of what there is to collect.
    private final AtomicReference<byte @Nullable []> spare;

    private byte[] bytes = NOTHING;
    private int length;
    private int reservedBytes;
    private boolean atEnd;

    RequestBody(Request request, BodyBudget budget, AtomicReference<byte @Nullable []> spare) {
        this.request = request;
        this.budget = budget;
        this.spare = spare;
    }

    /// Reads a small body that has arrived as a whole. Never blocks.
    ///
    /// @return false where {@link #read} has to wait for the rest
    boolean readAtOnce() {
        long announced = request.getLength();
        if (announced < 0 || announced > MOST_BYTES_AT_ONCE || !reserve((int) announced + 1)) {
            return false;
        }
        byte[] reused = spare.getAndSet(null);
        bytes =
                reused != null && reused.length > announced
                        ? reused
                        : new byte[Math.max((int) announced + 1, FIRST_READ_BYTES)];
        while (!atEnd) {
            Content.Chunk chunk = request.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                // A failure stays, and the next to read is told.
                return false;
            }
            ByteBuffer content = chunk.getByteBuffer();
            int more = content.remaining();
            if (more > bytes.length - length) {
                bytes = Arrays.copyOf(bytes, length + more);
            }
            content.get(bytes, length, more);
            length += more;
            atEnd = chunk.isLast();
            chunk.release();
        }
        return true;
    }

    /// Reads the whole body, and waits for it.
    ///
    /// @param mostBytes what it may have; more is refused with 413
    Exchange.Bytes read(long mostBytes, Style style) throws Refusal {
        long announced = request.getLength();
        if (announced > mostBytes || length > mostBytes) {
            throw tooLarge(mostBytes, style);
        }
        if (!atEnd) {
            if (bytes == NOTHING) {
                // One byte more than announced, so that the end is seen without another array.
                grow(announced >= 0 ? (int) announced + 1 : FIRST_READ_BYTES, style);
            }
            readRest(mostBytes, style);
        }
        return new Exchange.Bytes(bytes, length);
    }

    private void readRest(long mostBytes, Style style) throws Refusal {
        try (InputStream in = Content.Source.asInputStream(request)) {
            long start = System.nanoTime();
            int read = in.read(bytes, length, bytes.length - length);
            while (read >= 0) {
                length += read;
                if (length > mostBytes) {
                    throw tooLarge(mostBytes, style);
                }
                if (isTooSlow(length, System.nanoTime() - start)) {
                    throw new Refusal(style.error(408, "too-slow", "The body came too slowly."));
                }
                if (length == bytes.length) {
                    grow((int) Math.min(mostBytes + 1, length * 2L), style);
                }
                read = in.read(bytes, length, bytes.length - length);
            }
            atEnd = true;
        } catch (IOException e) {
            throw new Refusal(
                    style.error(
                            400, "body-unreadable", "The body could not be read to its end: " + e));
        }
    }

    private static boolean isTooSlow(int bytes, long nanos) {
        long paid = nanos - FREE_NANOS;
        return paid > 0 && bytes < paid / 1_000_000_000L * SLOWEST_BYTES_PER_SECOND;
    }

    private void grow(int wanted, Style style) throws Refusal {
        if (!reserve(wanted - bytes.length)) {
            throw new Refusal(
                    style.error(
                                    503,
                                    "busy",
                                    "The bodies of other requests take up all memory set aside for"
                                            + " them. Try again.")
                            .with("Retry-After", "1"));
        }
        bytes = Arrays.copyOf(bytes, wanted);
    }

    private boolean reserve(int more) {
        if (!budget.tryReserve(more)) {
            return false;
        }
        reservedBytes += more;
        return true;
    }

    private static Refusal tooLarge(long mostBytes, Style style) {
        return new Refusal(
                style.error(
                        413,
                        "body-too-large",
                        "The body is larger than " + mostBytes + " bytes, which is the limit."));
    }

    /// The body will not be looked at again.
    void recycle() {
        if (bytes.length >= FIRST_READ_BYTES && bytes.length <= 2 * MOST_BYTES_AT_ONCE) {
            spare.set(bytes);
        }
        bytes = NOTHING;
        length = 0;
    }

    /// Gives back what was set aside for it. May be called again.
    @Override
    public void close() {
        budget.release(reservedBytes);
        reservedBytes = 0;
    }
}
