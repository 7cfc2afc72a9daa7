// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntConsumer;

/// Sorted values that do not change, read as a trie without building one: what a value shares with
/// the one before it needs no second reading, and values that share what ruled one out are passed
/// over. Texts that must occur somewhere are found by their trigrams. For one thread.
final class ValueIndex<T> {
    /// Bounds the table; beyond it buckets hold more values.
    private static final int MAX_BUCKETS = 1 << 18;

    static final int GRAM = 3;

    /// Walking all values takes about as long as trying this part of them one by one.
    private static final int MIN_WALK_SHARE = 4;

    private final String[] values;
    private final List<T> items;
    private final int longest;
    private final boolean newlines;

    /// How many characters a value has in common with the one before it.
    private final int[] shared;

    /// The next value that shares less.
    private final int[] nextShorter;

    /// The places of the values with trigrams of bucket `b`, ascending, begin at `bucketStarts[b]`.
    private final int[] bucketStarts;

    private final int[] bucketPlaces;

    ValueIndex(SortedMap<String, T> byValue) {
        values = byValue.keySet().toArray(String[]::new);
        items = new ArrayList<>(byValue.values());
        shared = new int[values.length];
        nextShorter = new int[values.length];
        int maxLength = 0;
        boolean anyNewline = false;
        int grams = 0;
        for (int i = 0; i < values.length; i++) {
            maxLength = Math.max(maxLength, values[i].length());
            anyNewline |= values[i].indexOf('\n') >= 0;
            grams += Math.max(0, values[i].length() - GRAM + 1);
            shared[i] = i == 0 ? 0 : sharedLength(values[i - 1], values[i]);
        }
        longest = maxLength;
        newlines = anyNewline;
        for (int i = values.length - 1; i >= 0; i--) {
            int next = i + 1;
            while (next < values.length && shared[next] >= shared[i]) {
                next = nextShorter[next];
            }
            nextShorter[i] = next;
        }
        int buckets = Math.min(MAX_BUCKETS, Integer.highestOneBit(Math.max(1, grams)) * 2);
        bucketStarts = new int[buckets + 1];
        bucketPlaces = fillBuckets(buckets);
    }

    /// Never ends between the halves of a surrogate pair.
    private static int sharedLength(String a, String b) {
        int length = 0;
        int most = Math.min(a.length(), b.length());
        while (length < most && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length > 0 && Character.isHighSurrogate(a.charAt(length - 1)) ? length - 1 : length;
    }

    /// Counts, then fills: one array for all buckets.
    private int[] fillBuckets(int buckets) {
        int[] lastPlace = new int[buckets];
        Arrays.fill(lastPlace, -1);
        for (int i = 0; i < values.length; i++) {
            for (int at = 0; at + GRAM <= values[i].length(); at++) {
                int bucket = bucket(values[i], at, buckets);
                if (lastPlace[bucket] != i) {
                    lastPlace[bucket] = i;
                    bucketStarts[bucket + 1]++;
                }
            }
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            bucketStarts[bucket + 1] += bucketStarts[bucket];
        }
        int[] places = new int[bucketStarts[buckets]];
        int[] filled = Arrays.copyOf(bucketStarts, buckets);
        Arrays.fill(lastPlace, -1);
        for (int i = 0; i < values.length; i++) {
            for (int at = 0; at + GRAM <= values[i].length(); at++) {
                int bucket = bucket(values[i], at, buckets);
                if (lastPlace[bucket] != i) {
                    lastPlace[bucket] = i;
                    places[filled[bucket]++] = i;
                }
            }
        }
        return places;
    }

    private static int bucket(String s, int at, int buckets) {
        int hash = (s.charAt(at) * 0x1003f + s.charAt(at + 1)) * 0x1003f + s.charAt(at + 2);
        hash *= 0x9e3779b1;
        return hash >>> 7 & buckets - 1;
    }

    T item(int place) {
        return items.get(place);
    }

    /// Hands over the places of the values that pass, ascending.
    void forEachMatch(ValueTest test, IntConsumer action) {
        int[] buckets = bucketsOf(test.required());
        if (test instanceof ValueTest.ByAutomaton byAutomaton) {
            if (candidates(buckets) > values.length / MIN_WALK_SHARE) {
                walk(byAutomaton.automaton(), action);
                return;
            }
        } else if (buckets.length == 0) {
            for (int place = 0; place < values.length; place++) {
                tryOne(test, place, action);
            }
            return;
        }
        if (buckets.length == 1) {
            for (int i = bucketStarts[buckets[0]]; i < bucketStarts[buckets[0] + 1]; i++) {
                tryOne(test, bucketPlaces[i], action);
            }
            return;
        }
        BitSet places = new BitSet(values.length);
        for (int bucket : buckets) {
            for (int i = bucketStarts[bucket]; i < bucketStarts[bucket + 1]; i++) {
                places.set(bucketPlaces[i]);
            }
        }
        places.stream().forEach(place -> tryOne(test, place, action));
    }

    private void tryOne(ValueTest test, int place, IntConsumer action) {
        if (test.test(values[place])) {
            action.accept(place);
        }
    }

    /// How many values are in the buckets; all where there are no buckets.
    private int candidates(int[] buckets) {
        int candidates = buckets.length == 0 ? values.length : 0;
        for (int bucket : buckets) {
            candidates += bucketStarts[bucket + 1] - bucketStarts[bucket];
        }
        return candidates;
    }

    /// For each required text the bucket with the fewest values; none where one is too short.
    private int[] bucketsOf(List<String> required) {
        int[] buckets = new int[required.size()];
        for (int i = 0; i < buckets.length; i++) {
            if (required.get(i).length() < GRAM) {
                return new int[0];
            }
            buckets[i] = rarestBucket(required.get(i));
        }
        return buckets;
    }

    private int rarestBucket(String required) {
        int buckets = bucketStarts.length - 1;
        int rarest = -1;
        int fewest = Integer.MAX_VALUE;
        for (int at = 0; at + GRAM <= required.length(); at++) {
            int bucket = bucket(required, at, buckets);
            int count = bucketStarts[bucket + 1] - bucketStarts[bucket];
            if (count < fewest) {
                fewest = count;
                rarest = bucket;
            }
        }
        return rarest;
    }

    private void walk(Automaton automaton, IntConsumer action) {
        // The states after so many characters of the last value read.
        Automaton.State[] states = new Automaton.State[longest + 1];
        states[0] = automaton.start();
        int place = 0;
        while (place < values.length) {
            String value = values[place];
            int depth = shared[place];
            Automaton.State state = states[depth];
            while (depth < value.length() && !state.isLast() && !acceptsRest(automaton, state)) {
                int c = value.codePointAt(depth);
                depth += Character.charCount(c);
                state = automaton.step(state, c);
                states[depth] = state;
            }
            if (!state.isLast() && acceptsRest(automaton, state)) {
                do {
                    action.accept(place++);
                } while (place < values.length && shared[place] >= depth);
                continue;
            }
            if (depth == value.length() && state.isAccepting()) {
                action.accept(place);
            }
            place++;
            if (state.isLast()) {
                while (place < values.length && shared[place] >= depth) {
                    place = nextShorter[place];
                }
            }
        }
    }

    private boolean acceptsRest(Automaton automaton, Automaton.State state) {
        if (!state.isAccepting()) {
            return false;
        }
        return switch (automaton.rest(state)) {
            case SOME -> false;
            case ALL -> true;
            case ALL_BUT_NEWLINE -> !newlines;
        };
    }
}
