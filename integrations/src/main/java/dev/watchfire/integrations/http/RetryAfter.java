// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// `Retry-After`: seconds, or a date (RFC 9110 section 10.2.3).
final class RetryAfter {
    /// A destination that asks for more is not worth waiting for: the group flushes again anyway.
    static final Duration MAX = Duration.ofHours(1);

    private static final int MAX_DIGITS = 9;

    private RetryAfter() {}

    /// Milliseconds from `now`, at most {@link #MAX}; 0 where nothing sensible is asked for.
    static long parse(@Nullable String value, Instant now) {
        if (value == null) {
            return 0;
        }
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long seconds = text.length() > MAX_DIGITS ? MAX.toSeconds() : Long.parseLong(text);
            return Math.min(seconds, MAX.toSeconds()) * 1000;
        }
        try {
            Instant at =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            long wait = Duration.between(now, at).toMillis();
            return Math.clamp(wait, 0, MAX.toMillis());
        } catch (DateTimeParseException | ArithmeticException e) {
            return 0;
        }
    }
}
