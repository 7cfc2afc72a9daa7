// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;

/// What those are told who have to come again later.
final class TooMuch {
    private static final String RETRY_AFTER = HttpHeader.RETRY_AFTER.asString();

    private TooMuch() {}

    /// More requests than the file of `--web.config.file` allows.
    static Answer ofAll() {
        return Answer.text(429, "Too Many Requests\n").with(RETRY_AFTER, "1");
    }

    /// More reads at once than the machine can do.
    static Answer ofReads(int most) {
        return Answer.text(
                        503,
                        "Limit of concurrent GET requests reached ("
                                + most
                                + "), try again later.\n")
                .with(RETRY_AFTER, "1");
    }

    /// More than the key of a source allows.
    static Answer ofSource(Style style, Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return style.error(
                        429,
                        "too-many-requests",
                        "This source sends more requests than its key allows.")
                .with(RETRY_AFTER, Long.toString(seconds));
    }
}
