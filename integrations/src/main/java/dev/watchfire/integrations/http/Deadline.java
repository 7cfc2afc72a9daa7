// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.time.Duration;

/// The end of the time that one request may take, on the monotonic clock: a step of the wall clock
/// must not cut a request off.
public record Deadline(long nanoTime) {
    public static Deadline after(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    /// At least 1.
    public long remainingMs() {
        return Math.max(1, (nanoTime - System.nanoTime()) / 1_000_000);
    }

    /// At least a millisecond.
    public Duration remaining() {
        return Duration.ofMillis(remainingMs());
    }

    boolean isOver() {
        return nanoTime - System.nanoTime() <= 0;
    }
}
