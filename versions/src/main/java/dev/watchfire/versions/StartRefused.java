// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

/// There is no configuration to start with; the message says everything that is wrong.
public final class StartRefused extends Exception {
    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
