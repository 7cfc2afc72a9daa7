// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import java.util.Arrays;

/// A map from longs to positive longs on two bare arrays: 16 to 32 bytes an entry where a boxed map
/// takes a hundred. Linear probing; removal closes the gap, so there are no tombstones.
final class LongMap {
    /// What {@link #get} gives where there is nothing.
    static final long ABSENT = 0;

    private static final int SMALLEST = 16;

    private long[] keys = new long[SMALLEST];
    private long[] values = new long[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    /// The value, or {@link #ABSENT}.
    long get(long key) {
        int mask = keys.length - 1;
        for (int i = slot(key, mask); ; i = (i + 1) & mask) {
            if (values[i] == ABSENT || keys[i] == key) {
                return values[i];
            }
        }
    }

    void put(long key, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("values are positive, not " + value);
        }
        if (size * 2 >= keys.length) {
            grow();
        }
        int mask = keys.length - 1;
        int i = slot(key, mask);
        while (values[i] != ABSENT && keys[i] != key) {
            i = (i + 1) & mask;
        }
        if (values[i] == ABSENT) {
            size++;
        }
        keys[i] = key;
        values[i] = value;
    }

    void remove(long key) {
        int mask = keys.length - 1;
        int i = slot(key, mask);
        while (keys[i] != key || values[i] == ABSENT) {
            if (values[i] == ABSENT) {
                return;
            }
            i = (i + 1) & mask;
        }
        size--;
        int gap = i;
        for (int next = (gap + 1) & mask; values[next] != ABSENT; next = (next + 1) & mask) {
            int home = slot(keys[next], mask);
            // An entry may move back into the gap unless its home lies between the gap and itself.
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                keys[gap] = keys[next];
                values[gap] = values[next];
                gap = next;
            }
        }
        values[gap] = ABSENT;
    }

    void clear() {
        if (size > 0) {
            if (keys.length > 1024) {
                keys = new long[SMALLEST];
                values = new long[SMALLEST];
            } else {
                Arrays.fill(values, ABSENT);
            }
            size = 0;
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != ABSENT) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32) & mask;
    }
}
