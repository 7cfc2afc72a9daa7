// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.runtime;

import org.jspecify.annotations.Nullable;

/// A command left no trace: the queue was full, the store refused the batch, or the engine stopped.
public final class NotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why, for programs.
    public enum Reason {
        QUEUE_FULL,
        NOT_DURABLE,
        STOPPED
    }

    private final Reason reason;

    public NotAccepted(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
