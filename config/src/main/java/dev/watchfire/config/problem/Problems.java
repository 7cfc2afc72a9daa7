// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.problem;

import dev.watchfire.config.problem.Problem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers what is found while one file is read. Not safe for several threads.
public final class Problems {
    /// Beyond this a list of problems is no help any more, and a hostile file could make it long.
    public static final int MAX_REPORTED = 100;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    public void add(Position at, String path, Code code, String message) {
        problems.add(new Problem(at, path, code, message));
    }

    public void warn(Position at, String path, Code code, String message) {
        warnings.add(new Problem(at, path, code, message));
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /// In the order of the file.
    public List<Problem> problems() {
        return sorted(problems);
    }

    /// In the order of the file.
    public List<Problem> warnings() {
        return sorted(warnings);
    }

    private static List<Problem> sorted(List<Problem> found) {
        List<Problem> sorted =
                found.stream().sorted(Comparator.comparing(Problem::at)).distinct().toList();
        if (sorted.size() <= MAX_REPORTED) {
            return sorted;
        }
        List<Problem> first = new ArrayList<>(sorted.subList(0, MAX_REPORTED));
        Position next = sorted.get(MAX_REPORTED).at();
        int more = sorted.size() - MAX_REPORTED;
        first.add(
                new Problem(
                        next, "", Code.TOO_LARGE, more + " more problems from here on not shown"));
        return List.copyOf(first);
    }
}
