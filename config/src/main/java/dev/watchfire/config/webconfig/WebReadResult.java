// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.webconfig;

import dev.watchfire.config.problem.Problem;
import java.util.List;

/// What came of reading a `--web.config.file`.
public sealed interface WebReadResult {
    String file();

    record Accepted(String file, WebConfiguration configuration, List<Problem> warnings)
            implements WebReadResult {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /// @param problems all of them, at least one, in the order of the file
    record Refused(String file, List<Problem> problems) implements WebReadResult {
        public Refused {
            problems = List.copyOf(problems);
        }

        /// One line each.
        public String report() {
            return Problem.report(file, problems);
        }
    }
}
