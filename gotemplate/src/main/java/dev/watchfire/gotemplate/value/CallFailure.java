// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.value;

/// What a function answers when it cannot answer. It ends the rendering; the message tells the
/// template's author why.
public final class CallFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public CallFailure(String message) {
        super(message, null, false, false);
    }

    /// The message, never null.
    public String text() {
        return String.valueOf(getMessage());
    }
}
