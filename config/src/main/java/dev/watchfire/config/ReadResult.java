// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.signin.SignInSettings;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.EventRecorderSettings;
import dev.watchfire.engine.configuration.TracingSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of reading a configuration.
public sealed interface ReadResult {
    /// The file's name as messages show it.
    String file();

    /// What is accepted and yet worth knowing, in the order of the file.
    List<Problem> warnings();

    /// @param text the configuration as it was read, secrets and all
    /// @param templates the globs of `templates`, not used yet
    /// @param tracing null where nothing is to be traced
    /// @param eventRecorder null where nothing is to be recorded
    /// @param signIn where people may sign in besides here
    record Accepted(
            String file,
            Configuration configuration,
            List<Problem> warnings,
            String text,
            List<String> templates,
            @Nullable TracingSettings tracing,
            @Nullable EventRecorderSettings eventRecorder,
            SignInSettings signIn)
            implements ReadResult {
        public Accepted {
            warnings = List.copyOf(warnings);
            templates = List.copyOf(templates);
        }

        /// Without the text, which holds secrets.
        @Override
        public String toString() {
            return "Accepted[" + file + ", " + warnings.size() + " warnings]";
        }
    }

    /// @param problems all of them, at least one, in the order of the file
    record Refused(String file, List<Problem> problems, List<Problem> warnings)
            implements ReadResult {
        public Refused {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }

        /// One line each: `alertmanager.yml:12:5: route.group_wait: …`.
        public String report() {
            return Problem.report(file, problems);
        }
    }

    /// One line for each warning.
    default String warningReport() {
        return Problem.report(file(), warnings());
    }
}
