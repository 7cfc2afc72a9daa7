// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// What of a text became another, line by line, with as few changes as can be: the greedy algorithm
/// of E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
public final class LineDiff {
    /// Lines around a change that are shown with it.
    private static final int CONTEXT = 3;

    /// Up to so many changes between the common beginning and the common end it costs a few
    /// megabytes; past this all lines between count as changed, which is right and merely longer.
    private static final int MOST_CHANGES = 1_000;

    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /// @param before its number in the old text from 1, 0 where it is not in there
    /// @param after its number in the new text
    public record Line(Kind kind, int before, int after, String text) {}

    /// Lines that follow each other in both texts.
    public record Hunk(List<Line> lines) {
        public Hunk {
            lines = List.copyOf(lines);
        }
    }

    /// @param hunks with the lines around each change
    public record Diff(int added, int removed, List<Hunk> hunks) {
        public Diff {
            hunks = List.copyOf(hunks);
        }
    }

    /// A text as it is compared and as it is shown, line for line.
    public record Side(List<String> compared, List<String> shown) {
        public Side {
            compared = List.copyOf(compared);
            shown = List.copyOf(shown);
            if (compared.size() != shown.size()) {
                throw new IllegalArgumentException(
                        "%d lines to compare and %d to show"
                                .formatted(compared.size(), shown.size()));
            }
        }

        public static Side of(String text) {
            return of(text, text);
        }

        public static Side of(String compared, String shown) {
            return new Side(compared.lines().toList(), shown.lines().toList());
        }
    }

    private final Side before;
    private final Side after;

    private LineDiff(Side before, Side after) {
        this.before = before;
        this.after = after;
    }

    public static Diff between(Side before, Side after) {
        return new LineDiff(before, after).diff();
    }

    private Diff diff() {
        int from = 0;
        int oldEnd = before.compared.size();
        int newEnd = after.compared.size();
        while (from < oldEnd && from < newEnd && same(from, from)) {
            from++;
        }
        while (oldEnd > from && newEnd > from && same(oldEnd - 1, newEnd - 1)) {
            oldEnd--;
            newEnd--;
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < from; i++) {
            lines.add(kept(i, i));
        }
        lines.addAll(middle(from, oldEnd, newEnd));
        for (int i = 0; oldEnd + i < before.compared.size(); i++) {
            lines.add(kept(oldEnd + i, newEnd + i));
        }
        return new Diff(count(lines, Kind.ADDED), count(lines, Kind.REMOVED), hunks(lines));
    }

    private boolean same(int x, int y) {
        return before.compared.get(x).equals(after.compared.get(y));
    }

    private Line kept(int x, int y) {
        return new Line(Kind.SAME, x + 1, y + 1, after.shown.get(y));
    }

    private Line removed(int x) {
        return new Line(Kind.REMOVED, x + 1, 0, before.shown.get(x));
    }

    private Line added(int y) {
        return new Line(Kind.ADDED, 0, y + 1, after.shown.get(y));
    }

    private List<Line> middle(int from, int oldEnd, int newEnd) {
        int n = oldEnd - from;
        int m = newEnd - from;
        int bound = Math.min(n + m, MOST_CHANGES);
        // Of each diagonal the furthest line of the old text; of each number of changes a copy.
        int[] furthest = new int[2 * bound + 3];
        List<int[]> steps = new ArrayList<>();
        for (int changes = 0; changes <= bound; changes++) {
            steps.add(Arrays.copyOfRange(furthest, bound - changes, bound + changes + 3));
            for (int k = -changes; k <= changes; k += 2) {
                int at = bound + 1 + k;
                boolean down = k == -changes || k != changes && furthest[at - 1] < furthest[at + 1];
                int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
                int y = x - k;
                while (x < n && y < m && same(from + x, from + y)) {
                    x++;
                    y++;
                }
                furthest[at] = x;
                if (x >= n && y >= m) {
                    return back(steps, from, n, m);
                }
            }
        }
        List<Line> all = new ArrayList<>();
        for (int x = from; x < oldEnd; x++) {
            all.add(removed(x));
        }
        for (int y = from; y < newEnd; y++) {
            all.add(added(y));
        }
        return all;
    }

    /// The way there, from its end.
    private List<Line> back(List<int[]> steps, int from, int n, int m) {
        Deque<Line> lines = new ArrayDeque<>();
        int x = n;
        int y = m;
        for (int changes = steps.size() - 1; changes >= 0; changes--) {
            int[] furthest = steps.get(changes);
            int k = x - y;
            int at = changes + 1 + k;
            boolean down = k == -changes || k != changes && furthest[at - 1] < furthest[at + 1];
            int previousX = changes == 0 ? 0 : down ? furthest[at + 1] : furthest[at - 1];
            int previousY = changes == 0 ? 0 : previousX - (down ? k + 1 : k - 1);
            while (x > previousX && y > previousY) {
                x--;
                y--;
                lines.addFirst(kept(from + x, from + y));
            }
            if (changes > 0) {
                lines.addFirst(down ? added(from + previousY) : removed(from + previousX));
            }
            x = previousX;
            y = previousY;
        }
        return List.copyOf(lines);
    }

    private static int count(List<Line> lines, Kind kind) {
        return Math.toIntExact(lines.stream().filter(line -> line.kind == kind).count());
    }

    private static List<Hunk> hunks(List<Line> lines) {
        List<Hunk> hunks = new ArrayList<>();
        List<Line> hunk = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind == Kind.SAME) {
                continue;
            }
            int begin = Math.max(last + 1, i - CONTEXT);
            if (last >= 0 && begin > last + 1 && !hunk.isEmpty()) {
                hunks.add(new Hunk(hunk));
                hunk.clear();
            }
            int end = i;
            while (end + 1 < lines.size()
                    && end + 1 <= i + CONTEXT
                    && lines.get(end + 1).kind == Kind.SAME) {
                end++;
            }
            hunk.addAll(lines.subList(begin, end + 1));
            last = end;
            i = end;
        }
        if (!hunk.isEmpty()) {
            hunks.add(new Hunk(hunk));
        }
        return hunks;
    }
}
