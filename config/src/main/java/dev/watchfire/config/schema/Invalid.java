// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

/// A text that is not a possible value.
public final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public Invalid(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
