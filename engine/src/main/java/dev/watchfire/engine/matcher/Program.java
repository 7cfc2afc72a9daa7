// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A regular expression as a non-deterministic automaton (Thompson's construction): instructions
/// with up to two successors. Immutable once built.
final class Program {
    static final int CHARS = 0;
    static final int SPLIT = 1;
    static final int BEGIN = 2;
    static final int END = 3;
    static final int MATCH = 4;

    private final List<CodePoints> sets = new ArrayList<>();
    private final Map<CodePoints, Integer> setNumbers = new HashMap<>();
    private int size;
    private int[] kinds = new int[16];
    private int[] first = new int[16];

    /// The other successor of a split; of a character instruction, the number of its set.
    private int[] second = new int[16];

    private final int start;

    /// @param regex without {@link Regex.Opaque}
    Program(Regex regex) {
        start = emit(regex, instruction(MATCH, 0, 0));
    }

    private int instruction(int kind, int firstNext, int secondNext) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            first = Arrays.copyOf(first, size * 2);
            second = Arrays.copyOf(second, size * 2);
        }
        kinds[size] = kind;
        first[size] = firstNext;
        second[size] = secondNext;
        return size++;
    }

    /// @return where to start in order to match `regex` and go on at `next`
    private int emit(Regex regex, int next) {
        return switch (regex) {
            case Regex.Chars(CodePoints set) -> instruction(CHARS, next, number(set));
            case Regex.Begin() -> instruction(BEGIN, next, 0);
            case Regex.End() -> instruction(END, next, 0);
            case Regex.Concat(List<Regex> parts) -> {
                int from = next;
                for (Regex part : parts.reversed()) {
                    from = emit(part, from);
                }
                yield from;
            }
            case Regex.Alternate(List<Regex> branches) -> {
                int from = emit(branches.getLast(), next);
                for (Regex branch : branches.subList(0, branches.size() - 1)) {
                    from = instruction(SPLIT, emit(branch, next), from);
                }
                yield from;
            }
            case Regex.Repeat repeat -> emitRepeat(repeat, next);
            case Regex.Opaque() -> throw new IllegalArgumentException("opaque: " + regex);
        };
    }

    private int emitRepeat(Regex.Repeat repeat, int next) {
        int from = next;
        if (repeat.max() == Regex.UNBOUNDED) {
            from = instruction(SPLIT, next, next);
            // Before the assignment: it may replace the array.
            int body = emit(repeat.body(), from);
            first[from] = body;
        } else {
            for (int i = repeat.min(); i < repeat.max(); i++) {
                from = instruction(SPLIT, emit(repeat.body(), from), next);
            }
        }
        for (int i = 0; i < repeat.min(); i++) {
            from = emit(repeat.body(), from);
        }
        return from;
    }

    private int number(CodePoints set) {
        Integer known = setNumbers.putIfAbsent(set, sets.size());
        if (known != null) {
            return known;
        }
        sets.add(set);
        return sets.size() - 1;
    }

    int size() {
        return size;
    }

    int start() {
        return start;
    }

    int kind(int instruction) {
        return kinds[instruction];
    }

    int first(int instruction) {
        return first[instruction];
    }

    int second(int instruction) {
        return second[instruction];
    }

    /// What the character instructions match, by number.
    List<CodePoints> sets() {
        return sets;
    }
}
