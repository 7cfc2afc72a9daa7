// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What somebody may have meant.
final class Suggestion {
    private Suggestion() {}

    /// `. Did you mean 'x'?` for the nearest of `known`, or "" where none is near.
    static String of(String typed, Collection<String> known) {
        String nearest = null;
        int least = Math.max(2, typed.length() / 3) + 1;
        for (String candidate : known.stream().sorted().toList()) {
            int distance = distance(typed, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return show(nearest);
    }

    private static String show(@Nullable String nearest) {
        return nearest == null ? "" : ". Did you mean '" + nearest + "'?";
    }

    /// Letters to insert, remove or replace.
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[b.length()];
    }
}
