// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

/// What was typed is no command; the message says what is wrong with it.
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
