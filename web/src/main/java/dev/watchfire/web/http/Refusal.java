// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

/// A request that an endpoint cannot go on with; it carries the answer.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public Refusal(Answer answer) {
        // Strangers can cause it at will, so it must cost no stack trace.
        super(null, null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
