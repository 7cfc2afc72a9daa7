// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.document.Layers;
import dev.watchfire.config.document.LineDiff.Diff;
import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem;
import java.util.List;

/// What would become of a text.
///
/// @param code why it cannot be saved; {@link Code#FINE} where it can
/// @param problems where and why; the source of a position is `console`, or empty for the file
/// @param keys those that the code is about
/// @param diff against the newest version, secrets hidden
public record Examined(
        Code code, List<Problem> problems, List<Problem> warnings, List<String> keys, Diff diff) {
    public Examined {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        keys = List.copyOf(keys);
    }

    /// With the positions of one object's problems as they are in its own text.
    ///
    /// @param first its first line in the whole
    /// @param count its lines
    /// @param indent by how many columns it is further right in the whole
    Examined within(int first, int count, int indent) {
        List<Problem> own =
                problems.stream()
                        .map(
                                problem -> {
                                    Position at = problem.at();
                                    boolean inside =
                                            at.source().equals(Layers.CONSOLE)
                                                    && at.line() >= first
                                                    && at.line() < first + count;
                                    return inside
                                            ? new Problem(
                                                    new Position(
                                                            at.line() - first + 1,
                                                            Math.max(at.column() - indent, 1),
                                                            OBJECT),
                                                    problem.path(),
                                                    problem.code(),
                                                    problem.message())
                                            : problem;
                                })
                        .toList();
        return new Examined(code, own, warnings, keys, diff);
    }

    /// What positions in the text of a single object say that they are in.
    public static final String OBJECT = "object";

    public enum Code {
        FINE,
        /// The file and this text are no configuration.
        REFUSED,
        /// The file has some of its keys.
        FILE_OWNS_KEY,
        /// Somebody who is no administrator changed a key that only they may.
        ADMIN_ONLY_KEY
    }
}
