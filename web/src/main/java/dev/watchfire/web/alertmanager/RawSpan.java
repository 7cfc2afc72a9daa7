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

    /// Hashes the span to 128 bits under the cache's secret, so that nobody can craft two spans
    /// that meet.
    ///
    /// @param role keeps spans of different meaning apart
    void hash(byte[] body, int role, SpanCache cache) {
        begin(role, end - start, cache);
        add(body, start, end);
        finish();
    }

    /// Hashes the span without what lies between two places in it, and with those places.
    void hashAround(byte[] body, int holeFrom, int holeTo, SpanCache cache) {
        begin((long) holeFrom << 32 | holeTo, end - start, cache);
        add(body, start, start + holeFrom);
        add(body, start + holeTo, end);
        finish();
    }

    private long a;
    private long b;
    private long k;
    private long l;

    private void begin(long role, long length, SpanCache cache) {
        a = cache.secret(0) ^ role;
        b = cache.secret(1) ^ length;
        k = cache.secret(2);
        l = cache.secret(3);
    }

    private void add(byte[] body, int from, int to) {
        long a = this.a;
        long b = this.b;
        int i = from;
        while (i + 16 <= to) {
            long first = (long) LONGS.get(body, i);
            long second = (long) LONGS.get(body, i + 8);
            a = mix(a ^ first, k ^ second);
            b = mix(b ^ second, l ^ first) + first;
            i += 16;
        }
        long first = 0;
        long second = 0;
        if (i + 8 <= to) {
            first = (long) LONGS.get(body, i);
            i += 8;
        }
        for (int shift = 0; i < to; i++, shift += 8) {
            second |= (body[i] & 0xffL) << shift;
        }
        this.a = mix(a ^ first, k ^ second);
        this.b = mix(b ^ second, l ^ first) + first;
    }

    private void finish() {
        high = mix(a ^ b, k);
        low = mix(b ^ Long.rotateLeft(a, 32), l) ^ a;
    }

    private static long mix(long x, long y) {
        return x * y ^ Math.unsignedMultiplyHigh(x, y);
    }
}
