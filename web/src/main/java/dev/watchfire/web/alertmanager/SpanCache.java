// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// Remembers what stretches of earlier bodies meant, by the hash of their bytes. It may forget at
/// any time. Safe for any thread: reading takes no lock, because entries never change and a stale
/// view of the table only costs a second look at the bytes.
final class SpanCache {
    private static final int SMALLEST = 1 << 10;

    /// Half a million spans: labels and annotations of a quarter of a million alerts.
    private static final int LARGEST = 1 << 19;

    /// Slots that one hash may use.
    private static final int WAYS = 4;

    /// What one span meant.
    static final class Entry {
        final long high;
        final long low;
        final Object meaning;

        /// The last epoch in which it was of use. Written by any thread without order: an epoch
        /// more or less does not matter.
        int epoch;

        Entry(long high, long low, Object meaning, int epoch) {
            this.high = high;
            this.low = low;
            this.meaning = meaning;
            this.epoch = epoch;
        }
    }

    private final long[] secrets = new long[4];
    private volatile @Nullable Entry[] table = new @Nullable Entry[SMALLEST];
    private volatile int epoch = 1;
    private int used;

    SpanCache() {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < secrets.length; i++) {
            // Odd, so that multiplying by it loses nothing.
            secrets[i] = random.nextLong() | 1;
        }
    }

    long secret(int i) {
        return secrets[i];
    }

    int epoch() {
        return epoch;
    }

    @Nullable Entry get(long high, long low) {
        @Nullable Entry[] slots = table;
        int mask = slots.length - WAYS;
        int base = (int) low & mask;
        for (int i = base; i < base + WAYS; i++) {
            Entry entry = slots[i];
            if (entry != null && entry.low == low && entry.high == high) {
                touch(entry);
                return entry;
            }
        }
        return null;
    }

    /// Notes that an entry was of use.
    void touch(Entry entry) {
        if (entry.epoch != epoch) {
            entry.epoch = epoch;
        }
    }

    synchronized Entry put(long high, long low, Object meaning) {
        if (used > table.length / 2 && table.length < LARGEST) {
            resize(table.length * 2);
        }
        Entry entry = new Entry(high, low, meaning, epoch);
        insert(table, entry);
        return entry;
    }

    private void insert(@Nullable Entry[] slots, Entry entry) {
        int base = (int) entry.low & slots.length - WAYS;
        int victim = base + (int) (entry.low >>> 62);
        for (int i = base; i < base + WAYS; i++) {
            Entry other = slots[i];
            if (other == null) {
                used++;
                victim = i;
                break;
            }
            if (other.low == entry.low && other.high == entry.high) {
                victim = i;
                break;
            }
        }
        slots[victim] = entry;
    }

    private void resize(int size) {
        @Nullable Entry[] old = table;
        @Nullable Entry[] fresh = new @Nullable Entry[size];
        used = 0;
        for (Entry entry : old) {
            if (entry != null) {
                insert(fresh, entry);
            }
        }
        table = fresh;
    }

    /// Drops what was of no use since the call before this one.
    synchronized void forgetUnused() {
        @Nullable Entry[] slots = table;
        int kept = 0;
        for (int i = 0; i < slots.length; i++) {
            Entry entry = slots[i];
            if (entry != null && entry.epoch != epoch) {
                slots[i] = null;
            } else if (entry != null) {
                kept++;
            }
        }
        used = kept;
        epoch++;
        int size = slots.length;
        while (size > SMALLEST && kept < size / 8) {
            size /= 2;
        }
        if (size < slots.length) {
            resize(size);
        }
    }

    synchronized int size() {
        return used;
    }
}
