// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import java.util.concurrent.atomic.AtomicLong;

/// Bounds the memory that bodies of requests under way take together, so that many large ones
/// cannot end the process. Safe for any thread.
final class BodyBudget {
    private final long mostBytes;
    private final AtomicLong reserved = new AtomicLong();

    BodyBudget(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    boolean tryReserve(int bytes) {
        if (reserved.addAndGet(bytes) <= mostBytes) {
            return true;
        }
        reserved.addAndGet(-bytes);
        return false;
    }

    void release(int bytes) {
        reserved.addAndGet(-bytes);
    }
}
