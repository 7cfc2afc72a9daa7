// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/// Writes instants as `2006-01-02T15:04:05.000Z`; consecutive ones of the same day share the work.
/// For one thread.
final class Timestamps {
    /// A sign, nine digits of a year and the rest.
    static final int LONGEST = 34;

    private static final int DAY_SECONDS = 86_400;

    private long day = Long.MIN_VALUE;
    private byte[] prefix = new byte[0];

    int write(Instant instant, byte[] to, int from) {
        long seconds = instant.getEpochSecond();
        long wanted = Math.floorDiv(seconds, DAY_SECONDS);
        if (wanted != day) {
            day = wanted;
            prefix = (LocalDate.ofEpochDay(wanted) + "T").getBytes(StandardCharsets.US_ASCII);
        }
        System.arraycopy(prefix, 0, to, from, prefix.length);
        int at = from + prefix.length;
        int second = Math.floorMod(seconds, DAY_SECONDS);
        at = two(second / 3600, ':', to, at);
        at = two(second / 60 % 60, ':', to, at);
        at = two(second % 60, '.', to, at);
        int millis = instant.getNano() / 1_000_000;
        to[at++] = (byte) ('0' + millis / 100);
        return two(millis % 100, 'Z', to, at);
    }

    private static int two(int number, char after, byte[] to, int at) {
        to[at] = (byte) ('0' + number / 10);
        to[at + 1] = (byte) ('0' + number % 10);
        to[at + 2] = (byte) after;
        return at + 3;
    }
}
