// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import org.jspecify.annotations.Nullable;

/// Stored bytes that are no record of ours: damaged, or written by a newer version.
public final class MalformedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    MalformedRecordException(String message) {
        this(message, null);
    }
}
