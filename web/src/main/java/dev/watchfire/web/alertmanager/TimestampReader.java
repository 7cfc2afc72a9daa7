// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.engine.label.GoQuote;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the timestamps that Alertmanager's API takes: RFC 3339 with any fraction, and without
/// seconds, zone or time of day; a missing zone means UTC.
///
/// It keeps the last one, because most alerts of a batch end at the same time. An empty text and
/// Go's zero time, the year 1, mean that no time was given. For one thread.
final class TimestampReader {
    /// Text longer than this is no timestamp; the longest has nine digits of a fraction.
    private static final int LONGEST = 48;

    private static final long ZERO_TIME = LocalDate.of(1, 1, 1).toEpochDay() * 86_400;

    /// In UTC a year has four digits: with more or fewer no client could read it again.
    private static final long EARLIEST = LocalDate.of(0, 1, 1).toEpochDay() * 86_400;

    private static final long TOO_LATE = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400;

    private byte[] last = new byte[0];
    private @Nullable Instant value;

    // The text that is being read.
    private byte[] text = last;
    private int at;
    private int end;

    /// @return whether the text is a timestamp
    boolean read(byte[] body, int from, int to) {
        int length = to - from;
        if (length == last.length && length > 0 && Arrays.equals(body, from, to, last, 0, length)) {
            return true;
        }
        value = null;
        last = new byte[0];
        if (length == 0) {
            return true;
        }
        if (length > LONGEST) {
            return false;
        }
        text = body;
        at = from;
        end = to;
        if (!parse()) {
            value = null;
            return false;
        }
        last = Arrays.copyOfRange(body, from, to);
        return true;
    }

    /// What the last text said, or null where it gave no time.
    @Nullable Instant value() {
        return value;
    }

    static String complaint(String text) {
        String quoted = GoQuote.quote(text);
        return "parsing time "
                + quoted
                + " as \"2006-01-02T15:04:05Z07:00\": cannot parse "
                + quoted
                + " as \"2006\"";
    }

    private boolean parse() {
        int year = digits(4);
        if (!skip('-')) {
            return false;
        }
        int month = digits(2);
        if (!skip('-')) {
            return false;
        }
        int day = digits(2);
        if (year < 0 || month < 0 || day < 0) {
            return false;
        }
        int secondOfDay = 0;
        int nanos = 0;
        int offset = 0;
        if (at < end) {
            byte separator = text[at++];
            if (separator != 'T' && separator != 't' && separator != ' ') {
                return false;
            }
            secondOfDay = timeOfDay();
            nanos = fraction();
            offset = offset();
            if (secondOfDay < 0 || nanos < 0 || offset == Integer.MIN_VALUE || at != end) {
                return false;
            }
        }
        return toInstant(year, month, day, secondOfDay - offset, nanos);
    }

    private boolean toInstant(int year, int month, int day, int second, int nanos) {
        try {
            long epoch = LocalDate.of(year, month, day).toEpochDay() * 86_400 + second;
            if (epoch < EARLIEST || epoch >= TOO_LATE) {
                return false;
            }
            value = epoch == ZERO_TIME && nanos == 0 ? null : Instant.ofEpochSecond(epoch, nanos);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private int timeOfDay() {
        int hour = digits(2);
        if (hour < 0 || hour > 23 || !skip(':')) {
            return -1;
        }
        int minute = digits(2);
        if (minute < 0 || minute > 59) {
            return -1;
        }
        int second = 0;
        if (skip(':')) {
            second = digits(2);
            if (second < 0 || second > 59) {
                return -1;
            }
        }
        return hour * 3600 + minute * 60 + second;
    }

    /// Nanoseconds; digits past the ninth are dropped.
    private int fraction() {
        if (!skip('.') && !skip(',')) {
            return 0;
        }
        int nanos = 0;
        int scale = 100_000_000;
        int start = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            nanos += (text[at] - '0') * scale;
            scale /= 10;
            at++;
        }
        return at == start ? -1 : nanos;
    }

    /// Seconds east of UTC.
    private int offset() {
        if (at == end || skip('Z') || skip('z')) {
            return 0;
        }
        boolean west = skip('-');
        if (!west && !skip('+')) {
            return Integer.MIN_VALUE;
        }
        int hours = digits(2);
        int minutes = 0;
        if (at < end) {
            skip(':');
            minutes = digits(2);
        }
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return west ? -seconds : seconds;
    }

    private boolean skip(char c) {
        if (at < end && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private int digits(int count) {
        if (end - at < count) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < count; i++) {
            int digit = text[at++] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
