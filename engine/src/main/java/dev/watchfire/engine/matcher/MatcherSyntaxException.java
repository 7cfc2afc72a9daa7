// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

/// Text that is no matcher; the message says why and where.
public final class MatcherSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    public MatcherSyntaxException(String message) {
        super(message);
    }
}
