// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.schema;

import java.util.Collection;
import java.util.Optional;

/// Finds what somebody may have meant.
public final class Suggestion {
    /// Longer words are not compared: the cost is quadratic, and no key is that long.
    private static final int MAX_LENGTH = 64;

    private Suggestion() {}

    /// The known word that takes the fewest edits, if it takes at most a third of its length.
    public static Optional<String> closest(String word, Collection<String> known) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < fewest && edits <= Math.max(1, candidate.length() / 3)) {
                fewest = edits;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /// `; did you mean "x"?`, or nothing.
    public static String clause(String word, Collection<String> known) {
        return closest(word, known).map(s -> "; did you mean \"" + s + "\"?").orElse("");
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    static int edits(String a, String b) {
        int[] twoBack = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoBack[j - 2] + 1);
                }
            }
            int[] free = twoBack;
            twoBack = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
