// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

/// What was asked for was refused or did not work; the message is for whoever typed the command.
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
