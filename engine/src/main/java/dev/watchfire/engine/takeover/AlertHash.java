// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.takeover;

import dev.watchfire.engine.label.LabelSet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The hash by which Alertmanager's notification log knows an alert: xxHash64 with seed 0 over
/// `name 0xff value 0xff …`, names sorted. Not the fingerprint, which is FNV-1a over the same.
///
/// Source of the algorithm: the xxHash specification, "XXH64".
public final class AlertHash {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    /// Written out, as the sum overflows.
    private static final long P1_PLUS_P2 = 0x60EA27EEADC0B5D6L;

    private static final int SEPARATOR = 0xff;
    private static final int STRIPE_BYTES = 32;

    private AlertHash() {}

    public static long of(LabelSet labels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        labels.forEach(
                (name, value) -> {
                    bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
                    bytes.write(SEPARATOR);
                    bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
                    bytes.write(SEPARATOR);
                });
        return xxHash64(bytes.toByteArray());
    }

    static long xxHash64(byte[] bytes) {
        int at = 0;
        long hash;
        if (bytes.length >= STRIPE_BYTES) {
            long a = P1_PLUS_P2;
            long b = P2;
            long c = 0;
            long d = -P1;
            for (; at <= bytes.length - STRIPE_BYTES; at += STRIPE_BYTES) {
                a = round(a, word(bytes, at, 8));
                b = round(b, word(bytes, at + 8, 8));
                c = round(c, word(bytes, at + 16, 8));
                d = round(d, word(bytes, at + 24, 8));
            }
            hash =
                    Long.rotateLeft(a, 1)
                            + Long.rotateLeft(b, 7)
                            + Long.rotateLeft(c, 12)
                            + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = P5;
        }
        return finish(hash + bytes.length, bytes, at);
    }

    private static long finish(long start, byte[] bytes, int from) {
        long hash = start;
        int at = from;
        for (; at <= bytes.length - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, word(bytes, at, 8)), 27) * P1 + P4;
        }
        if (at <= bytes.length - 4) {
            long word = word(bytes, at, 4);
            hash = Long.rotateLeft(hash ^ word * P1, 23) * P2 + P3;
            at += 4;
        }
        for (; at < bytes.length; at++) {
            hash = Long.rotateLeft(hash ^ (bytes[at] & 0xff) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }

    /// The lowest byte first.
    private static long word(byte[] bytes, int at, int length) {
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = word << 8 | bytes[at + i] & 0xff;
        }
        return word;
    }

    private static long round(long lane, long word) {
        return Long.rotateLeft(lane + word * P2, 31) * P1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * P1 + P4;
    }
}
