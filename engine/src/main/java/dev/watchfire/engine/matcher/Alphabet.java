// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.matcher;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Maps code points to a few symbols: code points that no set of an expression tells apart share
/// one, so that an automaton's states need no more transitions than that.
final class Alphabet {
    private static final int ASCII = 0x80;

    private final int[] intervalStarts;
    private final int[] intervalSymbols;
    private final int[] asciiSymbols = new int[ASCII];
    private final int size;
    private final boolean newlineAlone;

    /// By set, then by symbol.
    private final boolean[][] members;

    Alphabet(List<CodePoints> sets) {
        intervalStarts = starts(sets);
        BitSet[] setsOfInterval = new BitSet[intervalStarts.length];
        Arrays.setAll(setsOfInterval, _ -> new BitSet());
        for (int set = 0; set < sets.size(); set++) {
            CodePoints codePoints = sets.get(set);
            for (int range = 0; range < codePoints.rangeCount(); range++) {
                int last = interval(codePoints.last(range));
                for (int i = interval(codePoints.first(range)); i <= last; i++) {
                    setsOfInterval[i].set(set);
                }
            }
        }
        intervalSymbols = new int[intervalStarts.length];
        Map<BitSet, Integer> symbols = new HashMap<>();
        members = new boolean[sets.size()][intervalStarts.length];
        for (int i = 0; i < intervalStarts.length; i++) {
            int symbol = symbols.computeIfAbsent(setsOfInterval[i], _ -> symbols.size());
            intervalSymbols[i] = symbol;
            setsOfInterval[i].stream().forEach(set -> members[set][symbol] = true);
        }
        size = symbols.size();
        for (int c = 0; c < ASCII; c++) {
            asciiSymbols[c] = intervalSymbols[interval(c)];
        }
        int newline = asciiSymbols['\n'];
        newlineAlone =
                Arrays.stream(intervalSymbols).filter(symbol -> symbol == newline).count() == 1;
    }

    /// Newline always starts an interval of its own: `.` leaves it out.
    private static int[] starts(List<CodePoints> sets) {
        TreeSet<Integer> starts = new TreeSet<>(List.of(0, (int) '\n', '\n' + 1));
        for (CodePoints set : sets) {
            for (int range = 0; range < set.rangeCount(); range++) {
                starts.add(set.first(range));
                if (set.last(range) < Character.MAX_CODE_POINT) {
                    starts.add(set.last(range) + 1);
                }
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private int interval(int codePoint) {
        int found = Arrays.binarySearch(intervalStarts, codePoint);
        return found >= 0 ? found : -found - 2;
    }

    int size() {
        return size;
    }

    int symbol(int codePoint) {
        return codePoint < ASCII ? asciiSymbols[codePoint] : intervalSymbols[interval(codePoint)];
    }

    /// Whether the symbol of the newline stands for nothing else.
    boolean isNewlineAlone() {
        return newlineAlone;
    }

    /// Whether the set with this place in the list holds the code points of `symbol`.
    boolean contains(int set, int symbol) {
        return members[set][symbol];
    }
}
