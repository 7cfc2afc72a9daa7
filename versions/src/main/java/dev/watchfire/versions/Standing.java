// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.versions.VersionTable.Body;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What runs, and how the last attempt to load something else went. Immutable.
///
/// @param running the version that runs, null for the file alone
/// @param newest the version that was saved last; another one than `running` only where it was
///   refused
/// @param body the text of the newest version
/// @param since when what runs was put in force
record Standing(
        Pair pair,
        @Nullable Version running,
        @Nullable Version newest,
        Body body,
        Instant since,
        Load load) {

    /// The last attempt to load.
    ///
    /// @param refusal a sentence that says what was refused and what runs instead; null where all
    ///   is well
    record Load(
            Instant at, @Nullable String refusal, List<Problem> problems, List<Problem> warnings) {
        Load {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }

        static Load fine(Instant at, List<Problem> warnings) {
            return new Load(at, null, List.of(), warnings);
        }
    }

    long newestId() {
        return newest == null ? Version.NONE : newest.id();
    }
}
