// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds and hashes a stretch of a body without decoding it. For one thread.
final class RawSpan {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    int start;
    int end;
    long high;
    long low;

    void of(int start, int end) {
        this.start = start;
        this.end = end;
    }

    /// Looks for the end of the object that opens at `from`, as long as it holds nothing but
    /// strings. It does not check the JSON: bytes that are known were checked when they were new,
    /// and new ones are read properly.
    boolean flatObject(byte[] body, int from, int limit) {
        int i = from + 1;
        while (i < limit) {
            byte c = body[i];
            if (c == '"') {
                i = afterString(body, i + 1, limit);
            } else if (c == '}') {
                start = from;
                end = i + 1;
                return true;
            } else if (c == '{' || c == '[') {
                break;
            } else {
                i++;
            }
        }
        start = -1;
        end = -1;
        return false;
    }

    private static int afterString(byte[] body, int from, int limit) {
        int i = from;
        while (i + 8 <= limit) {
            long word = (long) LONGS.get(body, i);
            long found = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES);
            if (found == 0) {
                i += 8;
                continue;
            }
            i += Long.numberOfTrailingZeros(found) >>> 3;
            if (body[i] == '"') {
                return i + 1;
            }
            i += 2;
        }
        while (i < limit) {
            if (body[i] == '"') {
                return i + 1;
            }
            i += body[i] == '\\' ? 2 : 1;
        }
        return limit;
    }

    /// The lowest mark is exact; ones above it may be false.
    private static long zeroBytes(long x) {
        return (x - ONES) & ~x & HIGHS;
    }

    /// Hashes the bytes from `from` to {@link #end} to 128 bits under the cache's secret, so that
    /// nobody can craft two spans that meet.
    ///
    /// @param role keeps spans of different meaning apart
    void hash(byte[] body, int from, int role, SpanCache cache) {
        if (end < 0) {
            return;
        }
        long a = cache.secret(0) ^ role;
        long b = cache.secret(1) ^ (end - from);
        long k = cache.secret(2);
        long l = cache.secret(3);
        int i = from;
        while (i + 8 <= end) {
            long word = (long) LONGS.get(body, i);
            a = mix(a ^ word, k);
            b = mix(b ^ word, l) + word;
            i += 8;
        }
        long tail = 0;
        for (int shift = 0; i < end; i++, shift += 8) {
            tail |= (body[i] & 0xffL) << shift;
        }
        a = mix(a ^ tail, k);
        b = mix(b ^ tail, l) + tail;
        high = mix(a ^ b, k);
        low = mix(b ^ Long.rotateLeft(a, 32), l) ^ a;
    }

    private static long mix(long x, long y) {
        return x * y ^ Math.unsignedMultiplyHigh(x, y);
    }
}
