// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.integrations.SendResult;

/// What of an outcome is safe to repeat where a repeat rings somebody's telephone again.
public final class PhoneJudge {
    private static final int SERVER_ERROR = 5;

    private PhoneJudge() {}

    /// A failure after the request left is not known to be one, and is never tried again.
    public static SendResult cautious(SendResult result) {
        boolean perhaps =
                result.outcome() == Delivery.Outcome.RETRYABLE
                        && result.status() / 100 == SERVER_ERROR;
        return perhaps
                ? new SendResult(Delivery.Outcome.UNKNOWN, result.status(), result.message(), 0)
                : result;
    }
}
