// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.label;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An immutable set of label names and values, sorted by name in UTF-8 byte order.
///
/// In a set of labels a pair with an empty value is the same as no pair and is never held. Two
/// equal sets have the same {@link #fingerprint()}; the converse is almost always true, as in
/// Alertmanager, whose identity of an alert is this fingerprint.
public final class LabelSet implements Comparable<LabelSet> {
    public static final LabelSet EMPTY = new LabelSet(new String[0]);

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /// Name, value, name, value, …
    private final String[] pairs;

    private final long fingerprint;

    private LabelSet(String[] sortedPairs) {
        this.pairs = sortedPairs;
        this.fingerprint = fingerprintOf(sortedPairs);
    }

    public static LabelSet of(Map<String, String> labels) {
        String[] pairs = new String[labels.size() * 2];
        int n = 0;
        for (Map.Entry<String, String> e : labels.entrySet()) {
            pairs[n++] = e.getKey();
            pairs[n++] = e.getValue();
        }
        return ofPairs(pairs, n);
    }

    public static LabelSet of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "odd number of names and values: " + namesAndValues.length);
        }
        return ofPairs(namesAndValues.clone(), namesAndValues.length);
    }

    /// Takes over `pairs` (name, value, …; the first `length` entries). Of a repeated name the last
    /// value wins, as when JSON objects repeat a key. Pairs with an empty value are dropped.
    public static LabelSet ofPairs(String[] pairs, int length) {
        int kept = sortAndDropRepeated(pairs, length);
        int filled = 0;
        for (int i = 0; i < kept; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                pairs[filled] = pairs[i];
                pairs[filled + 1] = pairs[i + 1];
                filled += 2;
            }
        }
        return ofSorted(pairs, filled);
    }

    /// As {@link #ofPairs}, but an empty value stays: annotations are texts, and no identity.
    public static LabelSet keepingEmpty(String[] pairs, int length) {
        return ofSorted(pairs, sortAndDropRepeated(pairs, length));
    }

    private static LabelSet ofSorted(String[] pairs, int length) {
        if (length == 0) {
            return EMPTY;
        }
        return new LabelSet(length == pairs.length ? pairs : Arrays.copyOf(pairs, length));
    }

    private static int sortAndDropRepeated(String[] pairs, int length) {
        boolean sorted = true;
        for (int i = 2; i < length && sorted; i += 2) {
            sorted = compareUtf8(pairs[i - 2], pairs[i]) < 0;
        }
        if (sorted) {
            return length;
        }
        // Insertion sort: label sets are short and nearly sorted; stability lets the last repeat
        // win.
        for (int i = 2; i < length; i += 2) {
            String name = pairs[i];
            String value = pairs[i + 1];
            int j = i - 2;
            while (j >= 0 && compareUtf8(pairs[j], name) > 0) {
                pairs[j + 2] = pairs[j];
                pairs[j + 3] = pairs[j + 1];
                j -= 2;
            }
            pairs[j + 2] = name;
            pairs[j + 3] = value;
        }
        int kept = 2;
        for (int i = 2; i < length; i += 2) {
            if (pairs[i].equals(pairs[kept - 2])) {
                kept -= 2;
            }
            pairs[kept] = pairs[i];
            pairs[kept + 1] = pairs[i + 1];
            kept += 2;
        }
        return kept;
    }

    /// Compares as Go compares strings: by UTF-8 bytes, which is code point order.
    public static int compareUtf8(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean xs = Character.isSurrogate(x);
                boolean ys = Character.isSurrogate(y);
                return xs == ys ? x - y : xs ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    private static long fingerprintOf(String[] pairs) {
        long h = FNV_OFFSET;
        for (String s : pairs) {
            h = hashUtf8(h, s);
            h = (h ^ 0xff) * FNV_PRIME;
        }
        return h;
    }

    private static long hashUtf8(long seed, String s) {
        long h = seed;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= 0x80) {
                return hashBytes(seed, s.getBytes(StandardCharsets.UTF_8));
            }
            h = (h ^ c) * FNV_PRIME;
        }
        return h;
    }

    private static long hashBytes(long seed, byte[] bytes) {
        long h = seed;
        for (byte b : bytes) {
            h = (h ^ (b & 0xff)) * FNV_PRIME;
        }
        return h;
    }

    /// FNV-1a, 64 bit, over `name 0xff value 0xff …`: Alertmanager's fingerprint.
    public long fingerprint() {
        return fingerprint;
    }

    /// The fingerprint as Alertmanager shows it: 16 lower-case hex digits.
    public String fingerprintHex() {
        return toHex(fingerprint);
    }

    public static String toHex(long fingerprint) {
        return java.util.HexFormat.of().toHexDigits(fingerprint);
    }

    public int size() {
        return pairs.length / 2;
    }

    public boolean isEmpty() {
        return pairs.length == 0;
    }

    public String name(int i) {
        return pairs[i * 2];
    }

    public String value(int i) {
        return pairs[i * 2 + 1];
    }

    public @Nullable String get(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    /// The value, or "" where the label is missing: matchers and `equal` see no difference.
    public String valueOrEmpty(String name) {
        String value = get(name);
        return value == null ? "" : value;
    }

    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < pairs.length; i += 2) {
            action.accept(pairs[i], pairs[i + 1]);
        }
    }

    public Map<String, String> toMap() {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        forEach(map::put);
        return map;
    }

    /// The pairs whose names are in `names`; missing ones are left out.
    public LabelSet only(Iterable<String> names) {
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            String value = get(name);
            if (value != null) {
                kept.add(name);
                kept.add(value);
            }
        }
        return ofPairs(kept.toArray(String[]::new), kept.size());
    }

    /// The pairs that both sets hold.
    public LabelSet intersect(LabelSet other) {
        List<String> kept = new ArrayList<>();
        forEach(
                (name, value) -> {
                    if (value.equals(other.get(name))) {
                        kept.add(name);
                        kept.add(value);
                    }
                });
        return kept.size() == pairs.length
                ? this
                : ofPairs(kept.toArray(String[]::new), kept.size());
    }

    /// Sorted by name, then value, pair by pair; a prefix comes first.
    @Override
    public int compareTo(LabelSet other) {
        int n = Math.min(pairs.length, other.pairs.length);
        for (int i = 0; i < n; i++) {
            int c = compareUtf8(pairs[i], other.pairs[i]);
            if (c != 0) {
                return c;
            }
        }
        return pairs.length - other.pairs.length;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return this == o
                || o instanceof LabelSet other
                        && fingerprint == other.fingerprint
                        && Arrays.equals(pairs, other.pairs);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fingerprint);
    }

    /// `{a="x", b="y"}` with values quoted as Go's `%q` quotes them.
    @Override
    public String toString() {
        StringBuilder sb = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            if (i > 0) {
                sb.append(", ");
            }
            sb.append(pairs[i]).append('=').append(GoQuote.quote(pairs[i + 1]));
        }
        return sb.append('}').toString();
    }
}
