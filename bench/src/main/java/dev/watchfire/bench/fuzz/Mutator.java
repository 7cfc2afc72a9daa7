// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Makes new inputs out of old ones, the same ones for the same seed.
final class Mutator {
    /// Longer ones find little that shorter ones do not, and take their time.
    private static final int LONGEST = 8_192;

    private static final int MOST_CHANGES = 6;

    /// Deep enough for what nests a thousand deep by eights.
    private static final int MOST_REPEATS = 160;

    private static final byte[] LIKELY =
            "{}[]()<>\"'`,:;=!~-+*?|^$.\\/#&%@ \n\t\r0123456789abcxyzATZ_\u0000\u007f"
                    .getBytes(StandardCharsets.UTF_8);

    private final List<byte[]> seeds;
    private final List<byte[]> words;
    private final Random random;

    Mutator(List<byte[]> seeds, List<String> words, long seed) {
        this.seeds = seeds.isEmpty() ? List.of(new byte[0]) : List.copyOf(seeds);
        this.words = words.stream().map(w -> w.getBytes(StandardCharsets.UTF_8)).toList();
        this.random = new Random(seed);
    }

    byte[] next() {
        byte[] input = pick(seeds);
        for (int n = 1 + random.nextInt(MOST_CHANGES); n > 0; n--) {
            input = change(input);
        }
        return input.length <= LONGEST ? input : Arrays.copyOf(input, LONGEST);
    }

    private byte[] change(byte[] input) {
        int at = random.nextInt(input.length + 1);
        return switch (random.nextInt(10)) {
            case 0 -> flipped(input);
            case 1 -> replaced(input, at, Math.min(at + 1, input.length), oneOf(LIKELY));
            case 2 -> replaced(input, at, at, oneOf(LIKELY));
            case 3, 4 -> replaced(input, at, at, pick(words));
            case 5 -> replaced(input, at, reach(input, at), pick(words));
            case 6 -> replaced(input, at, reach(input, at), new byte[0]);
            case 7 -> replaced(input, at, at, block(input));
            case 8 -> replaced(input, at, at, slice(pick(seeds)));
            default -> replaced(input, at, at, repeated());
        };
    }

    private byte[] flipped(byte[] input) {
        if (input.length == 0) {
            return input;
        }
        byte[] flipped = input.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        byte[] result = new byte[input.length - (to - from) + by.length];
        System.arraycopy(input, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(input, to, result, from + by.length, input.length - to);
        return result;
    }

    private int reach(byte[] input, int from) {
        return from + random.nextInt(Math.min(16, input.length - from) + 1);
    }

    private byte[] slice(byte[] of) {
        int from = random.nextInt(of.length + 1);
        return Arrays.copyOfRange(of, from, from + random.nextInt(of.length - from + 1));
    }

    /// Something that is whole: a line, or what is between an opening bracket and its closing one.
    private byte[] block(byte[] input) {
        int start = random.nextInt(input.length + 1);
        for (int i = start; i < input.length; i++) {
            byte close = closing(input[i]);
            if (close != 0) {
                return Arrays.copyOfRange(input, i, end(input, i, close));
            }
        }
        int from = start;
        while (from > 0 && input[from - 1] != '\n') {
            from--;
        }
        int to = start;
        while (to < input.length && input[to] != '\n') {
            to++;
        }
        return Arrays.copyOfRange(input, from, Math.min(input.length, to + 1));
    }

    private static byte closing(byte open) {
        return switch (open) {
            case '{' -> '}';
            case '[' -> ']';
            case '(' -> ')';
            case '<' -> '>';
            default -> 0;
        };
    }

    private static int end(byte[] input, int from, byte close) {
        int depth = 0;
        for (int i = from; i < input.length; i++) {
            if (input[i] == input[from]) {
                depth++;
            } else if (input[i] == close && --depth == 0) {
                return i + 1;
            }
        }
        return input.length;
    }

    private byte[] repeated() {
        byte[] word = pick(words);
        int times = random.nextInt(8) == 0 ? random.nextInt(MOST_REPEATS) : random.nextInt(4);
        byte[] all = new byte[word.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(word, 0, all, i * word.length, word.length);
        }
        return all;
    }

    private byte[] oneOf(byte[] from) {
        return new byte[] {from[random.nextInt(from.length)]};
    }

    private byte[] pick(List<byte[]> from) {
        return from.get(random.nextInt(from.size()));
    }
}
