// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;

/// What became of one attempt.
///
/// @param status HTTP status, or 0 where there was none
/// @param message for people: bounded, without secrets, "" where there is nothing to say
/// @param retryAfterMs what the destination asked for, or 0
/// @param memory where it was sent, what to know when the group is told again
public record SendResult(
        Delivery.Outcome outcome, int status, String message, long retryAfterMs, LabelSet memory) {
    public SendResult(Delivery.Outcome outcome, int status, String message, long retryAfterMs) {
        this(outcome, status, message, retryAfterMs, LabelSet.EMPTY);
    }

    public static SendResult sent(int status) {
        return new SendResult(Delivery.Outcome.SENT, status, "", 0);
    }

    /// Will not be tried again.
    public static SendResult refused(int status, String message) {
        return new SendResult(Delivery.Outcome.REFUSED, status, message, 0);
    }

    /// Not delivered, worth another try.
    public static SendResult retryable(int status, String message, long retryAfterMs) {
        return new SendResult(Delivery.Outcome.RETRYABLE, status, message, retryAfterMs);
    }

    /// Possibly arrived.
    public static SendResult unknown(String message) {
        return new SendResult(Delivery.Outcome.UNKNOWN, 0, message, 0);
    }

    public boolean isSent() {
        return outcome == Delivery.Outcome.SENT;
    }

    /// As of a request that only asks: it has done nothing, whatever became of it.
    public SendResult ofQuestion() {
        return outcome == Delivery.Outcome.UNKNOWN ? retryable(status, message, 0) : this;
    }

    public SendResult remembering(LabelSet memory) {
        return new SendResult(outcome, status, message, retryAfterMs, memory);
    }

    /// With a sentence more.
    public SendResult noting(String sentence) {
        String both = message.isEmpty() ? sentence : message + "; " + sentence;
        return new SendResult(outcome, status, both, retryAfterMs, memory);
    }
}
