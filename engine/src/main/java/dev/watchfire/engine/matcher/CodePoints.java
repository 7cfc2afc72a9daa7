// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An immutable set of code points, held as ranges that neither touch nor overlap.
final class CodePoints {
    static final CodePoints ALL = of(0, Character.MAX_CODE_POINT);
    static final CodePoints ALL_BUT_NEWLINE = single('\n').negate();

    private static final int KELVIN_SIGN = 0x212a;
    private static final int LONG_S = 0x17f;

    /// First, last, first, last, … ascending.
    private final int[] ranges;

    private CodePoints(int[] ranges) {
        this.ranges = ranges;
    }

    /// @param bounds first, last, first, last, … in any order
    static CodePoints of(int... bounds) {
        List<int[]> sorted = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            sorted.add(new int[] {bounds[i], bounds[i + 1]});
        }
        sorted.sort(Comparator.comparingInt(range -> range[0]));
        int[] merged = new int[bounds.length];
        int n = 0;
        for (int[] range : sorted) {
            if (n > 0 && range[0] <= merged[n - 1] + 1) {
                merged[n - 1] = Math.max(merged[n - 1], range[1]);
            } else {
                merged[n++] = range[0];
                merged[n++] = range[1];
            }
        }
        return new CodePoints(Arrays.copyOf(merged, n));
    }

    static CodePoints single(int codePoint) {
        return new CodePoints(new int[] {codePoint, codePoint});
    }

    int rangeCount() {
        return ranges.length / 2;
    }

    int first(int range) {
        return ranges[range * 2];
    }

    int last(int range) {
        return ranges[range * 2 + 1];
    }

    /// The only member, or -1.
    int onlyOne() {
        return ranges.length == 2 && ranges[0] == ranges[1] ? ranges[0] : -1;
    }

    int size() {
        int size = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            size += ranges[i + 1] - ranges[i] + 1;
        }
        return size;
    }

    boolean contains(int codePoint) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (codePoint >= ranges[i] && codePoint <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    static CodePoints union(List<CodePoints> sets) {
        return of(sets.stream().flatMapToInt(set -> Arrays.stream(set.ranges)).toArray());
    }

    CodePoints negate() {
        int[] bounds = new int[ranges.length + 2];
        int n = 0;
        int from = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] > from) {
                bounds[n++] = from;
                bounds[n++] = ranges[i] - 1;
            }
            from = ranges[i + 1] + 1;
        }
        if (from <= Character.MAX_CODE_POINT) {
            bounds[n++] = from;
            bounds[n++] = Character.MAX_CODE_POINT;
        }
        return new CodePoints(Arrays.copyOf(bounds, n));
    }

    /// With the other case of each letter, by Unicode's simple folding; null where the set holds
    /// more than ASCII, whose folding is RE2/J's to know.
    @Nullable CodePoints foldAscii() {
        if (ranges.length == 0) {
            return this;
        }
        if (ranges[ranges.length - 1] >= 0x80) {
            return null;
        }
        List<Integer> bounds = new ArrayList<>();
        for (int i = 0; i < ranges.length; i += 2) {
            for (int c = ranges[i]; c <= ranges[i + 1]; c++) {
                add(bounds, c);
                add(bounds, Character.toLowerCase(c));
                add(bounds, Character.toUpperCase(c));
                if (c == 'k' || c == 'K') {
                    add(bounds, KELVIN_SIGN);
                } else if (c == 's' || c == 'S') {
                    add(bounds, LONG_S);
                }
            }
        }
        return of(bounds.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void add(List<Integer> bounds, int codePoint) {
        bounds.add(codePoint);
        bounds.add(codePoint);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof CodePoints other && Arrays.equals(ranges, other.ranges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ranges);
    }
}
