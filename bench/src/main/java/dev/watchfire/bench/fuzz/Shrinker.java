// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz;

import java.util.Arrays;
import java.util.function.Predicate;

/// Makes an input that breaks something as short and as plain as it can be.
final class Shrinker {
    /// A trial may take a good part of a second; a minute's wait for a short answer is fair.
    private static final int MOST_TRIALS = 20_000;

    private static final byte PLAIN = 'a';

    private final Predicate<byte[]> breaks;
    private int trials;

    /// @param breaks whether an input still breaks the same thing
    Shrinker(Predicate<byte[]> breaks) {
        this.breaks = breaks;
    }

    byte[] shrink(byte[] input) {
        byte[] shortest = input;
        int length;
        do {
            length = shortest.length;
            shortest = withoutPieces(shortest);
        } while (shortest.length < length);
        return plain(shortest);
    }

    private byte[] withoutPieces(byte[] input) {
        byte[] shortest = input;
        for (int piece = Math.max(1, input.length / 2); piece > 0; piece /= 2) {
            for (int at = 0; at + piece <= shortest.length; ) {
                byte[] without = without(shortest, at, piece);
                if (stillBreaks(without)) {
                    shortest = without;
                } else {
                    at += piece;
                }
            }
        }
        return shortest;
    }

    private static byte[] without(byte[] input, int at, int piece) {
        byte[] rest = Arrays.copyOf(input, input.length - piece);
        System.arraycopy(input, at + piece, rest, at, rest.length - at);
        return rest;
    }

    private byte[] plain(byte[] input) {
        byte[] plain = input;
        for (int i = 0; i < plain.length; i++) {
            byte[] next = plain.clone();
            next[i] = PLAIN;
            if (plain[i] != PLAIN && stillBreaks(next)) {
                plain = next;
            }
        }
        return plain;
    }

    private boolean stillBreaks(byte[] input) {
        return trials++ < MOST_TRIALS && breaks.test(input);
    }
}
