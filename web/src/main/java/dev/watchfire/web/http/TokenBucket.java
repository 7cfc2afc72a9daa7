// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Bounds a rate: each request takes a token, and tokens come back one by one. Safe for any thread.
public final class TokenBucket {
    private final long intervalNanos;
    private final long burst;
    private final LongSupplier nanoClock;
    private double tokens;
    private long last;

    /// @param interval in which one token comes back
    /// @param burst tokens that lie in a full bucket
    /// @param nanoClock as `System::nanoTime`
    public TokenBucket(Duration interval, long burst, LongSupplier nanoClock) {
        this.intervalNanos = Math.max(1, interval.toNanos());
        this.burst = burst;
        this.nanoClock = nanoClock;
        this.tokens = (double) burst;
        this.last = nanoClock.getAsLong();
    }

    synchronized boolean take() {
        long now = nanoClock.getAsLong();
        tokens = Math.min((double) burst, tokens + (now - last) / (double) intervalNanos);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
