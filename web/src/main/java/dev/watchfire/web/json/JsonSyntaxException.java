// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.json;

/// The text is no JSON; the message is worded as Go's `encoding/json` words it, because scripts
/// look for it.
public final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    public JsonSyntaxException(String message) {
        // A stranger can provoke it at will, so it must cost no stack trace.
        super(message, null, false, false);
    }
}
