// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// An immutable sorted set of ids (or of fingerprints), held as a bare array.
public final class Ids {
    public static final Ids NONE = new Ids(new long[0]);

    private final long[] sorted;

    private Ids(long[] sorted) {
        this.sorted = sorted;
    }

    public static Ids of(long... ids) {
        if (ids.length == 0) {
            return NONE;
        }
        long[] copy = ids.clone();
        Arrays.sort(copy);
        int kept = 1;
        for (int i = 1; i < copy.length; i++) {
            if (copy[i] != copy[kept - 1]) {
                copy[kept++] = copy[i];
            }
        }
        return new Ids(kept == copy.length ? copy : Arrays.copyOf(copy, kept));
    }

    public static Ids of(Collection<Long> ids) {
        return of(ids.stream().mapToLong(Long::longValue).toArray());
    }

    public int size() {
        return sorted.length;
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /// The i-th smallest.
    public long get(int i) {
        return sorted[i];
    }

    public boolean contains(long id) {
        return Arrays.binarySearch(sorted, id) >= 0;
    }

    public boolean containsAll(Ids other) {
        int i = 0;
        for (long wanted : other.sorted) {
            while (i < sorted.length && sorted[i] < wanted) {
                i++;
            }
            if (i == sorted.length || sorted[i] != wanted) {
                return false;
            }
        }
        return true;
    }

    public Ids with(long id) {
        int at = Arrays.binarySearch(sorted, id);
        if (at >= 0) {
            return this;
        }
        int insert = -at - 1;
        long[] longer = new long[sorted.length + 1];
        System.arraycopy(sorted, 0, longer, 0, insert);
        longer[insert] = id;
        System.arraycopy(sorted, insert, longer, insert + 1, sorted.length - insert);
        return new Ids(longer);
    }

    public Ids without(long id) {
        int at = Arrays.binarySearch(sorted, id);
        if (at < 0) {
            return this;
        }
        if (sorted.length == 1) {
            return NONE;
        }
        long[] shorter = new long[sorted.length - 1];
        System.arraycopy(sorted, 0, shorter, 0, at);
        System.arraycopy(sorted, at + 1, shorter, at, shorter.length - at);
        return new Ids(shorter);
    }

    public Ids union(Ids other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        long[] all = Arrays.copyOf(sorted, sorted.length + other.sorted.length);
        System.arraycopy(other.sorted, 0, all, sorted.length, other.sorted.length);
        return of(all);
    }

    public Ids where(LongPredicate kept) {
        long[] found = Arrays.stream(sorted).filter(kept).toArray();
        return found.length == sorted.length ? this : found.length == 0 ? NONE : new Ids(found);
    }

    public void forEach(LongConsumer action) {
        for (long id : sorted) {
            action.accept(id);
        }
    }

    public long[] toArray() {
        return sorted.clone();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Ids other && Arrays.equals(sorted, other.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
