// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.gotemplate.format;

import dev.watchfire.gotemplate.value.CallFailure;

/// Text that grows up to a bound. Going past it ends the work by an exception of its own, because
/// what writes is deep inside.
public final class Output {
    /// The bound was reached.
    public static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private FullException(String message) {
            super(message, null, false, false);
        }

        public CallFailure toFailure() {
            return new CallFailure(String.valueOf(getMessage()));
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final int limit;

    public Output(int limit) {
        this.limit = limit;
    }

    public Output append(String piece) {
        if (text.length() + piece.length() > limit) {
            throw new FullException("exceeded maximum output size (" + limit + " characters)");
        }
        text.append(piece);
        return this;
    }

    /// Ends the work for a reason that is not the size.
    static FullException stop(String message) {
        return new FullException(message);
    }

    public int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
