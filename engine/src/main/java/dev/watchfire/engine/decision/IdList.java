// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Ids;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// A growing sorted set of ids. Ids mostly arrive in order, so adding is appending.
final class IdList {
    private static final long[] EMPTY = {};

    private long[] sorted = EMPTY;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long get(int i) {
        return sorted[i];
    }

    boolean contains(long id) {
        return Arrays.binarySearch(sorted, 0, size, id) >= 0;
    }

    boolean add(long id) {
        int at = size == 0 || sorted[size - 1] < id ? size : -1;
        if (at < 0) {
            int found = Arrays.binarySearch(sorted, 0, size, id);
            if (found >= 0) {
                return false;
            }
            at = -found - 1;
        }
        if (size == sorted.length) {
            // Most label values belong to one alert: begin with room for it alone.
            sorted = Arrays.copyOf(sorted, size == 0 ? 1 : size + (size >> 1) + 1);
        }
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = id;
        size++;
        return true;
    }

    boolean remove(long id) {
        int at = Arrays.binarySearch(sorted, 0, size, id);
        if (at < 0) {
            return false;
        }
        System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
        size--;
        if (size < sorted.length / 4) {
            sorted = Arrays.copyOf(sorted, size * 2);
        }
        return true;
    }

    /// The list must not change meanwhile.
    void forEach(LongConsumer action) {
        for (int i = 0; i < size; i++) {
            action.accept(sorted[i]);
        }
    }

    Ids toIds() {
        return Ids.of(Arrays.copyOf(sorted, size));
    }
}
