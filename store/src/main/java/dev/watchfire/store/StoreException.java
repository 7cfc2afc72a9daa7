// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import org.jspecify.annotations.Nullable;

/// Why the store could not do what it was asked; the message says what a person can do about it.
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /// What the caller can do.
    public enum Kind {
        /// Nothing was kept; trying again may help (disk full, connection lost before the commit).
        RETRYABLE,
        /// It is not known whether the transaction was kept: the state must be loaded anew.
        OUTCOME_UNKNOWN,
        /// Damaged, from a newer version, or not ours.
        UNUSABLE
    }

    private final Kind kind;

    public StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
