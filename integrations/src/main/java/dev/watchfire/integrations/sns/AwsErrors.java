// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sns;

import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What AWS's answers mean.
final class AwsErrors {
    static final Judge JUDGE = Judge.BY_STATUS.showing(AwsErrors::reason);

    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

    /// Come with status 400, and pass. AWS's own clients, such as Alertmanager's, try again on them
    /// by themselves.
    private static final Pattern PASSING =
            Pattern.compile(": (Throttl|RequestLimitExceeded|RequestThrottled|ExpiredToken)");

    private AwsErrors() {}

    static SendResult retryingWhatPasses(SendResult result) {
        return result.outcome() == Outcome.REFUSED && PASSING.matcher(result.message()).find()
                ? SendResult.retryable(result.status(), result.message(), 0)
                : result;
    }

    static boolean isExpired(SendResult result) {
        return result.message().contains(": ExpiredToken");
    }

    /// `<Error><Code>…</Code><Message>…</Message></Error>`; what is something else is shown as it
    /// is.
    private static String reason(String body) {
        Matcher code = CODE.matcher(body);
        if (!code.find()) {
            return body;
        }
        Matcher message = MESSAGE.matcher(body);
        return message.find() ? code.group(1) + ": " + message.group(1) : code.group(1);
    }
}
